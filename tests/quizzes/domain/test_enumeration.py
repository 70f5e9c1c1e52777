"""What a check policy is worth, exactly.

DESIGN §7 gives 4.7 % (60 %), 3.9 % refused (95 %), 9.9 items (8.9 at 98 %) and 5.5 % (blind). The rule as
written, 13 right with one or two wrong within 15 items, gives the figures below: stricter on the non-master,
half a point harder on the master, 10.0 items. No reading gives all five. 8.9 and 5.5 % hold in every one, the
latter where a blind guess succeeds one time in twenty; at one in ten it is 11.8 %. Ending at 14 items with
one or two wrong comes nearest: 4.4 %, 4.0 %, 9.9.
"""

from itertools import product

import pytest

from courses.domain.facets import FACETS
from quizzes.domain.check import (
    FULL_CHECK,
    OPEN_BOOK_CHECK,
    CheckPolicy,
    CheckState,
    CheckStatus,
    advance,
    decide,
    next_facet,
)
from quizzes.domain.enumeration import blind, characteristic, even

ENDING_AT_14 = CheckPolicy(rights=(8, 13, 12))


@pytest.mark.parametrize(
    ("policy", "knows", "passes", "mean_items"),
    [
        (FULL_CHECK, 0.60, 0.0352, 7.31),
        (FULL_CHECK, 0.95, 0.9560, 10.03),
        (FULL_CHECK, 0.98, 0.9947, 8.91),
        (ENDING_AT_14, 0.60, 0.0435, 7.29),
        (ENDING_AT_14, 0.95, 0.9601, 9.95),
        (ENDING_AT_14, 0.98, 0.9951, 8.89),
        (OPEN_BOOK_CHECK, 0.60, 0.0467, 2.38),
        (OPEN_BOOK_CHECK, 0.98, 0.8858, 5.71),
    ],
)
def test_the_operating_characteristic(policy, knows, passes, mean_items):
    found = characteristic(policy, even(knows))
    assert (round(found.passes, 4), round(found.mean_items, 2)) == (passes, mean_items)


@pytest.mark.parametrize(("guess", "passes"), [(0.0, 0.0), (0.05, 0.0547), (0.10, 0.1179)])
def test_a_clerk_blind_in_one_facet(guess, passes):
    assert round(blind(FULL_CHECK, guess=guess, elsewhere=1.0), 4) == passes


def test_three_free_tries_nearly_triple_the_risk():
    once = characteristic(FULL_CHECK, even(0.6))
    assert (once.passes_within(1), round(once.passes_within(3), 3)) == (pytest.approx(once.passes), 0.102)


def test_merging_states_equals_walking_every_path():
    """Against a plain walk of all answer sequences of a shorter check."""
    policy = CheckPolicy(rights=(4, 6), max_items=8)
    chances = {facet: 0.5 + 0.1 * place for place, facet in enumerate(FACETS[:3])}
    passes = items = 0.0
    for marks in product((True, False), repeat=policy.max_items):
        state, weight = CheckState(), 1.0
        for right in marks:
            facet = next_facet(state, policy, tuple(chances))
            if facet is None:
                weight *= 0.5
                continue
            weight *= chances[facet] if right else 1 - chances[facet]
            state = advance(state, policy, ((facet, right),))
        passes += weight * (decide(state, policy, tuple(chances)).status is CheckStatus.CERTIFIED)
        items += weight * state.items
    found = characteristic(policy, chances)
    assert (found.passes, found.mean_items) == (pytest.approx(passes), pytest.approx(items))


def test_somebody_who_knows_everything_needs_eight():
    found = characteristic(FULL_CHECK, even(1.0))
    assert (found.passes, found.mean_items, found.refused) == (1.0, 8.0, 0.0)
