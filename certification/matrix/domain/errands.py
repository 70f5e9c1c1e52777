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
    asked = _asked(cell)
    if asked is None or asked.due_on is None:
        return None
    if asked.due_on > on + soon and asked.kind is not ErrandKind.CHANGED:
        return None
    return _errand(cell, asked, asked.due_on, on)


@dataclass(frozen=True, slots=True)
class _Asked:
    kind: ErrandKind
    facets: tuple[Facet, ...]
    due_on: date | None


def _asked(cell: Cell) -> _Asked | None:
    """The check a cell comes to sooner or later."""
    if not cell.required or not cell.assessable:
        return None
    facets = tuple(mark.facet for mark in cell.strip if mark.state is not FacetState.NOT_ASSESSABLE)
    if cell.seal.label in (Status.VALID_EXCEPT, Status.LAPSED):
        days = {mark.facet: mark.due_on for mark in cell.strip if mark.due_on}
        return _Asked(ErrandKind.CHANGED, tuple(days), min(days.values(), default=None))
    if cell.seal.label == Status.EXPIRED:
        return _Asked(ErrandKind.EXPIRED, facets, cell.expires_on)
    if cell.covers:
        return _Asked(ErrandKind.RENEWAL, facets, cell.expires_on)
    return _Asked(ErrandKind.FIRST, facets, cell.due_on) if cell.state is CellState.NOT_YET else None


def _errand(cell: Cell, asked: _Asked, due_on: date, on: date) -> Errand:
    return Errand(asked.kind, cell.clerk, cell.matter, cell.tier, asked.facets, due_on, due_on < on)


def errands(cells: Iterable[Cell], *, on: date, soon: timedelta = SOON) -> list[Errand]:
    """Every check these cells ask for, the most binding first; cells that tie keep their order."""
    found = [one for cell in cells if (one := errand(cell, on=on, soon=soon))]
    return sorted(found, key=lambda one: one.order)


@dataclass(frozen=True, slots=True)
class Arranged:
    """A check somebody brought forward to `due_on`; it may be sat from `from_on`, and is done once the certification
    holds longer than `held_until` (None: at all)."""

    matter: str
    from_on: date
    due_on: date
    held_until: date | None

    def waits(self, cell: Cell) -> bool:
        """Whether the check is still to be sat."""
        until = cell.valid_until
        return until is None or (self.held_until is not None and until <= self.held_until)


def brought_forward(
    found: Iterable[Errand], cells: Iterable[Cell], arranged: Iterable[Arranged], *, on: date
) -> list[Errand]:
    """One clerk's errands with the arranged checks among them: an errand keeps its own day where that is earlier."""
    errands, known = {one.matter: one for one in found}, {cell.matter: cell for cell in cells}
    for one in arranged:
        cell = known.get(one.matter)
        asked = _asked(cell) if cell and one.from_on <= on and one.waits(cell) else None
        if cell and asked:
            own = errands.get(one.matter)
            errands[one.matter] = _errand(cell, asked, min(own.due_on, one.due_on) if own else one.due_on, on)
    return sorted(errands.values(), key=lambda one: one.order)


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
