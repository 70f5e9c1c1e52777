"""What a centre handles and could handle: its unit's catalogues and those of the units above, on one day."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from courses.domain.facets import Depth, Tier
from courses.domain.offerings.terms import Held, Terms
from courses.models import Catalogue, Matter, MatterVersion, Offering, WindowMatter
from people.models import Centre, Window
from people.queries import units_above

WARNED = timedelta(days=60)
"""So long before the last day of an authorisation somebody should see to the next one."""


def catalogues_of(centre: Centre) -> QuerySet[Catalogue]:
    """The catalogues a centre takes its matters from: its own unit's and those of every unit above."""
    return Catalogue.objects.filter(unit__in=units_above(centre.unit)).select_related("unit")


def lasting(rows: QuerySet, on: date) -> QuerySet:
    """Offerings (or matters of windows) that hold that day or will later."""
    return rows.filter(Q(ends_on=None) | Q(ends_on__gt=on))


def matters_known(centre: Centre, *, on: date) -> QuerySet[Matter]:
    """Matters the centre could handle that day (in force in its catalogues), and those it has, in force or not."""
    in_force = MatterVersion.objects.in_force(on).filter(matter__catalogue__in=catalogues_of(centre))
    has = lasting(Offering.objects.filter(centre=centre), on)
    matters = Matter.objects.filter(Q(pk__in=in_force.values("matter")) | Q(pk__in=has.values("matter")))
    return matters.order_by("catalogue__unit__code", "category", "code")


def held_by(centre: Centre, *, on: date) -> dict[int, Held]:
    """Every matter the centre knows, by key, with the terms that hold that day or begin next; four queries."""
    terms, windows = _terms(centre, on), _windows(centre, on)
    return {
        key: Held(key, code, name, terms.get(key), frozenset(windows.get(key, ())))
        for key, code, name in matters_known(centre, on=on).values_list("pk", "code", "name")
    }


def terms_of(offering: Offering) -> Terms:
    """A row as the domain's value."""
    return Terms(
        offering.starts_on,
        Depth(offering.depth) if offering.depth else None,
        Tier(offering.tier),
        offering.document,
        offering.expires_on,
        offering.ends_on,
    )


def special_windows(centre: Centre, *, on: date) -> QuerySet[Window]:
    """Open windows that serve a set of matters: sector and tidal ones."""
    return centre.windows.open_on(on).exclude(kind=Window.Kind.GENERAL).order_by("number")


@dataclass(frozen=True, slots=True)
class Expiring:
    """An offering whose authorisation ends soon or has ended."""

    offering: Offering
    ended: bool


def authorisations_expiring(centres: QuerySet[Centre] | list[Centre], *, on: date) -> list[Expiring]:
    """Offerings of these centres whose authorisation ends within two months or has ended, the first to end first."""
    rows = Offering.objects.running_on(on).filter(centre__in=centres, expires_on__lte=on + WARNED)
    rows = rows.exclude(document="").select_related("centre__unit", "matter__lesson")
    return [Expiring(row, row.expires_on < on) for row in rows.order_by("expires_on", "centre", "matter__code")]


def with_figures(centres: list[Centre], on: date) -> list[tuple[Centre, int, int]]:
    """Each centre with how many matters it handles that day and how many of them under an authorisation that ends
    within two months; two queries."""
    running = Offering.objects.running_on(on).filter(centre__in=centres, matter__in=_in_force(on))
    handled: dict[int, int] = defaultdict(int)
    for centre in running.values_list("centre", flat=True):
        handled[centre] += 1
    ending: dict[int, int] = defaultdict(int)
    for one in authorisations_expiring(centres, on=on):
        ending[one.offering.centre_id] += 1
    return [(centre, handled[centre.pk], ending[centre.pk]) for centre in centres]


def not_handled(centre: Centre, *, on: date) -> QuerySet[Matter]:
    """Matters in force of the centre's catalogues that it doesn't handle and isn't going to."""
    has = lasting(Offering.objects.filter(centre=centre, matter=OuterRef("pk")), on)
    return matters_known(centre, on=on).filter(~Exists(has))


def _in_force(on: date) -> QuerySet:
    return MatterVersion.objects.in_force(on).values("matter")


def _terms(centre: Centre, on: date) -> dict[int, Terms]:
    found: dict[int, Terms] = {}
    for row in lasting(Offering.objects.filter(centre=centre), on).order_by("starts_on"):
        found.setdefault(row.matter_id, terms_of(row))
    return found


def _windows(centre: Centre, on: date) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    rows = lasting(WindowMatter.objects.filter(window__in=special_windows(centre, on=on)), on)
    for matter, number in rows.values_list("matter", "window__number"):
        found[matter].add(number)
    return found
