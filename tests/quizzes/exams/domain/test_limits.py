"""The limit of a sitting: what the invigilator does may give time, and never takes any."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.exams.domain.limits import Act, ActKind, Limit, limit_of

START = datetime(2026, 3, 9, 9, 0, tzinfo=UTC)
CLOSES = START + timedelta(hours=8)
EXTRA, PAUSED, RESUMED, REOPENED = ActKind.EXTRA_TIME, ActKind.PAUSED, ActKind.RESUMED, ActKind.REOPENED


def minute(number: float) -> datetime:
    return START + timedelta(minutes=number)


def limit(*acts: Act, minutes: int = 60, closes_at: datetime = CLOSES) -> Limit:
    return limit_of(START, minutes, closes_at, acts)


@pytest.mark.parametrize(
    ("acts", "expected"),
    [
        pytest.param([], Limit(minute(60)), id="its minutes"),
        pytest.param([Act(EXTRA, minute(10), 15)], Limit(minute(75)), id="extra time"),
        pytest.param([Act(PAUSED, minute(10))], Limit(minute(60), minute(10)), id="paused"),
        pytest.param([Act(PAUSED, minute(10)), Act(RESUMED, minute(17))], Limit(minute(67)), id="resumed"),
        pytest.param(
            [Act(PAUSED, minute(10)), Act(PAUSED, minute(12)), Act(RESUMED, minute(17))],
            Limit(minute(67)),
            id="paused twice is paused once",
        ),
        pytest.param([Act(RESUMED, minute(17))], Limit(minute(60)), id="resuming what runs"),
        pytest.param([Act(PAUSED, minute(61))], Limit(minute(60)), id="a pause after the time was up"),
        pytest.param([Act(PAUSED, minute(10)), Act(EXTRA, minute(12), 5)], Limit(minute(65), minute(10)), id="both"),
        pytest.param([Act(REOPENED, minute(25), 5)], Limit(minute(65)), id="handed in too early, opened again"),
        pytest.param([Act(REOPENED, minute(90), 5)], Limit(minute(95)), id="opened again when time was up"),
    ],
)
def test_the_limit_after_what_the_invigilator_did(acts, expected):
    assert limit(*acts) == expected


def test_the_papers_closing_bounds_the_time_but_not_what_is_given_on_top():
    closes_at = minute(40)
    assert limit(closes_at=closes_at) == Limit(closes_at)
    assert limit(Act(EXTRA, minute(5), 10), closes_at=closes_at) == Limit(minute(50))
    assert limit(Act(PAUSED, minute(39)), Act(RESUMED, minute(45)), closes_at=closes_at) == Limit(minute(46))


def test_a_paused_sitting_keeps_its_remaining_time_and_is_never_over():
    paused = limit(Act(PAUSED, minute(10)))
    assert paused.remaining(minute(500)) == timedelta(minutes=50)
    assert not paused.is_over(minute(500))
    running = limit()
    assert running.remaining(minute(50)) == timedelta(minutes=10)
    assert running.remaining(minute(70)) == timedelta()


def test_what_arrives_within_the_grace_is_not_too_late():
    grace = timedelta(seconds=30)
    at_the_edge = minute(60) + grace
    assert not limit().is_over(at_the_edge, grace=grace)
    assert limit().is_over(at_the_edge + timedelta(microseconds=1), grace=grace)
    assert limit().is_over(minute(60.01))


acts = st.lists(
    st.builds(
        lambda kind, at, minutes: Act(kind, minute(at), minutes if kind in (EXTRA, REOPENED) else 0),
        st.sampled_from(list(ActKind)),
        st.integers(0, 120),
        st.integers(1, 30),
    ),
    max_size=8,
)


@given(acts, st.randoms(use_true_random=False))
def test_acts_recorded_in_any_order_give_the_same_limit(given_acts, dice):
    shuffled = list(given_acts)
    dice.shuffle(shuffled)
    assert limit(*shuffled) == limit(*given_acts)


@given(acts, st.integers(0, 120))
def test_no_act_ever_takes_time(given_acts, at):
    """Whatever was done, one act more leaves at least as much time at its moment and afterwards."""
    known = [act for act in given_acts if act.at <= minute(at)]
    before = limit(*known)
    for kind in ActKind:
        after = limit(*known, Act(kind, minute(at), 5 if kind in (EXTRA, REOPENED) else 0))
        assert after.when >= before.when
        assert after.remaining(minute(at)) >= before.remaining(minute(at)) or kind is RESUMED
        if not before.is_over(minute(at)):
            assert after.remaining(minute(at)) >= before.remaining(minute(at))


@given(st.dictionaries(st.integers(0, 59), st.integers(1, 600), max_size=5))
def test_pausing_never_costs_time(pauses):
    """`pauses`: after how many minutes of running clock, and for how long. The clock runs the paper's minutes, no more
    and no less."""
    stopped, told = timedelta(), []
    for ran, stood in sorted(pauses.items()):
        began = minute(ran) + stopped
        stopped += timedelta(minutes=stood)
        told += [Act(PAUSED, began), Act(RESUMED, minute(ran) + stopped)]
    assert limit(*told) == Limit(minute(60) + stopped)
