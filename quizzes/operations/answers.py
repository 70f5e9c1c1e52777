"""Saving an answer: idempotent by (draw, sequence), with a receipt for what is on disk."""

import json
from datetime import datetime
from hashlib import sha256
from typing import Any

from quizzes.exams.models import LateAnswer
from quizzes.models import Draw, Response


class AnswerConflict(Exception):
    """The same sequence came with other content (two tabs). `saved` is what stands; nothing was written."""

    def __init__(self, saved: Response | LateAnswer) -> None:
        self.saved = saved
        super().__init__(f"draw {saved.draw_id} has another answer at sequence {saved.sequence}")


class SittingClosed(Exception):
    """The sitting is finished, or the item was already graded; nothing was written."""


def receipt_for(draw: Draw, *, sequence: int, answer: Any, at: datetime) -> str:
    """SHA-256 over the canonical JSON of what was saved and when; given to the clerk after the commit."""
    said = [draw.pk, sequence, answer, at.isoformat()]
    return sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def save_answer(draw: Draw, *, sequence: int, answer: Any, at: datetime) -> Response:
    """Keep the answer, in the transaction of a caller who holds the attempt's row.

    The same again returns the row already there; a late, lower sequence is kept but never stands over a higher one.
    Raises AnswerConflict, and SittingClosed for a new answer to a closed sitting.
    """
    saved = draw.responses.filter(sequence=sequence).first()
    if saved is None:
        if not draw.attempt.is_open:
            raise SittingClosed
        saved = Response.objects.create(
            draw=draw,
            sequence=sequence,
            answer=answer,
            receipt=receipt_for(draw, sequence=sequence, answer=answer, at=at),
            effective_at=at,
            recorded_at=at,
        )
    if saved.answer != answer:
        raise AnswerConflict(saved)
    return saved


def standing_answer(draw: Draw) -> Response | None:
    """The answer that counts: the highest sequence."""
    return draw.responses.order_by("-sequence").first()
