"""From which day an act by hand may hold."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certification.awards.domain.dating import DAYS_AHEAD, DayTrouble, day_trouble

WRITTEN = date(2028, 2, 29)
DAY = timedelta(days=1)
LAST = date(2028, 2, 20)


@pytest.mark.parametrize(
    ("day", "explained", "trouble"),
    [
        pytest.param(WRITTEN, False, None, id="today"),
        pytest.param(date(2028, 3, 30), False, None, id="thirty days ahead"),
        pytest.param(date(2028, 3, 31), True, DayTrouble.TOO_FAR_AHEAD, id="thirty-one"),
        pytest.param(WRITTEN - DAY, False, DayTrouble.EARLIER_UNEXPLAINED, id="yesterday"),
        pytest.param(WRITTEN - DAY, True, None, id="yesterday, with why"),
        pytest.param(LAST, True, None, id="the day of the last act"),
        pytest.param(LAST - DAY, True, DayTrouble.BEFORE_AN_ACT, id="the day before it"),
    ],
)
def test_an_act_holds_from_a_day_that_can_be(day, explained, trouble):
    assert day_trouble(day, written_on=WRITTEN, acts_on=[LAST], explained=explained) is trouble


def test_an_act_announced_for_later_stands_in_nobodys_way():
    assert day_trouble(WRITTEN, written_on=WRITTEN, acts_on=[WRITTEN + 9 * DAY], explained=False) is None


@given(st.integers(-400, 60), st.lists(st.integers(-400, 60)), st.booleans())
def test_what_may_be_dated_never_overtakes_what_has_taken_effect(offset, acts, explained):
    day, rows = WRITTEN + offset * DAY, [WRITTEN + n * DAY for n in acts]
    if day_trouble(day, written_on=WRITTEN, acts_on=rows, explained=explained) is None:
        assert all(row <= day for row in rows if row <= WRITTEN)
        assert day <= WRITTEN + DAYS_AHEAD * DAY
