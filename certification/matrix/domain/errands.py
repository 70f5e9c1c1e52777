"""Which check a cell of the matrix asks for, why, and by when."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from certification.awards.domain.decisions import Status
from certification.matrix.domain.cells import Cell, FacetState
from certification.matrix.domain.seals import CellState
from courses.domain.facets import Facet, Tier

SOON = timedelta(days=30)


class ErrandKind(StrEnum):
    """Why a check is due; the order is that of urgency where days are the same."""

    CHANGED = "changed"  # facets changed: the delta check
    EXPIRED = "expired"
    RENEWAL = "renewal"  # still valid, but not for long
    FIRST = "first"


@dataclass(frozen=True, slots=True)
class Errand:
    """One check that is due, by which day, and the facets it asks. An expired certification's day is its last one.
    `shared` are all the matters it answers for where they share the change, this one among them."""

    kind: ErrandKind
    clerk: str
    matter: str
    tier: Tier
    facets: tuple[Facet, ...]
    due_on: date
    overdue: bool
    shared: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether every facet is asked, changed or not."""
        return self.kind is not ErrandKind.CHANGED

    @property
    def order(self) -> tuple[bool, date, int]:
        """Changed matters first, then by day."""
        return self.whole, self.due_on, list(ErrandKind).index(self.kind)


def errand(cell: Cell, *, on: date, soon: timedelta = SOON) -> Errand | None:
    """The check the cell asks for: at once where something changed or ended, else from `soon` before its day."""
    if not cell.required or not cell.assessable:
        return None
    asked = tuple(mark.facet for mark in cell.strip if mark.state is not FacetState.NOT_ASSESSABLE)
    kind, due_on = None, None
    if cell.seal.label in (Status.VALID_EXCEPT, Status.LAPSED):
        days = {mark.facet: mark.due_on for mark in cell.strip if mark.due_on}
        kind, due_on, asked = ErrandKind.CHANGED, min(days.values(), default=None), tuple(days)
    elif cell.seal.label == Status.EXPIRED:
        kind, due_on = ErrandKind.EXPIRED, cell.expires_on
    elif cell.covers:
        kind, due_on = ErrandKind.RENEWAL, cell.expires_on
    elif cell.state is CellState.NOT_YET:
        kind, due_on = ErrandKind.FIRST, cell.due_on
    if kind is None or due_on is None or (due_on > on + soon and kind is not ErrandKind.CHANGED):
        return None
    return Errand(kind, cell.clerk, cell.matter, cell.tier, asked, due_on, due_on < on)


def errands(cells: Iterable[Cell], *, on: date, soon: timedelta = SOON) -> list[Errand]:
    """Every check these cells ask for, the most binding first; cells that tie keep their order."""
    found = [one for cell in cells if (one := errand(cell, on=on, soon=soon))]
    return sorted(found, key=lambda one: one.order)


def joined(found: Iterable[Errand], changes: Iterable[tuple[Facet, Collection[str]]]) -> list[Errand]:
    """One clerk's errands with those that one check answers made one: of each change (its facet and the matters that
    share it) the most binding stands for all, and a matter keeps its own only for what else changed in it."""
    left = sorted(found, key=lambda one: one.order)
    for facet, matters in changes:
        members = [one for one in left if not one.whole and one.matter in matters and facet in one.facets]
        if len(members) < 2:
            continue
        rest = [
            replace(one, facets=tuple(own for own in one.facets if own is not facet)) if one in members else one
            for one in left
        ]
        together = replace(members[0], facets=(facet,), shared=tuple(one.matter for one in members))
        left = sorted([together, *(one for one in rest if one.facets)], key=lambda one: one.order)
    return left
