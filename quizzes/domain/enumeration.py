"""The operating characteristic of a check policy, exactly: every path, merged by state.

Reads the rule itself (`check.decide`, `next_facet`, `advance`), so that what the policy page shows is
what the check does. Items are taken to touch one facet each.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from courses.domain.facets import FACETS, Facet
from quizzes.domain.check import CheckPolicy, CheckState, CheckStatus, advance, decide, next_facet


@dataclass(frozen=True, slots=True)
class Characteristic:
    """Chance of being certified, and how many items it takes on average."""

    passes: float
    mean_items: float

    @property
    def refused(self) -> float:
        return 1 - self.passes

    def passes_within(self, tries: int) -> float:
        """Chance of being certified at least once in so many independent tries."""
        return 1 - self.refused**tries


def characteristic(policy: CheckPolicy, right: Mapping[Facet, float]) -> Characteristic:
    """For a clerk who answers an item on each facet right with the given chance; keys are the assessable facets."""
    assessable = tuple(right)
    known: dict[CheckState, Characteristic] = {}

    def after(state: CheckState) -> Characteristic:
        if state not in known:
            known[state] = _step(state)
        return known[state]

    def _step(state: CheckState) -> Characteristic:
        decision = decide(state, policy, assessable)
        if decision.over:
            return Characteristic(float(decision.status is CheckStatus.CERTIFIED), state.items)
        facet = next_facet(state, policy, assessable)
        assert facet is not None
        good = after(advance(state, policy, ((facet, True),)))
        bad = after(advance(state, policy, ((facet, False),)))
        chance = right[facet]
        return Characteristic(
            chance * good.passes + (1 - chance) * bad.passes,
            chance * good.mean_items + (1 - chance) * bad.mean_items,
        )

    return after(CheckState())


def even(chance: float, assessable: Sequence[Facet] = FACETS) -> dict[Facet, float]:
    """A clerk equally sure of every facet."""
    return dict.fromkeys(assessable, chance)


def blind(policy: CheckPolicy, *, guess: float, elsewhere: float, assessable: Sequence[Facet] = FACETS) -> float:
    """The worst case over facets: how often a clerk passes who can only guess on one of them."""
    return max(characteristic(policy, even(elsewhere, assessable) | {facet: guess}).passes for facet in assessable)
