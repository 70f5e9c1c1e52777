"""What to practise today within the burden budget of the week: needs in, an ordered list out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from courses.domain.facets import FACETS, Facet

SECONDS_UNKNOWN = 45
"""Taken for a facet whose templates have no measured time yet."""


class Urgency(IntEnum):
    """Why a facet wants practice; the lower the sooner. Mandatory checks are booked before any practice."""

    MANDATORY = 0
    STALE = 1
    DUE = 2
    WEAK = 3
    UNKNOWN = 4


class LeftOut(StrEnum):
    BUDGET = "budget"
    NOT_ASSESSABLE = "not_assessable"
    NOT_DUE = "not_due"


@dataclass(frozen=True, slots=True)
class Need:
    """One facet of one matter that wants asking. `cases` is the yearly number of cases, the weight among equals.

    `due_on` orders needs of one urgency: the longest overdue first; None where nothing fell due.
    """

    matter_code: str
    facet: Facet
    urgency: Urgency
    cases: int = 0
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Practice:
    """What fits, in the order to ask it, what was left out and why, and the seconds it will take."""

    chosen: tuple[Need, ...]
    left_out: tuple[tuple[Need, LeftOut], ...]
    seconds: int


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


def _order(need: Need, on: date) -> tuple[int, int, int, str, int]:
    overdue = (on - need.due_on).days if need.due_on else 0
    return need.urgency, -need.cases, -overdue, need.matter_code, FACETS.index(need.facet)
