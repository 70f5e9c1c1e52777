from datetime import date

import pytest

from courses.domain.workdays import Rest, WorkingDate, is_published, rests, working_day_before, working_days_after


@pytest.mark.parametrize(
    ("start", "days", "expected"),
    [
        pytest.param(date(2026, 3, 9), 5, WorkingDate(date(2026, 3, 16), True), id="a plain week"),
        pytest.param(date(2026, 9, 28), 5, WorkingDate(date(2026, 10, 10), True), id="National Day, make-up Saturday"),
        pytest.param(date(2026, 10, 1), 1, WorkingDate(date(2026, 10, 8), True), id="starting on a holiday"),
        pytest.param(date(2026, 12, 30), 1, WorkingDate(date(2026, 12, 31), True), id="the year's last day"),
        pytest.param(date(2098, 12, 31), 2, WorkingDate(date(2099, 1, 2), False), id="an unpublished year"),
    ],
)
def test_working_days_skip_holidays_and_say_where_the_calendar_is_assumed(start, days, expected):
    assert working_days_after(start, days) == expected


@pytest.mark.parametrize(
    ("day", "before"),
    [
        pytest.param(date(2026, 3, 10), date(2026, 3, 9), id="a plain day"),
        pytest.param(date(2026, 3, 9), date(2026, 3, 6), id="a Monday"),
        pytest.param(date(2026, 10, 8), date(2026, 9, 30), id="after National Day"),
        pytest.param(date(2026, 10, 12), date(2026, 10, 10), id="after a make-up Saturday"),
    ],
)
def test_the_working_day_before_skips_days_of_rest(day, before):
    assert working_day_before(day) == before


def test_a_deadline_of_no_days_is_refused():
    with pytest.raises(ValueError, match="at least one working day"):
        working_days_after(date(2026, 3, 9), 0)


def test_public_holidays_of_a_span_are_told_with_their_weekend():
    assert rests(date(2026, 9, 29), date(2026, 10, 12)) == (Rest(date(2026, 10, 1), date(2026, 10, 7)),)


def test_a_plain_weekend_is_no_holiday():
    assert rests(date(2026, 3, 10), date(2026, 3, 18)) == ()


def test_a_year_is_published_or_not():
    assert (is_published(date(2026, 12, 31)), is_published(date(2098, 1, 1))) == (True, False)
