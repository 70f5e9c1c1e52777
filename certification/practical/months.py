"""How many months a practical assessment is valid: asked of whoever keeps the rules of certification.

This room stands beside that one and doesn't know it; the answer is registered when the application starts
(`certification.apps`). Without anybody registered the two years of the design hold.
"""

from collections.abc import Callable
from datetime import date

Answer = Callable[[date], int]
_answers: list[Answer] = []
UNASKED = 24


def answered_by(answer: Answer) -> None:
    """Register the room that can answer; the newest one is asked."""
    _answers[:] = [answer]


def months_on(on: date) -> int:
    """Months by the rules in force on the day an assessment is observed."""
    return _answers[0](on) if _answers else UNASKED
