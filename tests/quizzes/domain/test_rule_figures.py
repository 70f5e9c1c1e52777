"""The rule that is in force by default keeps every bound; the one before it did not."""

import pytest

from quizzes.domain.check import FULL_CHECK, CheckPolicy
from quizzes.domain.guesses import GUESSES, Draw
from quizzes.domain.item import CERTIFYING_GUESS
from quizzes.domain.rule_figures import BOUNDS, rule_figures


@pytest.mark.parametrize(
    ("policy", "draw", "beyond"),
    [
        (FULL_CHECK, Draw.HARD, ()),
        (FULL_CHECK, Draw.USUAL, ()),
        (FULL_CHECK, Draw.EASY, ("items", "items_sure")),
        (FULL_CHECK, Draw.EASIEST, ("refused", "items", "items_sure")),
        (CheckPolicy(rights=(8, 13, 13)), Draw.USUAL, ("items", "blind")),
        (CheckPolicy(rights=(8, 12, 13)), Draw.USUAL, ("blind",)),
        (CheckPolicy(rights=(8, 11, 12), max_items=14, doubt_percent=5), Draw.USUAL, ()),
        (CheckPolicy(rights=(8, 10, 12), max_items=14, doubt_percent=5), Draw.USUAL, ("certified",)),
    ],
    ids=[
        "no facet easily guessed", "two", "three: longer, never laxer", "all six as easily as may be",
        "the former rule", "without weighing guesses", "a laxer one that would do", "one too lax",
    ],
)  # fmt: skip
def test_which_bounds_a_rule_breaks(policy, draw, beyond):
    assert rule_figures(policy, GUESSES[draw]).too_much() == beyond


def test_the_figures_of_the_rule_in_force():
    found = rule_figures(FULL_CHECK, GUESSES[Draw.USUAL], tries=3)
    told = {name: round(getattr(found, name), 3) for name in found.__slots__}
    assert told == {
        "certified": 0.038, "certified_in_tries": 0.11, "refused": 0.033, "items": 9.804, "items_sure": 8.784,
        "blind": 0.055, "blind_in_tries": 0.155,
    }  # fmt: skip


def test_a_draw_guesses_nothing_that_may_not_certify():
    assert {max(guesses.values()) <= CERTIFYING_GUESS for guesses in GUESSES.values()} == {True}
    assert set(BOUNDS) == {"certified", "refused", "items", "items_sure", "blind"}
