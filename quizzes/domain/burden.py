"""What to practise today within the burden budget of the week: needs in, an ordered list out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from typing import TypeVar

from courses.domain.facets import FACETS, Facet

SECONDS_UNKNOWN = 45
"""Taken for a facet whose templates have no measured time yet."""
WEEK_SECONDS = 20 * 60
"""The burden budget a house begins with: working time a clerk may be asked to spend on practice and checks in one ISO
week. Which one holds on a day, `burden_rules` tell."""


class Urgency(IntEnum):
    """Why a facet wants practice; the lower the sooner. Mandatory checks are booked before any practice, and what is
    known from other matters comes last."""

    MANDATORY = 0
    STALE = 1
    DUE = 2
    WEAK = 3
    UNKNOWN = 4
    INFERRED = 5


class LeftOut(StrEnum):
    BUDGET = "budget"
    NOT_ASSESSABLE = "not_assessable"
    NOT_DUE = "not_due"


@dataclass(frozen=True, slots=True)
class Need:
    """One facet of one matter that wants asking. `cases` is the yearly number of cases, the weight among equals.

    `due_on` orders needs of one urgency: the longest overdue first; None where nothing fell due. `asked`: somebody
    asked for the matter to come first; only what changed comes before it.
    """

    matter_code: str
    facet: Facet
    urgency: Urgency
    cases: int = 0
    due_on: date | None = None
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Practice:
    """What fits, in the order to ask it, what was left out and why, and the seconds it will take."""

    chosen: tuple[Need, ...]
    left_out: tuple[tuple[Need, LeftOut], ...]
    seconds: int


@dataclass(frozen=True, slots=True)
class Week:
    """One clerk's week in seconds by typical times: what practice has asked, what other sittings have taken, and what
    is kept for checks that are due. Practice may ask what fits into `room` and nothing else."""

    practised: int = 0
    sat: int = 0
    kept: int = 0
    budget: int = WEEK_SECONDS

    @property
    def left(self) -> int:
        """What is left for practice and checks together."""
        return max(0, self.budget - self.practised - self.sat)

    @property
    def room(self) -> int:
        """What practice may still ask."""
        return max(0, self.left - self.kept)


def check_items(rights: int) -> int:
    """How many items a check is reckoned at that so many rights pass: a quarter more, for whoever knows the matter is
    wrong now and then (`enumeration` says 9.9 for 8)."""
    return -(-rights * 5 // 4)


Due = TypeVar("Due")


def book(checks: Iterable[tuple[Due, int]], *, left: int) -> tuple[tuple[Due, ...], tuple[Due, ...], int]:
    """Of the checks that are due, each with its seconds and the most binding first: those the week has time for, those
    it has not, and the seconds to keep. What is longer than the time left lets a shorter one pass."""
    fits: list[Due] = []
    over: list[Due] = []
    kept = 0
    for check, seconds in checks:
        if kept + seconds <= left:
            fits.append(check)
            kept += seconds
        else:
            over.append(check)
    return tuple(fits), tuple(over), kept


def choose_practice(
    needs: Iterable[Need],
    *,
    on: date,
    remaining_seconds: int,
    seconds: Mapping[Facet, int | None],
) -> Practice:
    """Fill the rest of the week's budget with the most needed, never over it; the same input, the same list.

    `seconds` is the usual length of an item on each facet; a facet that is None has no items. A need too
    long for what remains is passed over for a shorter one behind it.
    """
    chosen: list[Need] = []
    left_out: list[tuple[Need, LeftOut]] = []
    spent = 0
    for need in sorted(needs, key=lambda need: _order(need, on)):
        length = seconds.get(need.facet, SECONDS_UNKNOWN)
        if length is None:
            left_out.append((need, LeftOut.NOT_ASSESSABLE))
        elif need.urgency is Urgency.DUE and need.due_on is not None and need.due_on > on:
            left_out.append((need, LeftOut.NOT_DUE))
        elif spent + length > remaining_seconds:
            left_out.append((need, LeftOut.BUDGET))
        else:
            chosen.append(need)
            spent += length
    return Practice(tuple(chosen), tuple(left_out), spent)


def _order(need: Need, on: date) -> tuple[bool, int, int, int, str, int]:
    overdue = (on - need.due_on).days if need.due_on else 0
    later = need.urgency > Urgency.STALE and not need.asked
    return later, need.urgency, -need.cases, -overdue, need.matter_code, FACETS.index(need.facet)
