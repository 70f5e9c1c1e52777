"""The week's learning time as rules, and whose week they don't hold."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.domain.burden import WEEK_SECONDS
from quizzes.domain.burden_rules import BurdenRules, BurdenTrouble, ClerkWeek, Fit, fit


def test_a_house_begins_with_twenty_minutes_in_working_hours():
    assert BurdenRules() == BurdenRules(minutes=20, opens=time(8, 30), closes=time(17, 0))
    assert BurdenRules().seconds == WEEK_SECONDS
    assert BurdenRules().troubles() == ()


@pytest.mark.parametrize(
    ("rules", "trouble"),
    [
        (BurdenRules(minutes=4), BurdenTrouble.MINUTES_OUT_OF_RANGE),
        (BurdenRules(minutes=121), BurdenTrouble.MINUTES_OUT_OF_RANGE),
        (BurdenRules(opens=time(9), closes=time(9)), BurdenTrouble.HOURS_BACKWARDS),
    ],
    ids=["too little", "too much", "no hours"],
)
def test_what_makes_no_budget(rules, trouble):
    assert rules.troubles() == (trouble,)


def test_rules_come_back_from_what_was_kept():
    rules = BurdenRules(30, time(9, 0), time(17, 30))
    assert rules.to_json() == {"minutes": 30, "opens": "09:00", "closes": "17:30"}
    assert BurdenRules.from_json(rules.to_json()) == rules


@pytest.mark.parametrize(
    ("budget", "told"),
    [(0, Fit(2, 2)), (299, Fit(2, 1)), (300, Fit(1, 2)), (600, Fit(0, 2)), (659, Fit(0, 1)), (660, Fit(0, 0))],
)
def test_checks_come_first_and_practice_has_what_they_leave(budget, told):
    """What the week can't hold has no time kept. Two checks and a minute of practice; a check and more; nothing."""
    weeks = [ClerkWeek((300, 300), 60), ClerkWeek((300,), 301), ClerkWeek()]
    assert fit(weeks, budget=budget) == told


weeks = st.builds(ClerkWeek, st.lists(st.integers(60, 900), max_size=5).map(tuple), st.integers(0, 2000))


@given(st.lists(weeks, max_size=6), st.integers(0, 7200))
def test_a_week_that_holds_everything_is_nobodys_trouble(people, budget):
    told = fit(people, budget=budget)
    assert told.checks == sum(sum(week.checks) > budget for week in people)
    whole = [week for week in people if sum(week.checks) + week.practice <= budget]
    assert told.practice <= len(people) - len(whole)
