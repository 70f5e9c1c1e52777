"""Reads of the roll-ups: summary rows alone, never a cell, in a constant number of queries whatever the unit."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, Sum

from certification.rollup.domain.figures import Figures, summed
from certification.rollup.domain.tree import branches, tops
from certification.rollup.models import CentreSummary, MatterSummary
from people.actor import Actor
from people.models import AdminUnit, Centre

FEW = 60
"""So many centres at most are looked at matter by matter; of a larger unit one goes down first."""
WEAKEST = 30


@dataclass(frozen=True, slots=True)
class Branch:
    """A unit or a centre below, with its figures; `on` is the oldest day among its rows (None: nothing summed up)."""

    place: AdminUnit | Centre
    figures: Figures
    waiting: int
    on: date | None


@dataclass(frozen=True, slots=True)
class CategorySum:
    name: str
    places: int
    short: int
    uncovered: int
    percent: int | None


@dataclass(frozen=True, slots=True)
class WeakMatter:
    """A matter too few clerks hold in `short` of the `centres` that handle it, in `uncovered` of them nobody."""

    name: str
    category: str
    centres: int
    short: int
    uncovered: int


@dataclass(frozen=True, slots=True)
class UnitSum:
    """`waiting` centres have no row yet; `on` is the oldest day the figures are of."""

    unit: AdminUnit
    above: tuple[AdminUnit, ...]
    figures: Figures
    waiting: int
    on: date | None
    branches: tuple[Branch, ...]
    categories: tuple[CategorySum, ...]
    weakest: tuple[WeakMatter, ...]
    by_matter: bool


def units_in_reach(actor: Actor) -> list[AdminUnit]:
    """The highest units the actor may see rolled up, in order of their codes; two queries."""
    units = list(AdminUnit.objects.all())
    reach = actor.leads_units | actor.inspects_units
    own = [unit for unit in units if actor.is_admin or unit.pk in reach]
    parents = {unit.pk: unit.parent_id for unit in units}
    top = set(tops(parents, [unit.pk for unit in own]))
    return [unit for unit in own if unit.pk in top]


def unit_sum(unit: AdminUnit, *, reach: frozenset[int] | None) -> UnitSum:
    """The unit and each branch of it; `reach` are the units that may be named above it (None: all). Two queries for
    the tree and the rows of centres, two more where the centres are few enough to look at matters."""
    units = {one.pk: one for one in AdminUnit.objects.all()}
    under = branches({one.pk: one.parent_id for one in units.values()}, unit.pk)
    centres = [
        one for one in Centre.objects.select_related("summary") if one.unit_id in under or one.unit_id == unit.pk
    ]
    by_branch: dict[int, list[Centre]] = defaultdict(list)
    for centre in centres:
        by_branch[under.get(centre.unit_id, unit.pk)].append(centre)
    below = [_branch(units[child], own) for child, own in by_branch.items() if child != unit.pk]
    below.sort(key=lambda one: one.place.code)
    own = [_branch(centre, [centre]) for centre in by_branch[unit.pk]]
    few = 0 < len(centres) <= FEW
    whole = _branch(unit, centres)
    return UnitSum(
        unit=unit,
        above=tuple(_above(unit, units, reach)),
        figures=whole.figures,
        waiting=whole.waiting,
        on=whole.on,
        branches=(*below, *own),
        categories=_categories(centres) if few else (),
        weakest=_weakest(centres) if few else (),
        by_matter=few,
    )


def _above(unit: AdminUnit, units: dict[int, AdminUnit], reach: frozenset[int] | None) -> list[AdminUnit]:
    found: list[AdminUnit] = []
    parent = unit.parent_id
    while parent is not None and (reach is None or parent in reach):
        found.insert(0, units[parent])
        parent = units[parent].parent_id
    return found


def _branch(place: AdminUnit | Centre, centres: Iterable[Centre]) -> Branch:
    rows = [_summary(one) for one in centres]
    known = [row for row in rows if row is not None]
    return Branch(
        place,
        summed(row.figures for row in known),
        waiting=len(rows) - len(known),
        on=min((row.on for row in known), default=None),
    )


def _summary(centre: Centre) -> CentreSummary | None:
    return getattr(centre, "summary", None)


SHORT = Q(holders__lt=F("k"))


def _categories(centres: Iterable[Centre]) -> tuple[CategorySum, ...]:
    rows = MatterSummary.objects.filter(centre__in=[one.pk for one in centres]).values("matter__category")
    counted = rows.annotate(
        places=Count("pk"),
        few=Count("pk", filter=SHORT),
        none=Count("pk", filter=Q(holders=0)),
        valid=Sum(F("certified") + F("valid_except")),
        wanted=Sum("required"),
    ).order_by("matter__category")
    return tuple(
        CategorySum(
            row["matter__category"],
            row["places"],
            row["few"],
            row["none"],
            row["valid"] * 100 // row["wanted"] if row["wanted"] else None,
        )
        for row in counted
    )


def _weakest(centres: Iterable[Centre]) -> tuple[WeakMatter, ...]:
    rows = MatterSummary.objects.filter(centre__in=[one.pk for one in centres])
    counted = (
        rows.values("matter__code", "matter__name", "matter__category")
        .annotate(places=Count("pk"), few=Count("pk", filter=SHORT), none=Count("pk", filter=Q(holders=0)))
        .filter(few__gt=0)
        .order_by("-few", "-none", "matter__code", "matter__name")[:WEAKEST]
    )
    return tuple(
        WeakMatter(row["matter__name"], row["matter__category"], row["places"], row["few"], row["none"])
        for row in counted
    )
