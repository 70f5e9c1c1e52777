"""Each thing is said once a step, whatever the days on which anybody looked."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from academy.reminders.domain.steps import StepPolicy, StepTrouble, comes_at, reached, step_to_say, steps_to_say

STANDARD = StepPolicy()
DUE = date(2026, 3, 9)
policies = st.builds(
    StepPolicy,
    before=st.lists(st.integers(1, 90), min_size=1, max_size=4, unique=True).map(tuple),
    repeats=st.integers(0, 5),
)
days = st.lists(st.integers(-120, 120), min_size=1, max_size=40)


@pytest.mark.parametrize(
    ("left", "step"),
    [(61, None), (60, 60), (31, 60), (30, 30), (8, 30), (7, 7), (1, 7), (0, 7), (-1, 0), (-7, 0), (-8, -7), (-15, -14)]
    + [(-22, -21), (-29, -21), (-400, -21)],
)
def test_a_thing_comes_to_its_steps(left, step):
    assert reached(DUE, on=DUE - timedelta(days=left), policy=STANDARD) == step


def test_what_comes_up_late_is_said_once_and_not_three_times():
    assert step_to_say(DUE, (), on=DUE - timedelta(days=5), policy=STANDARD) == 7
    assert step_to_say(DUE, (7,), on=DUE - timedelta(days=5), policy=STANDARD) is None
    assert step_to_say(DUE, (7,), on=DUE, policy=STANDARD) is None
    assert step_to_say(DUE, (7,), on=DUE + timedelta(days=1), policy=STANDARD) == 0


@pytest.mark.parametrize("before", [(), (0,), (7, 7), (30, -1)])
def test_a_policy_without_sense_is_refused(before):
    with pytest.raises(ValueError, match="steps are"):
        StepPolicy(before=before)


def test_a_policy_repeats_no_less_than_never():
    with pytest.raises(ValueError, match="again"):
        StepPolicy(repeats=-1)


@given(policies, days)
def test_no_step_is_said_twice_whatever_the_order_of_days(policy, looked):
    steps: list[int] = []
    said: list[int] = []
    for day in looked:
        step = step_to_say(DUE, said, on=DUE + timedelta(days=day), policy=policy)
        if step is not None:
            steps.append(step)
            said.append(-day)
    assert steps == sorted(set(steps), reverse=True)
    assert len(steps) <= len(policy.before) + 1 + policy.repeats


@given(policies, days)
def test_nothing_is_lost_by_days_on_which_nobody_looked(policy, looked):
    said: list[int] = []
    for day in sorted(looked):
        on = DUE + timedelta(days=day)
        if step_to_say(DUE, said, on=on, policy=policy) is not None:
            said.append(-day)
        come_to = reached(DUE, on=on, policy=policy)
        assert come_to is None or min(said) <= comes_at(come_to)


@given(st.dictionaries(st.text(max_size=3), st.integers(-40, 90).map(lambda left: DUE + timedelta(days=left))))
def test_things_do_not_answer_for_each_other(dues):
    first = steps_to_say(dues, {}, on=DUE, policy=STANDARD)
    assert first.keys() == {thing for thing, day in dues.items() if day - DUE <= STANDARD.horizon}
    said = {thing: [(dues[thing] - DUE).days] for thing in first}
    assert steps_to_say(dues, said, on=DUE, policy=STANDARD) == {}


@given(st.lists(st.tuples(st.integers(0, 25), policies), min_size=2, max_size=30), st.integers(0, 100))
def test_never_twice_for_one_thing_however_the_steps_change(rounds, left):
    """Each round some days after the last, under steps of its own."""
    steps: list[int] = []
    said: list[int] = []
    for later, policy in rounds:
        left -= later
        step = step_to_say(DUE, said, on=DUE - timedelta(days=left), policy=policy)
        if step is None:
            continue
        # what is said has a day of its own, come since the thing was said last
        assert left <= comes_at(step) < min([*said, comes_at(step) + 1])
        steps.append(step)
        said.append(left)
    assert len(set(steps)) == len(steps)


def test_steps_that_had_passed_when_they_came_are_not_made_up_for():
    closer = StepPolicy(before=(90, 59, 30))
    assert step_to_say(DUE, (60,), on=DUE - timedelta(days=60), policy=closer) is None
    assert step_to_say(DUE, (58,), on=DUE - timedelta(days=57), policy=closer) is None
    assert step_to_say(DUE, (60,), on=DUE - timedelta(days=59), policy=closer) == 59


@given(policies)
def test_steps_survive_storage_and_too_much_is_told(policy):
    assert StepPolicy.from_json(policy.to_json()) == policy
    assert policy.troubles() == ()
    assert StepPolicy(tuple(range(1, 7)), 9).troubles() == (StepTrouble.TOO_MANY, StepTrouble.TOO_OFTEN)
    assert StepPolicy((181,)).troubles() == (StepTrouble.TOO_FAR,)
