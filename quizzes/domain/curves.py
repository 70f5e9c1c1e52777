"""A rule's operating characteristic as points: what becomes of clerks who know half to all of a matter."""

from dataclasses import dataclass

from quizzes.domain.check import CheckPolicy
from quizzes.domain.enumeration import Guesses, tally

LEAST, MOST = 50, 100


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """`knows` in per cent: the chance of answering any one item right. The rest are chances, and a mean of items."""

    knows: int
    once: float
    in_tries: float
    items: float


def curve(policy: CheckPolicy, guesses: Guesses | None = None, *, tries: int, step: int = 5) -> tuple[CurvePoint, ...]:
    """From half to all, exactly; tries are taken to be independent."""
    ways = tally(policy, guesses)
    points = []
    for knows in range(LEAST, MOST + 1, step):
        found = ways.at(knows / 100)
        points.append(CurvePoint(knows, found.passes, found.passes_within(tries), found.mean_items))
    return tuple(points)
