"""From the answers that stand to marks and a score. An item counts when it was answered wholly right."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from courses.domain.facets import Facet
from quizzes.domain.grading import BadAnswer, grade
from quizzes.domain.item import Item

INCOMPLETE = "incomplete"
"""The one key of an answer that was saved half given: {"incomplete": {field: [values]}}."""


def incomplete(fields: dict[str, list[str]]) -> dict[str, Any]:
    """What was given so far, kept as it was sent."""
    return {INCOMPLETE: fields}


def is_answered(answer: Any) -> bool:
    """Whether there is anything to grade: not cleared, not "I don't know", not half given."""
    return bool(answer) and not (isinstance(answer, dict) and INCOMPLETE in answer)


@dataclass(frozen=True, slots=True)
class Mark:
    """What one item came to; `verdicts` bear on its facets, and are none where it was not answered."""

    position: int
    right: bool
    answered: bool
    verdicts: tuple[tuple[Facet, bool], ...] = ()

    def to_json(self) -> list[Any]:
        return [self.position, self.right, self.answered]


def mark(position: int, item: Item, answer: Any) -> Mark:
    """Grade the answer that stands. One that fits no form of the item is wrong and proves nothing, for a sitting must
    be closable whatever was sent."""
    if not is_answered(answer):
        return Mark(position, right=False, answered=False)
    try:
        given = grade(item, answer)
    except BadAnswer:
        return Mark(position, right=False, answered=True)
    return Mark(position, given.right, answered=True, verdicts=given.verdicts)


@dataclass(frozen=True, slots=True)
class Score:
    """How many of how many, against the pass mark; reckoned in whole numbers."""

    right: int
    asked: int
    pass_percent: int

    @property
    def passed(self) -> bool:
        return self.asked > 0 and self.right * 100 >= self.pass_percent * self.asked


def score(marks: Sequence[Mark], *, pass_percent: int) -> Score:
    """What the marks come to."""
    return Score(sum(one.right for one in marks), len(marks), pass_percent)


def rights_needed(asked: int, *, pass_percent: int) -> int:
    """The fewest right answers that pass."""
    return -(-pass_percent * asked // 100)
