"""Which check would bring one more certified clerk to a matter, and whose is the shortest way to it."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from certification.awards.domain.decisions import Status
from certification.awards.domain.policy import CertificationPolicy
from certification.matrix.domain.ahead import Ending, Held
from certification.matrix.domain.cells import Cell, FacetState
from certification.matrix.domain.presence import Stay, absence
from courses.domain.facets import Facet, Tier


class MendKind(StrEnum):
    """The order is that of nearness where as many facets are asked."""

    DELTA = "delta"
    COMING = "coming"  # the delta check of what is still to change
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


def mend(cell: Cell, *, on: date, low_on: date, policy: CertificationPolicy) -> Mend | None:
    """The check that would let the clerk be counted on `low_on` who can't be by their certification; None where
    they can, or no check helps (nothing can be asked; a suspension is for a person to lift)."""
    if not cell.assessable or cell.seal.label == Status.SUSPENDED:
        return None
    until = cell.valid_until
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
    cells: Iterable[Cell],
    *,
    on: date,
    low_on: date,
    stays: Iterable[Stay],
    policy: CertificationPolicy,
    held: Iterable[Held] = (),
) -> tuple[Mend, ...]:
    """Of one matter's cells every check that helps, the nearest to certified first; whoever is away on the day the
    matter is barest can't mend it. `held` tells who will lose it to what is still to change."""
    known, coming = {stay.clerk: stay for stay in stays}, {one.clerk: one for one in held}
    there = (cell for cell in cells if absence(known[cell.clerk], low_on) is None)
    found = (
        _when_changed(cell, coming.get(cell.clerk), low_on) or mend(cell, on=on, low_on=low_on, policy=policy)
        for cell in there
    )
    return tuple(sorted(filter(None, found), key=lambda one: one.nearness))


def _when_changed(cell: Cell, held: Held | None, low_on: date) -> Mend | None:
    if held is None or held.changes_on is None or held.ending is not Ending.COMING or held.until >= low_on:
        return None
    until = held.until
    return Mend(MendKind.COMING, cell.clerk, cell.matter, cell.tier, held.facets, held.changes_on, cell.required, until)


@dataclass(frozen=True, slots=True)
class Want:
    """A matter that lacks so many clerks on a day, and the checks that would help, the nearest first."""

    bare_on: date
    missing: int
    mends: tuple[Mend, ...]


@dataclass(frozen=True, slots=True)
class Booking:
    """A check and the last day to sit it: the Sunday of the first week that has the time; `late` where the matter is
    bare before that."""

    mend: Mend
    seconds: int
    due_on: date
    bare_on: date

    @property
    def late(self) -> bool:
        return self.due_on >= self.bare_on


def arrange(
    wants: Iterable[Want], *, seconds: Callable[[Mend], int], busy: Mapping[tuple[str, date], int], budget: int
) -> tuple[Booking, ...]:
    """For each matter in turn as many checks as clerks are lacking, each laid into the earliest week of its clerk that
    has the time; of clerks who are equally near, the one with the least to do.

    `busy` are the seconds already due by (clerk, Monday). A check longer than the budget has a week to itself.
    """
    taken, found = Counter(busy), []
    for want in wants:
        left = list(want.mends)
        for _ in range(min(want.missing, len(left))):
            load = Counter[str]()
            for (clerk, _monday), spent in taken.items():
                load[clerk] += spent
            one = min(left, key=lambda mend: (mend.nearness[:-1], load[mend.clerk], mend.clerk))
            left.remove(one)
            length, monday = seconds(one), one.from_on - timedelta(days=one.from_on.weekday())
            while taken[one.clerk, monday] and taken[one.clerk, monday] + length > budget:
                monday += timedelta(weeks=1)
            taken[one.clerk, monday] += length
            found.append(Booking(one, length, monday + timedelta(days=6), want.bare_on))
    return tuple(found)
