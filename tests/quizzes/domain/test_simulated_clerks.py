"""Clerks who sit thousands of checks on real items: the rule keeps its bounds there too, and the enumeration is right.

Seeds are fixed, so nothing here is left to luck; the margins are what luck could do four standard deviations wide, so
another rule is found out. `make soak` sits a hundred times as many.
"""

from math import sqrt

import pytest
from hypothesis import settings

from courses.domain.facets import FACETS
from quizzes.domain.check import FULL_CHECK, CheckPolicy
from quizzes.domain.enumeration import even, tally
from quizzes.domain.guesses import GUESSES, Draw
from quizzes.domain.rule_figures import BOUNDS
from tests.quizzes.domain.clerks import pools, sit_many

CHECKS = 20 * settings.default.max_examples
BLIND = CHECKS // len(FACETS)


def margin(chance: float, times: int) -> float:
    return 4 * sqrt(chance * (1 - chance) / times)


@pytest.mark.parametrize("knows", [0.60, 0.80, 0.95, 0.98])
def test_as_many_are_certified_as_the_enumeration_says(knows):
    sat = sit_many(CHECKS, FULL_CHECK, even(knows), seed=1)
    expected = tally(FULL_CHECK, GUESSES[Draw.USUAL]).at(knows)
    certified, items = (sum(getattr(one, what) for one in sat) / CHECKS for what in ("certified", "items"))
    assert certified == pytest.approx(expected.passes, abs=margin(expected.passes, CHECKS))
    assert items == pytest.approx(expected.mean_items, abs=0.3)


@pytest.mark.parametrize(
    ("knows", "figure"), [(0.60, "certified"), (0.95, "refused"), (0.95, "items"), (0.98, "items_sure")]
)
def test_the_bounds_hold_on_real_items(knows, figure):
    sat = sit_many(CHECKS, FULL_CHECK, even(knows), seed=2)
    certified = sum(one.certified for one in sat) / CHECKS
    items = sum(one.items for one in sat) / CHECKS
    found = {"certified": certified, "refused": 1 - certified, "items": items, "items_sure": items}
    assert found[figure] <= BOUNDS[figure]


@pytest.mark.parametrize("facet", FACETS, ids=[facet.value for facet in FACETS])
def test_whoever_guesses_in_one_facet_is_found_out(facet):
    sat = sit_many(BLIND, FULL_CHECK, even(1.0) | {facet: None}, seed=3)
    assert sum(one.certified for one in sat) / BLIND <= BOUNDS["blind"]


def test_a_laxer_rule_would_be_found_out():
    """Three wrong answers allowed instead of two."""
    laxer = CheckPolicy(rights=(8, 11, 12, 13), max_items=16, doubt_percent=5)
    sat = sit_many(CHECKS, laxer, even(0.60), seed=1)
    assert sum(one.certified for one in sat) / CHECKS > BOUNDS["certified"]


def test_there_are_matters_whose_six_facets_can_all_be_asked():
    assert [len(pool) for pool in pools()] == [6, 6, 6, 6]
