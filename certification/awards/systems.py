"""Which intake systems of a centre a clerk lacks: asked of whoever keeps practical assessments.

That room stands beside this one and neither knows the other; the answer is registered when the application starts
(`certification.apps`). Without anybody registered a centre works with no system.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import date

from people.models import Centre, User

Lacking = Mapping[int, Mapping[str, date]]
Answer = Callable[[Collection[User], Centre, date], Lacking]
_answers: list[Answer] = []


def answered_by(answer: Answer) -> None:
    """Register the room that can answer; the newest one is asked."""
    _answers[:] = [answer]


def uncovered_systems(clerks: Collection[User], centre: Centre, *, on: date) -> Lacking:
    """By clerk key, the systems the centre works with in which they have no assessment in date, with the day each came
    into use."""
    return _answers[0](clerks, centre, on) if _answers else {}
