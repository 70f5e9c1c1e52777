"""What a check policy is worth, exactly: the bounds of DESIGN §7, and the enumeration against plain walks."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
from quizzes.domain.enumeration import blind, characteristic, even, tally, worst_blind
from quizzes.domain.guesses import GUESSES, Draw
from quizzes.domain.item import CERTIFYING_GUESS

FORMER = CheckPolicy(rights=(8, 13, 13))
USUAL = GUESSES[Draw.USUAL]


@pytest.mark.parametrize(
    ("policy", "knows", "passes", "mean_items"),
    [
        (FULL_CHECK, 0.60, 0.0380, 7.30),
        (FULL_CHECK, 0.95, 0.9668, 9.80),
        (FULL_CHECK, 0.98, 0.9972, 8.78),
        (FORMER, 0.60, 0.0352, 7.31),
        (FORMER, 0.95, 0.9560, 10.03),
        (FORMER, 0.98, 0.9947, 8.91),
        (OPEN_BOOK_CHECK, 0.60, 0.0467, 2.38),
        (OPEN_BOOK_CHECK, 0.98, 0.8858, 5.71),
    ],
)
def test_the_operating_characteristic(policy, knows, passes, mean_items):
    found = characteristic(policy, even(knows), USUAL)
    assert (round(found.passes, 4), round(found.mean_items, 2)) == (passes, mean_items)


@pytest.mark.parametrize(
    ("guess", "former", "now"),
    [(Fraction(1, 31), 0.0343, 0.0343), (Fraction(1, 20), 0.0547, 0.0547), (Fraction(1, 10), 0.1179, 0.0296)],
    ids=["one in thirty", "one in twenty", "one in ten"],
)
def test_a_clerk_blind_in_one_facet_has_to_guess_twice_where_guessing_is_easy(guess, former, now):
    guesses = dict.fromkeys(FACETS, guess)
    found = [round(blind(policy, guesses), 4) for policy in (FORMER, FULL_CHECK)]
    assert found == [former, now]


@given(st.lists(st.integers(10, 80), min_size=6, max_size=6))
@settings(max_examples=12)
def test_whatever_certifying_items_are_drawn_a_blind_clerk_fares_no_better_than_the_worst_case(chances):
    guesses = {facet: Fraction(1, n) for facet, n in zip(FACETS, chances, strict=True)}
    assert max(guesses.values()) <= CERTIFYING_GUESS
    assert blind(FULL_CHECK, guesses) <= worst_blind(FULL_CHECK) + 1e-12


@given(st.floats(0, 1), st.sampled_from(Draw))
@settings(max_examples=12)
def test_one_tally_tells_what_every_walk_tells(chance, draw):
    walked = characteristic(FULL_CHECK, even(chance), GUESSES[draw])
    told = tally(FULL_CHECK, GUESSES[draw]).at(chance)
    assert (told.passes, told.mean_items) == (pytest.approx(walked.passes), pytest.approx(walked.mean_items))


def test_three_free_tries_nearly_triple_the_risk():
    once = tally(FULL_CHECK).at(0.6)
    assert (once.passes_within(1), round(once.passes_within(3), 3)) == (pytest.approx(once.passes), 0.110)


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
    found = characteristic(FULL_CHECK, even(1.0), USUAL)
    assert (found.passes, found.mean_items, found.refused) == (1.0, 8.0, 0.0)
