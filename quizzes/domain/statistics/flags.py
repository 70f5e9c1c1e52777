"""When a key deserves a second look. A flag is a question to an editor, never a verdict."""

from enum import StrEnum

from quizzes.domain.statistics.shrinkage import Estimate


class Flag(StrEnum):
    BELOW_CHANCE = "below_chance"  # right less often than by guessing
    NEGATIVE = "negative"  # those who know the rest get it wrong
    DISTRACTOR = "distractor"  # a wrong option is chosen more often than the right ones


def flags_of(*, right: Estimate, guess: float, discrimination: Estimate | None, distractors: int) -> tuple[Flag, ...]:
    """In the order of their weight. `guess` is the chance of somebody who doesn't know, `distractors` how many wrong
    options beat their key. A figure counts where its whole interval does: a little below nothing is noise."""
    found = []
    if right.high < guess:
        found.append(Flag.BELOW_CHANCE)
    if distractors:
        found.append(Flag.DISTRACTOR)
    if discrimination is not None and discrimination.high < 0:
        found.append(Flag.NEGATIVE)
    return tuple(found)
