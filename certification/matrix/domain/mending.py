"""Which check would bring one more certified clerk to a matter, and whose is the shortest way to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from certification.awards.domain.decisions import Status
from certification.awards.domain.policy import CertificationPolicy
from certification.matrix.domain.cells import Cell, FacetState
from certification.matrix.domain.presence import Stay, absence
from courses.domain.facets import Facet, Tier


class MendKind(StrEnum):
    """The order is that of nearness where as many facets are asked."""

    DELTA = "delta"
    RENEWAL = "renewal"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Mend:
    """A check of one clerk in one matter: the facets it asks and the first day it may be sat. `until` is the last
    day the clerk's certification holds as it is; None where it doesn't hold."""

    kind: MendKind
    clerk: str
    matter: str
    tier: Tier
    facets: tuple[Facet, ...]
    from_on: date
    required: bool
    until: date | None = None

    @property
    def nearness(self) -> tuple[int, int, bool, str]:
        """What sorts the nearest to certified first: facets to be asked, then what the clerk must master anyway."""
        return len(self.facets), list(MendKind).index(self.kind), not self.required, self.clerk


def valid_until(cell: Cell) -> date | None:
    """The last day the cell's certification holds if nothing is done; None where it doesn't hold today."""
    if not cell.covers or cell.expires_on is None:
        return None
    return min([cell.expires_on, *(mark.due_on for mark in cell.strip if mark.due_on)])


def mend(cell: Cell, *, on: date, low_on: date, policy: CertificationPolicy) -> Mend | None:
    """The check that would let the clerk be counted on `low_on` who can't be by their certification; None where
    they can, or no check helps (nothing can be asked; a suspension is for a person to lift)."""
    if not cell.assessable or cell.seal.label == Status.SUSPENDED:
        return None
    until = valid_until(cell)
    if until is not None and until >= low_on:
        return None
    stale = tuple(mark.facet for mark in cell.strip if mark.due_on)
    if stale and cell.expires_on and cell.expires_on >= low_on:
        kind, facets, opens = MendKind.DELTA, stale, on
    else:
        facets = tuple(mark.facet for mark in cell.strip if mark.state is not FacetState.NOT_ASSESSABLE)
        kind = MendKind.RENEWAL if until and cell.expires_on else MendKind.FULL
        opens = policy.renewable_from(cell.expires_on) if kind is MendKind.RENEWAL and cell.expires_on else on
    return Mend(kind, cell.clerk, cell.matter, cell.tier, facets, max(on, opens), cell.required, until)


def mends(
    cells: Iterable[Cell], *, on: date, low_on: date, stays: Iterable[Stay], policy: CertificationPolicy
) -> tuple[Mend, ...]:
    """Of one matter's cells every check that helps, the nearest to certified first; whoever is away on the day the
    matter is barest can't mend it."""
    known = {stay.clerk: stay for stay in stays}
    there = (cell for cell in cells if absence(known[cell.clerk], low_on) is None)
    found = (mend(cell, on=on, low_on=low_on, policy=policy) for cell in there)
    return tuple(sorted(filter(None, found), key=lambda one: one.nearness))


@dataclass(frozen=True, slots=True)
class Booking:
    """A check and the last day to sit it: of the first week that has the time; `late` where that is after the matter
    gets bare."""

    mend: Mend
    seconds: int
    due_on: date
    late: bool


def booked(
    wanted: Iterable[tuple[Mend, int, date]],
    *,
    on: date,
    busy: dict[tuple[str, date], int],
    budget: int,
) -> tuple[Booking, ...]:
    """Each check (with its seconds and the day it must be passed before) laid into the earliest week of its clerk
    that has the time left; `busy` are seconds already due by (clerk, Monday). A check longer than a week's budget
    takes a week in which nothing else is due."""
    taken, found = dict(busy), []
    for one, seconds, low_on in wanted:
        monday = one.from_on - timedelta(days=one.from_on.weekday())
        while (spent := taken.get((one.clerk, monday), 0)) and spent + seconds > budget:
            monday += timedelta(weeks=1)
        taken[one.clerk, monday] = spent + seconds
        due_on = monday + timedelta(days=6)
        found.append(Booking(one, seconds, due_on, late=due_on >= low_on))
    return tuple(found)
