"""Mastery summed up: facet → matter → category → centre, in whole numbers.

Only what can be asked counts. A sum of sums is the sum of all their facets, whatever the levels between.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from quizzes.domain.mastery import How


@dataclass(frozen=True, slots=True)
class Rollup:
    """So many facets, by how they are known, and the sum of their recall in percent (0 of one without an answer)."""

    examined: int = 0
    practised: int = 0
    inferred: int = 0
    stale: int = 0
    unknown: int = 0
    recall_sum: int = 0

    @property
    def facets(self) -> int:
        return self.examined + self.practised + self.inferred + self.stale + self.unknown

    @property
    def answered(self) -> int:
        """Known by an answer of the clerk's own, at the version in force."""
        return self.examined + self.practised

    @property
    def recall(self) -> int:
        """Of a hundred questions on these facets so many would be answered right today; rounded down."""
        return self.recall_sum // self.facets if self.facets else 0


def of_facet(how: How, recall: int) -> Rollup:
    """One facet. What is stale is remembered as it was, which is no longer right: its recall counts for nothing, and so
    does that of a facet the clerk never answered."""
    counts = recall if how in (How.EXAMINED, How.PRACTISED) else 0
    return Rollup(**{how.value: 1}, recall_sum=counts)


def rolled_up(parts: Iterable[Rollup]) -> Rollup:
    """The level above."""
    sums: Counter[str] = Counter()
    for part in parts:
        for name in Rollup.__dataclass_fields__:
            sums[name] += getattr(part, name)
    return Rollup(**sums)
