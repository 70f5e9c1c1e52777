"""What came too late: the head takes it in with a reason, or leaves it out with one."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from ledger import audit
from people.models import User
from quizzes.exams.models import ExamResult, LateAnswer, LateAnswerDecision
from quizzes.exams.operations.closing import grade_sitting
from quizzes.exams.operations.results import append_result, tell
from quizzes.exams.operations.sitting import hold_sitting
from quizzes.models import Attempt, Response
from quizzes.operations.regrading import regrade_sitting


class DecisionRefused(Exception):
    """Nothing was written: `code` is "decided_already" or "runs_still"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def decide_late(
    late: Collection[LateAnswer], *, accepted: bool, reason: str, by: User, at: datetime
) -> ExamResult | None:
    """Decide about late answers of one sitting together; of accepted ones the new result, else None.

    An accepted answer becomes a response with the receipt and the time of its arrival, and stands by its sequence like
    any other; an answer that was graded before keeps its evidence. Raises DecisionRefused where one was decided, or
    the sitting runs (again).
    """
    (attempt_id,) = {one.draw.attempt_id for one in late}
    attempt = hold_sitting(attempt_id)
    if attempt.state != Attempt.State.FINISHED:
        raise DecisionRefused("runs_still")
    if LateAnswerDecision.objects.filter(late__in=late).exists():
        raise DecisionRefused("decided_already")
    LateAnswerDecision.objects.bulk_create(
        LateAnswerDecision(late=one, accepted=accepted, reason=reason, by=by, effective_at=at, recorded_at=at)
        for one in late
    )
    told = {"answers": len(late), "reason": reason}
    audit.record("exam.late_accepted" if accepted else "exam.late_refused", attempt, by=by, at=at, **told)
    if not accepted:
        return None
    known = set(Response.objects.filter(draw__attempt=attempt).values_list("draw", "sequence"))
    Response.objects.bulk_create(
        Response(
            draw_id=one.draw_id,
            sequence=one.sequence,
            answer=one.answer,
            receipt=one.receipt,
            effective_at=one.effective_at,
            recorded_at=at,
        )
        for one in late
        if (one.draw_id, one.sequence) not in known
    )
    assert attempt.finished_at is not None
    marks = grade_sitting(attempt, ended_at=attempt.finished_at, at=at)
    result = append_result(attempt, ExamResult.Cause.LATE_ACCEPTED, marks, ended_at=attempt.finished_at, at=at)
    tell(result, at=at)
    regrade_sitting(attempt, at=at)
    return attempt.results.latest("number")
