"""Which matters are worth seeing beside a host: what the host is certified in and the learner is not.

That needs certifications, which this room does not know; whoever does registers itself here when the application
starts (`certification.apps`). Without anybody registered every matter is as good as any other.
"""

from collections.abc import Callable, Iterable
from datetime import date

from courses.models import Matter
from people.models import Centre, User

Answer = Callable[..., list[Matter]]
_answers: list[Answer] = []


def answered_by(answer: Answer) -> None:
    """Register the room that can answer; the newest one is asked."""
    _answers[:] = [answer]


def worth_seeing(
    matters: Iterable[Matter], *, learner: User, host: User | None, centre: Centre, on: date
) -> list[Matter]:
    """Those of the matters the learner needs and the host knows, the most needed first."""
    return _answers[0](list(matters), learner=learner, host=host, centre=centre, on=on) if _answers else []
