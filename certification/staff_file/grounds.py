"""The facts of a person's year that bear on the yearly word: duty, certifications due, post.

That needs training, certifications and the matrix, which this room does not know; whoever does registers itself here
when the application starts (`certification.apps`). Without anybody registered no word can be suggested or signed.
"""

from collections.abc import Callable, Iterable
from datetime import date

from certification.staff_file.domain.yearly import Grounds
from people.models import Centre, User

Answer = Callable[..., dict[int, Grounds]]
_answers: list[Answer] = []


def answered_by(answer: Answer) -> None:
    """Register the room that can answer; the newest one is asked."""
    _answers[:] = [answer]


def grounds_of(people: Iterable[User], centre: Centre, *, year: int, on: date) -> dict[int, Grounds]:
    """By person key, as they stand that day; a constant number of queries."""
    return _answers[0](list(people), centre, year=year, on=on) if _answers else {}
