"""Simulated clerks: they sit checks on real items of the starter list, through the rule itself.

A clerk answers an item with the key or not at all, by the chance for the worst known facet it touches; somebody
blind in a facet is right as often as the item may be guessed. Items come from a pool made beforehand, so that
thousands of checks take a second.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from courses.domain.facets import FACETS, Facet
from quizzes.domain.bank import BankSnapshot
from quizzes.domain.check import CheckPolicy, CheckState, CheckStatus, advance, decide, next_facet
from quizzes.domain.dice import Dice
from quizzes.domain.grading import grade, key_answer
from quizzes.domain.item import Item
from quizzes.domain.registry import certifying_item
from tests.quizzes.domain.starter import starter_banks

SEEDS = 8
FINE = 10**6
RAREST_FIRST = (Facet.TIME_LIMIT, Facet.RESULT, *FACETS)
Pool = dict[Facet, tuple[Item, ...]]


@cache
def pools() -> tuple[Pool, ...]:
    """Certifying items by facet, of every matter of the starter list of which all six can be asked."""
    made = (_pool(bank) for bank in starter_banks())
    return tuple(pool for pool in made if pool)


def _pool(bank: BankSnapshot) -> Pool | None:
    found: Pool = {}
    for facet in dict.fromkeys(RAREST_FIRST):
        made = (certifying_item(bank, facet, seed) for seed in range(SEEDS))
        found[facet] = tuple(one for one in made if isinstance(one, Item))
        if not found[facet]:
            return None
    return {facet: found[facet] for facet in FACETS}


@dataclass(frozen=True, slots=True)
class Sat:
    certified: bool
    items: int


def sit(pool: Pool, policy: CheckPolicy, knows: Mapping[Facet, float | None], dice: Dice) -> Sat:
    """One whole check; None as knowledge of a facet is guessing."""
    state, assessable = CheckState(), tuple(pool)
    while facet := next_facet(state, policy, assessable):
        item = dice.choice(pool[facet])
        right = dice.below(FINE) < FINE * min(_chance(knows[touched], item) for touched in item.facets)
        given = grade(item, key_answer(item) if right else None)
        verdicts = tuple((f, good) for f, good in given.verdicts if f in assessable)
        state = advance(state, policy, verdicts, item.guess)
    return Sat(decide(state, policy, assessable).status is CheckStatus.CERTIFIED, state.items)


def _chance(knows: float | None, item: Item) -> float:
    return float(item.guess) if knows is None else knows


def sit_many(times: int, policy: CheckPolicy, knows: Mapping[Facet, float | None], *, seed: int) -> list[Sat]:
    dice, matters = Dice("simulated clerks", seed), pools()
    return [sit(matters[n % len(matters)], policy, knows, dice) for n in range(times)]
