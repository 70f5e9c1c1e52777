"""Appending a result, and telling it upward: of a closing, of late answers, of a regrading."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Max

from ledger import outbox
from quizzes.exams.domain.marking import Mark, score
from quizzes.exams.models import ExamResult
from quizzes.exams.queries.sitting import SittingPolicy
from quizzes.models import Attempt

TOPIC = "exam.finished"


def append_result(
    attempt: Attempt, cause: str, marks: Iterable[Mark], *, ended_at: datetime, at: datetime
) -> ExamResult:
    """The next result of the sitting; the caller holds its row."""
    told = list(marks)
    reached = score(told, pass_percent=SittingPolicy.of(attempt).pass_percent)
    last = attempt.results.aggregate(last=Max("number"))["last"] or 0
    return ExamResult.objects.create(
        attempt=attempt,
        number=last + 1,
        cause=cause,
        right=reached.right,
        asked=reached.asked,
        pass_percent=reached.pass_percent,
        passed=reached.passed,
        marks=[one.to_json() for one in told],
        effective_at=ended_at,
        recorded_at=at,
    )


def tell(result: ExamResult, *, at: datetime) -> None:
    """Publish the result upward, once for each number."""
    attempt = result.attempt
    payload = {
        "clerk": attempt.clerk_id,
        "paper": attempt.paper_id,
        "attempt": attempt.pk,
        "result": result.pk,
        "number": result.number,
        "passed": result.passed,
    }
    outbox.publish(TOPIC, payload, key=f"{TOPIC}:{attempt.pk}:{result.number}", at=at)
