"""How a sitting stands: its limit, and what was saved of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from quizzes.exams.domain.limits import Act, ActKind, Limit, limit_of
from quizzes.exams.models import SittingAct
from quizzes.models import Attempt, Response


@dataclass(frozen=True, slots=True)
class SittingPolicy:
    """What of the paper was frozen when the sitting was made."""

    minutes: int
    grace: timedelta
    pass_percent: int
    closes_at: datetime

    @classmethod
    def of(cls, attempt: Attempt) -> "SittingPolicy":
        told = attempt.policy
        return cls(
            minutes=told["minutes"],
            grace=timedelta(seconds=told["grace_seconds"]),
            pass_percent=told["pass_percent"],
            closes_at=datetime.fromisoformat(told["closes_at"]),
        )


@dataclass(frozen=True, slots=True)
class SavedAnswer:
    """What stands of one question; `saved_at` is when it arrived."""

    sequence: int
    answer: Any
    receipt: str
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class SittingState:
    """A sitting at `at`. `limit` is None before it is started; `answers` by position hold what stands, not what was
    right."""

    state: str
    at: datetime
    limit: Limit | None
    answers: dict[int, SavedAnswer]

    @property
    def paused(self) -> bool:
        return self.limit is not None and self.limit.paused

    @property
    def remaining_seconds(self) -> int:
        return seconds_left(self.limit, at=self.at) if self.state == Attempt.State.OPEN else 0


def seconds_left(limit: Limit | None, *, at: datetime) -> int:
    """Whole seconds, rounded down: nobody is promised a second that isn't there."""
    return int(limit.remaining(at).total_seconds()) if limit else 0


def limit_of_sitting(attempt: Attempt, *, acts: Iterable[SittingAct] | None = None) -> Limit | None:
    """The limit by the acts recorded so far (one query, unless they are given); None before the start, and on paper:
    there the invigilator's watch tells."""
    if attempt.started_at is None or attempt.on_paper:
        return None
    policy = SittingPolicy.of(attempt)
    told = [
        Act(ActKind(act.kind), act.effective_at, act.minutes or 0)
        for act in (attempt.acts.all() if acts is None else acts)
    ]
    return limit_of(attempt.started_at, policy.minutes, policy.closes_at, told)


def standing_answers(attempt: Attempt) -> dict[int, Response]:
    """Position → the response of the highest sequence, for what was answered at all; one query."""
    rows = Response.objects.filter(draw__attempt=attempt).select_related("draw").order_by("sequence")
    return {row.draw.position: row for row in rows}


def sitting_state(attempt: Attempt, *, at: datetime) -> SittingState:
    """Two queries, however many questions there are."""
    answers = {
        position: SavedAnswer(row.sequence, row.answer, row.receipt, row.effective_at)
        for position, row in sorted(standing_answers(attempt).items())
    }
    return SittingState(attempt.state, at, limit_of_sitting(attempt), answers)
