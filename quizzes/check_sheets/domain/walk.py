"""The answers of a sheet in the order the check itself would have asked: facet by facet as the rule says, of each
facet the items as they stand on the sheet. What it doesn't come to is not counted, whatever was written there.

Where the rule asks a facet of which the sheet holds no further item, the check ends as not passed. It isn't left
undecided: that would be one more try for whoever gets a facet wrong again and again, and of those who know 95 % it is
one in fifty (`copies`).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from courses.domain.facets import Facet
from quizzes.domain.check import (
    Answered,
    CheckPolicy,
    CheckReason,
    CheckState,
    CheckStatus,
    Decision,
    advance,
    decide,
    next_facet,
)


class OnSheet(NamedTuple):
    """One item of a sheet, the facet it was drawn for, and what its answer said; not answered is answered wrong."""

    position: int
    facet: Facet
    answered: Answered


@dataclass(frozen=True, slots=True)
class Walk:
    """The positions that count, in the order the rule came to them, and where it ended."""

    taken: tuple[int, ...]
    state: CheckState
    decision: Decision

    @property
    def passed(self) -> bool:
        return self.decision.status is CheckStatus.CERTIFIED


def walk(sheet: Iterable[OnSheet], policy: CheckPolicy, assessable: Sequence[Facet], start: CheckState) -> Walk:
    """Ask the sheet until the rule says it is over, or a facet has no item left."""
    left: dict[Facet, list[OnSheet]] = defaultdict(list)
    for one in sorted(sheet, reverse=True):
        left[one.facet].append(one)
    state, taken = start, list[int]()
    while (facet := next_facet(state, policy, assessable)) is not None:
        if not left[facet]:
            decision = decide(state, policy, assessable)
            reasons = (CheckReason.SHEET_USED_UP, *decision.reasons)
            return Walk(tuple(taken), state, Decision(CheckStatus.FAILED, reasons, decision.open_facets))
        one = left[facet].pop()
        taken.append(one.position)
        state = advance(state, policy, *one.answered)
    return Walk(tuple(taken), state, decide(state, policy, assessable))


def rounds(assessable: Sequence[Facet], copies: int) -> tuple[Facet, ...]:
    """The facet of every position of a sheet: each once, then each again."""
    return tuple(assessable) * copies
