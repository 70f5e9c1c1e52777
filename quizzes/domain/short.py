"""The short check: a few questions drawn from named matters, the same number whoever sits it.

It closes a way of learning and certifies nothing, so its numbers are few: every matter is asked before one is asked
twice, and four fifths of the answers must be right.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from courses.domain.facets import Facet
from quizzes.domain.dice import Dice

LENGTH = 8
"""Questions of a short check, and so the most matters it can be about."""
PERCENT = 80

Cell = tuple[int, Facet]
"""A matter by its key, and the facet to ask."""


def turns(askable: Mapping[int, Sequence[Facet]], dice: Dice) -> tuple[Cell, ...]:
    """Every cell in the order of asking: each matter once by the dice, then each again with its next facet.

    Whoever draws takes the first `LENGTH` an item can be made of.
    """
    matters = dice.shuffled(sorted(matter for matter, facets in askable.items() if facets))
    columns = [[(matter, facet) for facet in dice.shuffled(list(askable[matter]))] for matter in matters]
    return tuple(cell for turn in zip_longest(*columns) for cell in turn if cell is not None)


def rights_needed(asked: int, percent: int = PERCENT) -> int:
    """Right answers that pass, rounded up; of none asked, one: nothing proves nothing."""
    return max(1, -(-asked * percent // 100))


@dataclass(frozen=True, slots=True)
class ShortResult:
    """How a short check stands: questions that count, and how many of them are right."""

    asked: int
    right: int
    needed: int

    @property
    def passed(self) -> bool:
        return self.right >= self.needed
