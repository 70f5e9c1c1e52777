"""What changed today (今天变了什么): since the last working day, and what is about to."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.fields.json import KT
from django.utils import timezone

from courses.domain.editorial import normal
from courses.domain.facets import ChangeKind
from courses.domain.workdays import working_day_before
from courses.models import Catalogue, FacetChange, Matter, MatterRetirement, MatterVersion, Offering
from courses.moments import end_of, start_of
from people.models import Centre

COMING = timedelta(days=14)
"""How far ahead announced changes are told."""


class News(StrEnum):
    """What happened to a matter; the order is that of a list."""

    FACTS = "facts"
    WORDING = "wording"
    OTHER = "other"  # elements beside the facets: fee, contact, department …
    NEW = "new"
    RETIRED = "retired"


ORDER = tuple(News)


@dataclass(frozen=True, slots=True)
class Happening:
    """One matter and what happened to it on that day, with its changed facets.

    `fee`: the fee changed with the version that holds. `own`: the reader must master the matter.
    """

    matter: Matter
    news: News
    day: date
    facets: tuple[FacetChange, ...] = ()
    fee: bool = False
    own: bool = False


@dataclass(frozen=True, slots=True)
class Todays:
    """What is in force since `since` (a day, included), and what comes by `until` (included)."""

    since: date
    until: date
    now: tuple[Happening, ...]
    coming: tuple[Happening, ...]


def matters_of_centre(centre: Centre | int, on: date) -> QuerySet[Matter]:
    """Matters the centre handles at some time between the last working day and the end of what is announced."""
    around = Offering.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=working_day_before(on)), centre=centre, starts_on__lte=on + COMING
    )
    return Matter.objects.filter(pk__in=around.values("matter"))


def matters_of_catalogues(catalogues: QuerySet[Catalogue]) -> QuerySet[Matter]:
    """Every matter of these catalogues."""
    return Matter.objects.filter(catalogue__in=catalogues)


def todays_changes(matters: QuerySet[Matter], *, on: date, own: Iterable[int] = ()) -> Todays:
    """What happened to these matters, the reader's own first; five queries for any number.

    A change counts from its effective date, or from the day the house learned of it where that was later. An edition
    that was not put in force isn't there for anybody.
    """
    since, until = working_day_before(on), on + COMING
    versions = _versions(matters).defer("elements", "cells")
    now = list(versions.filter(pk__in=MatterVersion.objects.in_force(on).values("pk")).filter(_told_in(since, on)))
    later = MatterVersion.objects.activated().filter(
        matter=OuterRef("matter"), number__gt=OuterRef("number"), effective_at__lte=OuterRef("effective_at")
    )
    ahead = Q(effective_at__gte=end_of(on), effective_at__lt=end_of(until))
    coming = list(versions.filter(~Exists(later), ahead))
    gone = list(_retirements(matters, since, on, until))
    changes = _changes([version.matter_id for version in [*now, *coming]], since, until)
    mine = set(own)

    def told(rows: Iterable[Happening]) -> tuple[Happening, ...]:
        marked = [replace(row, own=row.matter.pk in mine) for row in rows]
        return tuple(sorted(marked, key=lambda row: (not row.own, ORDER.index(row.news), row.day, row.matter.pk)))

    # what several editions of these days changed is one row, about the version that holds
    brought = [(one, [c for c in changes.get(one.matter_id, ()) if c.effective_at < end_of(on)]) for one in now]
    bring = [(one, [c for c in changes.get(one.matter_id, ()) if c.to_version_id == one.pk]) for one in coming]
    taken = [Happening(row.matter, News.RETIRED, _day(row)) for row in gone]
    return Todays(
        since,
        until,
        told([*(_of_version(*row) for row in brought), *(row for row in taken if row.day <= on)]),
        told([*(_of_version(*row) for row in bring), *(row for row in taken if row.day > on)]),
    )


def _versions(matters: QuerySet[Matter]) -> QuerySet[MatterVersion]:
    earlier = MatterVersion.objects.activated().filter(matter=OuterRef("matter"), number__lt=OuterRef("number"))
    activated = MatterVersion.objects.activated().filter(matter__in=matters.values("pk"))
    before = earlier.order_by("-number").annotate(said=KT("elements__fee")).values("said")[:1]
    told = activated.annotate(follows=Exists(earlier), fee=KT("elements__fee"), fee_before=Subquery(before))
    return told.select_related("matter__lesson", "edition__activation")


def _told_in(since: date, on: date) -> Q:
    """In force by `on`, and effective or learned of on one of the days."""
    fresh = Q(effective_at__gte=start_of(since)) | Q(edition__activation__recorded_at__gte=start_of(since))
    return fresh & Q(effective_at__lt=end_of(on), edition__activation__recorded_at__lt=end_of(on))


def _retirements(matters: QuerySet[Matter], since: date, on: date, until: date) -> QuerySet[MatterRetirement]:
    """Matters taken off the list in these days and not listed again."""
    again = MatterVersion.objects.activated().filter(
        matter=OuterRef("matter"), edition__number__gt=OuterRef("edition__number")
    )
    ahead = Q(effective_at__gte=end_of(on), effective_at__lt=end_of(until))
    found = MatterRetirement.objects.activated().filter(
        _told_in(since, on) | ahead, ~Exists(again), matter__in=matters.values("pk")
    )
    return found.select_related("matter__lesson", "edition__activation")


def _changes(matters: list[int], since: date, until: date) -> dict[int, list[FacetChange]]:
    """The changes of these matters as they count now, told in these days."""
    newer = FacetChange.objects.filter(
        to_version=OuterRef("to_version"), facet=OuterRef("facet"), pk__gt=OuterRef("pk")
    )
    rows = FacetChange.objects.filter(
        ~Exists(newer),
        Q(effective_at__gte=start_of(since)) | Q(to_version__edition__activation__recorded_at__gte=start_of(since)),
        matter__in=matters,
        to_version__edition__activation__isnull=False,
        effective_at__lt=end_of(until),
    )
    found: dict[int, list[FacetChange]] = {}
    for row in rows.order_by("pk"):
        found.setdefault(row.matter_id, []).append(row)
    return found


def _of_version(version: MatterVersion, changes: list[FacetChange]) -> Happening:
    fee = version.follows and normal(version.fee or "") != normal(version.fee_before or "")
    return Happening(version.matter, _news(version, changes), _day(version), tuple(changes), fee)


def _news(version: MatterVersion, changes: list[FacetChange]) -> News:
    if any(change.kind == ChangeKind.MATERIAL for change in changes):
        return News.FACTS
    if changes:
        return News.WORDING
    return News.OTHER if version.follows else News.NEW


def _day(row: MatterVersion | MatterRetirement) -> date:
    return timezone.localdate(max(row.effective_at, row.edition.activation.recorded_at))
