"""Rules as a value: what a tier sits, what is no rule, and that nothing is lost in writing them down."""

from dataclasses import replace

import pytest

from courses.domain.facets import Tier
from quizzes.domain.attempts import AttemptPolicy
from quizzes.domain.check import FULL_CHECK, OPEN_BOOK_CHECK, CheckPolicy
from quizzes.domain.check_rules import CheckRules, RuleTrouble, policy_from

RULES = CheckRules()


@pytest.mark.parametrize(
    ("tier", "delta", "policy"),
    [
        (Tier.A, 0, FULL_CHECK),
        (Tier.B, 0, FULL_CHECK),
        (Tier.C, 0, OPEN_BOOK_CHECK),
        (None, 0, FULL_CHECK),
        (Tier.C, 2, CheckPolicy(rights=(4, 4, 4), max_items=8)),
    ],
    ids=["A", "B", "C", "no tier", "two changed facets, whatever the tier"],
)
def test_which_check_is_sat(tier, delta, policy):
    assert RULES.policy_for(tier, delta=delta) == policy


def full(**numbers):
    return replace(RULES, full=replace(FULL_CHECK, **numbers))


def tries(**numbers):
    return replace(RULES, tries=replace(AttemptPolicy(), **numbers))


@pytest.mark.parametrize(
    ("rules", "troubles"),
    [
        (RULES, ()),
        (full(rights=()), (RuleTrouble.TOO_FEW_RIGHTS,)),
        (full(rights=(5, 12, 13)), (RuleTrouble.TOO_FEW_RIGHTS,)),
        (full(rights=(8, 7, 13)), (RuleTrouble.FALLING_RIGHTS,)),
        (full(rights=(8, 12, 14)), (RuleTrouble.OUT_OF_REACH,)),
        (full(max_items=7), (RuleTrouble.OUT_OF_REACH,)),
        (full(fresh_rights=0), (RuleTrouble.NO_FRESH_RIGHTS,)),
        (full(doubt_percent=0), (RuleTrouble.DOUBT_OUT_OF_RANGE,)),
        (full(doubt_percent=101), (RuleTrouble.DOUBT_OUT_OF_RANGE,)),
        (tries(tries=0), (RuleTrouble.NO_TRIES,)),
        (tries(hours_apart=400), (RuleTrouble.TRIES_DO_NOT_FIT,)),
        (tries(hours_apart=360), ()),
    ],
    ids=[
        "the shipped ones", "no number", "five right", "fewer after a mistake", "sixteen items in fifteen",
        "seven items", "a mistake forgotten at once", "no doubt possible", "beyond certainty", "no try",
        "days apart in a month", "just fitting",
    ],
)  # fmt: skip
def test_numbers_that_make_no_check_are_named(rules, troubles):
    assert rules.troubles() == troubles


def test_rules_come_back_from_json_as_they_were():
    other = replace(full(rights=(9, 11), doubt_percent=4), open_book_tiers=(Tier.B, Tier.C))
    assert CheckRules.from_json(other.to_json()) == other


def test_a_policy_put_down_before_guesses_were_weighed_does_not_weigh_them():
    old = {"rights": [8, 13, 13], "max_items": 15, "fresh_rights": 2, "once_each": False, "open_book": False}
    assert policy_from(old) == CheckPolicy(rights=(8, 13, 13))
    assert policy_from({**old, "version": "check-1"}).weighs_guesses is False
