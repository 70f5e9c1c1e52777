"""What became of an answer, in the words a question is mended by."""

from enum import StrEnum

from quizzes.domain.grading import Grade


class Slip(StrEnum):
    RIGHT = "right"
    TOO_LITTLE = "too_little"
    TOO_MUCH = "too_much"
    BOTH = "both"
    OTHERWISE = "otherwise"
    UNKNOWN = "unknown"  # the clerk said so


def slip_of(given: Grade, *, answered: bool) -> Slip:
    """Of one graded answer; an order, a number or an outcome is wrong otherwise."""
    if given.right:
        return Slip.RIGHT
    if not answered:
        return Slip.UNKNOWN
    little, much = bool(given.asked_too_little), bool(given.asked_too_much)
    return {(True, False): Slip.TOO_LITTLE, (False, True): Slip.TOO_MUCH, (True, True): Slip.BOTH}.get(
        (little, much), Slip.OTHERWISE
    )
