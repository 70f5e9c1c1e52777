"""Saving an answer of an exam: one short transaction, and a receipt once it is on disk."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db import transaction

from quizzes.exams.models import LateAnswer
from quizzes.exams.operations.sitting import SittingNotBegun, SittingPaused, hold_sitting
from quizzes.exams.queries.sitting import SittingPolicy, limit_of_sitting, seconds_left
from quizzes.models import Attempt, Draw, Response
from quizzes.operations.answers import AnswerConflict, receipt_for, save_answer


class Arrival(StrEnum):
    """How an answer came: in time, after the limit and its grace, or after the sitting was handed in."""

    COUNTED = "counted"
    LATE = "late"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Saved:
    """What the server holds now. What isn't COUNTED is kept as a LateAnswer and counts once the head accepts it."""

    arrival: Arrival
    sequence: int
    receipt: str
    at: datetime
    remaining_seconds: int


@transaction.atomic(durable=True)
def save_exam_answer(
    draw: Draw, *, sequence: int, answer: Any, at: datetime, written_at: datetime | None = None
) -> Saved:
    """Keep the answer that arrived at `at`; when this returns it is on disk. See `take_exam_answer`."""
    return take_exam_answer(draw, sequence=sequence, answer=answer, at=at, written_at=written_at)


def take_exam_answer(
    draw: Draw, *, sequence: int, answer: Any, at: datetime, written_at: datetime | None = None
) -> Saved:
    """Keep the answer in the caller's transaction: its receipt holds once that is committed.

    The same again gives the same receipt, also of a sitting that was closed meanwhile; a lower sequence is kept but
    never stands over a higher one. Four statements: the sitting's row, its acts, what was saved, the answer. Raises
    quizzes' AnswerConflict, SittingPaused and SittingNotBegun.
    """
    attempt = hold_sitting(draw.attempt_id)
    draw.attempt = attempt
    if attempt.state == Attempt.State.PREPARED or attempt.on_paper:
        raise SittingNotBegun
    limit = limit_of_sitting(attempt)
    assert limit is not None
    left = seconds_left(limit, at=at) if attempt.is_open else 0
    late = limit.is_over(at, grace=SittingPolicy.of(attempt).grace)
    if attempt.is_open and not late:
        if limit.paused:
            return _known(draw, sequence=sequence, answer=answer, left=left)
        row = save_answer(draw, sequence=sequence, answer=answer, at=at)
        return Saved(Arrival.COUNTED, sequence, row.receipt, row.effective_at, left)
    saved = draw.responses.filter(sequence=sequence).first()
    if saved is not None:
        return _the_same(saved, answer, Arrival.COUNTED, left)
    kept = _keep_late(draw, sequence=sequence, answer=answer, at=at, written_at=written_at)
    return _the_same(kept, answer, Arrival.LATE if late else Arrival.CLOSED, left)


def _known(draw: Draw, *, sequence: int, answer: Any, left: int) -> Saved:
    """While the clock stands, only what was saved before may be asked for again."""
    saved = draw.responses.filter(sequence=sequence).first()
    if saved is None:
        raise SittingPaused
    return _the_same(saved, answer, Arrival.COUNTED, left)


def _the_same(saved: Response | LateAnswer, answer: Any, arrival: Arrival, left: int) -> Saved:
    if saved.answer != answer:
        raise AnswerConflict(saved)
    return Saved(arrival, saved.sequence, saved.receipt, saved.effective_at, left)


def _keep_late(draw: Draw, *, sequence: int, answer: Any, at: datetime, written_at: datetime | None) -> LateAnswer:
    kept, _new = LateAnswer.objects.get_or_create(
        draw=draw,
        sequence=sequence,
        defaults={
            "answer": answer,
            "receipt": receipt_for(draw, sequence=sequence, answer=answer, at=at),
            "written_at": written_at,
            "effective_at": at,
            "recorded_at": at,
        },
    )
    return kept
