"""How a closed check ends by corrected verdicts.

It ends where the rule would have ended it: what was asked beyond that counts for nothing. Where the verdicts that
are left neither pass nor fail it, nobody knows how it would have ended, and that is said instead of guessed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from courses.domain.facets import Facet
from quizzes.domain.check import Answered, CheckPolicy, CheckState, CheckStatus, advance, decide


class Verdict(StrEnum):
    """PASSED and FAILED as the check says; UNDECIDED where too little is left to say either."""

    PASSED = "passed"
    FAILED = "failed"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Score:
    """Items asked and right, how it ended, and the check's reasons."""

    decision: Verdict
    asked: int
    right: int
    reasons: tuple[str, ...] = ()

    @property
    def figures(self) -> tuple[str, int, int]:
        return self.decision.value, self.asked, self.right


DECISIONS = {
    CheckStatus.CERTIFIED: Verdict.PASSED,
    CheckStatus.FAILED: Verdict.FAILED,
    CheckStatus.RUNNING: Verdict.UNDECIDED,
}


def score(answers: Iterable[Answered], policy: CheckPolicy, assessable: Sequence[Facet], start: CheckState) -> Score:
    """The score of these items in the order they were asked, withdrawn ones left out; `start` is the state before the
    first one (a delta check begins with open facets)."""
    state, decision = start, decide(start, policy, assessable)
    for verdicts, guess in answers:
        if decision.over:
            break
        state = advance(state, policy, verdicts, guess)
        decision = decide(state, policy, assessable)
    reasons = tuple(reason.value for reason in decision.reasons)
    return Score(DECISIONS[decision.status], state.items, state.right, reasons)
