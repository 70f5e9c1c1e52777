"""What a regrading would change in certifications, which this storey does not know.

Whoever knows registers itself when the application starts (`certification.apps`). Without anybody registered nothing
is said, and the page says so.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from quizzes.domain.regrading.plan import RegradePlan


@dataclass(frozen=True, slots=True)
class Consequence:
    """One certification whose status becomes another; codes of the statuses and their words."""

    clerk: int
    centre: int | None
    matter: int
    before: str
    after: str
    before_words: str | Promise
    after_words: str | Promise
    papers: int = 0
    """Certificates of the clerk that name the matter and whose last day isn't past."""


Answer = Callable[..., tuple[Consequence, ...]]
_answers: list[Answer] = []


def answered_by(answer: Answer) -> None:
    """Register the room that can answer; the newest one is asked."""
    _answers[:] = [answer]


def certifications_after(plan: RegradePlan, *, on: date) -> tuple[Consequence, ...] | None:
    """Certifications that stand otherwise once the plan is carried out; None where nobody can answer."""
    return _answers[0](plan, on=on) if _answers else None
