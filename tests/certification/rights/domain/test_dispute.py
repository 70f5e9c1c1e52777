"""The clock of a dispute, and who answers it."""

from datetime import date

import pytest

from certification.rights.domain.dispute import Answerer, DisputeState, answerer, clock

MONDAY = date(2026, 3, 9)
LAST = date(2026, 3, 23)


@pytest.mark.parametrize(
    ("answered", "on", "state", "late"),
    [
        pytest.param(None, MONDAY, DisputeState.OPEN, False, id="the day it is opened"),
        pytest.param(None, LAST, DisputeState.OPEN, False, id="the last day is in time"),
        pytest.param(None, date(2026, 3, 24), DisputeState.OVERDUE, True, id="the day after is not"),
        pytest.param(LAST, date(2026, 6, 1), DisputeState.ANSWERED, False, id="answered on the last day"),
        pytest.param(date(2026, 3, 24), date(2026, 6, 1), DisputeState.ANSWERED, True, id="answered late"),
        pytest.param(LAST, date(2026, 3, 20), DisputeState.OPEN, False, id="an answer to come is not there yet"),
    ],
)
def test_ten_working_days(answered, on, state, late):
    found = clock(MONDAY, answered_on=answered, on=on)
    assert (found.state, found.answer_by, found.published, found.late) == (state, LAST, True, late)


def test_holidays_are_no_working_days():
    assert clock(date(2026, 9, 28), answered_on=None, on=date(2026, 9, 28)).answer_by == date(2026, 10, 16)


@pytest.mark.parametrize(
    ("is_review", "clerk_is_head", "who"),
    [(False, False, Answerer.HEAD), (True, False, Answerer.LEADER), (False, True, Answerer.LEADER)],
)
def test_nobody_answers_about_themselves(is_review, clerk_is_head, who):
    assert answerer(is_review=is_review, clerk_is_head=clerk_is_head) is who
