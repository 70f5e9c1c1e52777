"""How many items of each facet a sheet holds: the rule asks as it goes, and paper can't be drawn for afterwards.

Too few, and whoever knows the matter is refused because the sheet ran out; so there are as many as leave at most one
in fifty of those who answer 95 % right without a question. Computed from the policy itself, whatever its numbers.
"""

from collections.abc import Sequence
from functools import lru_cache

from courses.domain.facets import Facet
from quizzes.domain.check import CheckPolicy, CheckState, FacetCount
from quizzes.domain.enumeration import Characteristic, characteristic, even
from quizzes.domain.guesses import GUESSES, Draw
from quizzes.domain.rule_figures import MASTER

RUNS_OUT = 0.02
"""The greatest chance that the sheet of such a clerk runs out."""


def first_state(policy: CheckPolicy, delta: Sequence[Facet]) -> CheckState:
    """What a check begins with: a delta check with every facet open."""
    return CheckState(counts=tuple(FacetCount(facet, 0, policy.fresh_rights) for facet in delta))


@lru_cache(maxsize=64)
def copies_needed(policy: CheckPolicy, assessable: tuple[Facet, ...], *, delta: bool = False) -> int:
    """Items of each facet. Half a second for a full check the first time."""
    if policy.once_each or not assessable:
        return 1
    fewest = max(policy.fresh_rights, -(-(policy.rights_needed(0, len(assessable)) or 0) // len(assessable)))
    for copies in range(fewest, policy.max_items):
        if on_paper(policy, assessable, copies, knows=MASTER, delta=delta).used_up <= RUNS_OUT:
            return copies
    return policy.max_items


def on_paper(
    policy: CheckPolicy, assessable: tuple[Facet, ...], copies: int, *, knows: float, delta: bool = False
) -> Characteristic:
    """What such a sheet passes and refuses of a clerk who knows every facet equally well; items guessed as usual."""
    start = first_state(policy, assessable if delta else ())
    return characteristic(policy, even(knows, assessable), GUESSES[Draw.USUAL], copies=copies, start=start)
