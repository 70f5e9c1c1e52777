"""What the results of a paper say together: how the scores lie, and how its questions fared.

Of a question nothing is told that fewer than five people were asked, for everybody could reckon who answered what.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from quizzes.domain.statistics import FEWEST_PEOPLE
from quizzes.domain.statistics.discrimination import Pair, discrimination, rest_of
from quizzes.domain.statistics.shrinkage import Estimate

STEP = 10


@dataclass(frozen=True, slots=True)
class Marked:
    """One sitting: who, and whether each question was right, by what it was about."""

    person: int
    answers: tuple[tuple[Hashable, bool], ...]


@dataclass(frozen=True, slots=True)
class Band:
    """Scores from `low` to `high` percent, both counted; the last band ends at 100."""

    low: int
    high: int
    people: int


@dataclass(frozen=True, slots=True)
class Fared:
    """How one thing asked fared: `right` of `asked` (the facility), and whether those who knew the rest knew it."""

    about: Hashable
    asked: int
    right: int
    people: int
    discrimination: Estimate | None

    @property
    def percent(self) -> int:
        return percent(self.right, self.asked)


def percent(right: int, asked: int) -> int:
    """Rounded down, so that nobody short of the pass mark is shown as having reached it."""
    return 100 * right // asked if asked else 0


def bands(percents: Iterable[int]) -> tuple[Band, ...]:
    """Ten bands over the scores; 100 belongs to the last."""
    counts = [0] * (100 // STEP)
    for one in percents:
        counts[min(one // STEP, len(counts) - 1)] += 1
    last = len(counts) - 1
    return tuple(
        Band(place * STEP, 100 if place == last else place * STEP + STEP - 1, people)
        for place, people in enumerate(counts)
    )


def fared(sittings: Sequence[Marked]) -> tuple[tuple[Fared, ...], int]:
    """What may be told, hardest first, and of how many things nothing is."""
    counts: Mapping[Hashable, list[bool]] = defaultdict(list)
    people: Mapping[Hashable, set[int]] = defaultdict(set)
    pairs: Mapping[Hashable, list[Pair]] = defaultdict(list)
    for sitting in sittings:
        rights = sum(right for _about, right in sitting.answers)
        for about, right in sitting.answers:
            counts[about].append(right)
            people[about].add(sitting.person)
            rest = rest_of(right, rights=rights, asked=len(sitting.answers))
            if rest is not None:
                pairs[about].append((right, rest))
    told = [
        Fared(about, len(answers), sum(answers), len(people[about]), discrimination(pairs[about]))
        for about, answers in counts.items()
        if len(people[about]) >= FEWEST_PEOPLE
    ]
    return tuple(sorted(told, key=lambda one: (one.right / one.asked, -one.asked))), len(counts) - len(told)
