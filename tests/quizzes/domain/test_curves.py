"""The curve a page draws is the rule's own characteristic."""

from itertools import pairwise

import pytest

from quizzes.domain.check import FULL_CHECK, OPEN_BOOK_CHECK
from quizzes.domain.curves import CurvePoint, curve
from quizzes.domain.enumeration import characteristic, even
from quizzes.domain.guesses import GUESSES, Draw

USUAL = GUESSES[Draw.USUAL]


def test_a_curve_goes_from_half_to_all_and_only_rises():
    points = curve(FULL_CHECK, USUAL, tries=3)
    assert [point.knows for point in points] == list(range(50, 101, 5))
    for before, after in pairwise(points):
        assert before.once < after.once
        assert before.in_tries <= after.in_tries
    assert points[-1] == CurvePoint(100, 1.0, 1.0, 8.0)


@pytest.mark.parametrize("policy", [FULL_CHECK, OPEN_BOOK_CHECK], ids=["full", "open book"])
def test_a_point_is_what_the_walk_finds_and_more_tries_only_help(policy):
    point = curve(policy, USUAL, tries=3, step=10)[2]
    found = characteristic(policy, even(0.7), USUAL)
    assert point == CurvePoint(
        70,
        pytest.approx(found.passes),
        pytest.approx(1 - (1 - found.passes) ** 3),
        pytest.approx(found.mean_items),
    )
