"""How hard the questions of a template are, when few people have answered them.

Each template's share right is drawn from its family's: a beta distribution whose mean is the family's own and whose
strength comes from how far its templates differ beyond chance (empirical Bayes; G. Casella, "An Introduction to
Empirical Bayes Data Analysis", The American Statistician 39, 1985). The strength by moments with the numbers of answers
as weights: J. C. Kleinman, "Proportions with Extraneous Variance: Single and Independent Samples", Journal of the
American Statistical Association 68, 1973. Five answers then say little and are pulled to the family, five hundred speak
for themselves. The interval does not count that the family itself is estimated, so it is a little too narrow.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from quizzes.domain.statistics.beta import quantile

Count = tuple[int, int]
"""(answers right, answers)"""
WEAKEST, STRONGEST = 2.0, 200.0
"""The prior is worth at least and at most so many answers, whatever the moments say."""
BELIEF = 0.9
"""The interval holds the share with this chance, by equal tails."""


@dataclass(frozen=True, slots=True)
class Prior:
    """What is believed of a template of the family before its first answer: `mean`, worth `strength` answers."""

    mean: float
    strength: float


@dataclass(frozen=True, slots=True)
class Estimate:
    """A share with the interval it lies in; never shown without it."""

    value: float
    low: float
    high: float


def family_prior(counts: Sequence[Count]) -> Prior:
    """From the counts of every template in a family; a family of one is worth little."""
    counted = [(right, n) for right, n in counts if n]
    total = sum(n for _right, n in counted)
    # one answer right and one wrong on top, so that a family nobody fails is not thought to be perfect
    mean = (sum(right for right, _n in counted) + 1) / (total + 2)
    if len(counted) < 2:
        return Prior(mean, WEAKEST)
    extra = within_family(counted)
    if extra <= 0:
        return Prior(mean, STRONGEST)
    return Prior(mean, min(STRONGEST, max(WEAKEST, 1 / extra - 1)))


def within_family(counts: Sequence[Count]) -> float:
    """How alike two answers to one template are beyond their family (the intra-class correlation): 0 where templates
    differ by chance alone, 1 where each is always or never right. Of few templates it may come out beyond either."""
    total = sum(n for _right, n in counts)
    mean = sum(right for right, _n in counts) / total
    room = total - sum(n * n for _right, n in counts) / total - (len(counts) - 1)
    if mean in (0, 1) or room <= 0:
        return 0.0
    return (spread(counts) / (mean * (1 - mean)) - (len(counts) - 1)) / room


def spread(counts: Sequence[Count]) -> float:
    """The weighted squares of how far each template's share lies from the family's."""
    mean = sum(right for right, _n in counts) / sum(n for _right, n in counts)
    return sum(n * (right / n - mean) ** 2 for right, n in counts)


def shrunk(count: Count, prior: Prior) -> Estimate:
    """The template's share right after its answers."""
    right, n = count
    a = right + prior.strength * prior.mean
    b = n - right + prior.strength * (1 - prior.mean)
    tail = (1 - BELIEF) / 2
    return Estimate(a / (a + b), quantile(tail, a, b), quantile(1 - tail, a, b))
