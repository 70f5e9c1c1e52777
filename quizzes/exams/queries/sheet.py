"""Every question of a sitting with what is saved of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from quizzes.domain.item import Item
from quizzes.exams.domain.marking import is_answered
from quizzes.exams.queries.sitting import SavedAnswer, SittingState, sitting_state
from quizzes.models import Attempt, Draw

UNREAD = ("snapshot__matter_version__elements", "snapshot__matter_version__cells")
"""All a matter's facts: the item already holds what is asked of them."""


class Standing(StrEnum):
    """How far a question is; `half` is saved but not an answer yet (half an ordering)."""

    ANSWERED = "answered"
    HALF = "half"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the sheet."""

    draw: Draw
    item: Item
    saved: SavedAnswer | None

    @property
    def position(self) -> int:
        return self.draw.position

    @property
    def next_sequence(self) -> int:
        return self.saved.sequence + 1 if self.saved else 1

    @property
    def standing(self) -> Standing:
        if self.saved is None or not self.saved.answer:
            return Standing.OPEN
        return Standing.ANSWERED if is_answered(self.saved.answer) else Standing.HALF


@dataclass(frozen=True, slots=True)
class Sheet:
    """The questions in their order, and how the sitting stands."""

    questions: tuple[Question, ...]
    state: SittingState

    def count(self, standing: Standing) -> int:
        return sum(question.standing is standing for question in self.questions)

    @property
    def answered(self) -> int:
        return self.count(Standing.ANSWERED)

    @property
    def unanswered(self) -> tuple[Question, ...]:
        return tuple(question for question in self.questions if question.standing is not Standing.ANSWERED)

    def at(self, position: int) -> Question | None:
        """The question there; None where the sheet has none."""
        return next((question for question in self.questions if question.position == position), None)


def sheet_of(attempt: Attempt, *, at: datetime) -> Sheet:
    """Three queries, however many questions there are (pictures of written ones apart)."""
    state = sitting_state(attempt, at=at)
    draws = attempt.draws.select_related("snapshot__matter_version__matter").defer(*UNREAD).order_by("position")
    questions = tuple(Question(draw, draw.snapshot.item, state.answers.get(draw.position)) for draw in draws)
    return Sheet(questions, state)
