"""The operating characteristic of a check policy, exactly: every path, merged by state.

Reads the rule itself (`check.decide`, `next_facet`, `advance`), so that what the policy page shows is
what the check does. Items are taken to touch one facet each, and all items of a facet to be guessed equally well.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from courses.domain.facets import FACETS, Facet
from quizzes.domain.check import NEVER, CheckPolicy, CheckState, CheckStatus, advance, decide, next_facet
from quizzes.domain.item import CERTIFYING_GUESS

Guesses = Mapping[Facet, Fraction]
"""How well the items of each facet are guessed; a facet left out is never guessed."""


@dataclass(frozen=True, slots=True)
class Characteristic:
    """Chance of being certified, how many items it takes on average, and the chance that a sheet of paper holds no
    further question of the facet to ask."""

    passes: float
    mean_items: float
    used_up: float = 0

    @property
    def refused(self) -> float:
        return 1 - self.passes

    def passes_within(self, tries: int) -> float:
        """Chance of being certified at least once in so many independent tries."""
        return 1 - self.refused**tries


@dataclass(frozen=True, slots=True)
class Tally:
    """How many ways a check may end, as (right, wrong, ways that certify, all ways): of whoever knows every facet
    equally well, one tally answers for any knowledge."""

    ends: tuple[tuple[int, int, int, int], ...]

    def at(self, chance: float) -> Characteristic:
        weighed = [
            (chance**right * (1 - chance) ** wrong, right + wrong, good, ways) for right, wrong, good, ways in self.ends
        ]
        return Characteristic(
            sum(weight * good for weight, _items, good, _ways in weighed),
            sum(weight * items * ways for weight, items, _good, ways in weighed),
        )


def tally(policy: CheckPolicy, guesses: Guesses | None = None, assessable: Sequence[Facet] = FACETS) -> Tally:
    """Every way a check under this policy may end. About a tenth of a second the first time."""
    chances = guesses or {}
    return _tally(policy, tuple((facet, chances.get(facet, NEVER)) for facet in assessable))


@lru_cache(maxsize=64)
def _tally(policy: CheckPolicy, guesses: tuple[tuple[Facet, Fraction], ...]) -> Tally:
    chances, assessable = dict(guesses), tuple(facet for facet, _guess in guesses)
    ends: dict[tuple[int, int], tuple[int, int]] = defaultdict(lambda: (0, 0))
    layer = {CheckState(): 1}
    while layer:
        after: dict[CheckState, int] = defaultdict(int)
        for state, ways in layer.items():
            decision = decide(state, policy, assessable)
            facet = next_facet(state, policy, assessable)
            if facet is None:
                good, every = ends[state.right, state.wrong]
                good += ways * (decision.status is CheckStatus.CERTIFIED)
                ends[state.right, state.wrong] = good, every + ways
                continue
            for right in (True, False):
                after[advance(state, policy, ((facet, right),), chances[facet])] += ways
        layer = after
    return Tally(tuple((*reached, *ways) for reached, ways in sorted(ends.items())))


def characteristic(
    policy: CheckPolicy,
    right: Mapping[Facet, float],
    guesses: Guesses | None = None,
    *,
    copies: int | None = None,
    start: CheckState | None = None,
) -> Characteristic:
    """For a clerk who answers an item on each facet right with the given chance; keys are the assessable facets.

    On paper there are so many `copies` of items a facet, and whoever needs one more is refused; `start` is what a delta
    check begins with.
    """
    assessable, chances = tuple(right), guesses or {}
    passes = mean_items = used_up = 0.0
    layer = {start or CheckState(): 1.0}
    while layer:
        after: dict[CheckState, float] = defaultdict(float)
        for state, weight in layer.items():
            facet = next_facet(state, policy, assessable)
            if facet is None:
                mean_items += weight * state.items
                passes += weight * (decide(state, policy, assessable).status is CheckStatus.CERTIFIED)
                continue
            if copies is not None and state.count(facet).asked >= copies:
                mean_items += weight * state.items
                used_up += weight
                continue
            for good, chance in ((True, right[facet]), (False, 1 - right[facet])):
                if chance > 0:
                    follows = advance(state, policy, ((facet, good),), chances.get(facet, NEVER))
                    after[follows] += weight * chance
        layer = after
    return Characteristic(passes, mean_items, used_up)


def even(chance: float, assessable: Sequence[Facet] = FACETS) -> dict[Facet, float]:
    """A clerk equally sure of every facet."""
    return dict.fromkeys(assessable, chance)


def blind(policy: CheckPolicy, guesses: Guesses) -> float:
    """The worst case over facets: how often a clerk passes who knows everything else and can only guess on one."""
    known = even(1.0, tuple(guesses))
    return max(characteristic(policy, known | {facet: float(guesses[facet])}, guesses).passes for facet in guesses)


@lru_cache(maxsize=64)
def worst_blind(policy: CheckPolicy, assessable: Sequence[Facet] = FACETS) -> float:
    """The same for any chance to guess a certifying item: the greatest, and the greatest that leaves no doubt."""
    undoubted = min(CERTIFYING_GUESS, Fraction(policy.doubt_percent, 100))
    return max(blind(policy, dict.fromkeys(assessable, guess)) for guess in {CERTIFYING_GUESS, undoubted})
