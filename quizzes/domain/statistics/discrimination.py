"""Whether those who know the rest of the check also know this question.

The point-biserial correlation between the question (right or wrong) and the share right of the *other* questions of the
same check; the question itself is left out of the rest, or it would agree with itself (S. Henrysson, "Correction of
Item-Total Correlations in Item Analysis", Psychometrika 28, 1963). Checks end early for those who know and for those
who don't, so the rest is a share and not a sum, and a rest of fewer than three questions says too little.
"""

from collections.abc import Sequence
from math import atanh, sqrt, tanh

from quizzes.domain.statistics.shrinkage import Estimate

FEWEST_ANSWERS = 10
FEWEST_OTHERS = 3
NINE_TENTHS = 1.6448536269514722
"""Between minus and plus so many standard deviations lie nine tenths of a normal distribution."""
Pair = tuple[bool, float]
"""(this question right, share right of the others)"""


def rest_of(right: bool, *, rights: int, asked: int) -> float | None:
    """The share right of the other questions of a check with `rights` of `asked`; None where there are too few."""
    others = asked - 1
    return (rights - right) / others if others >= FEWEST_OTHERS else None


def discrimination(pairs: Sequence[Pair]) -> Estimate | None:
    """With its interval by Fisher's z; None where there are too few answers, or all are alike."""
    n = len(pairs)
    if n < FEWEST_ANSWERS:
        return None
    rights = [1.0 if right else 0.0 for right, _rest in pairs]
    rests = [rest for _right, rest in pairs]
    mean_right, mean_rest = sum(rights) / n, sum(rests) / n
    both = sum((a - mean_right) * (b - mean_rest) for a, b in zip(rights, rests, strict=True))
    own = sum((a - mean_right) ** 2 for a in rights)
    other = sum((b - mean_rest) ** 2 for b in rests)
    if own < 1e-12 or other < 1e-12:
        return None
    value = max(-1.0, min(1.0, both / sqrt(own * other)))
    z, reach = atanh(max(-0.999999, min(0.999999, value))), NINE_TENTHS / sqrt(n - 3)
    return Estimate(value, min(value, tanh(z - reach)), max(value, tanh(z + reach)))
