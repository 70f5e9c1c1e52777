from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.domain.months import add_months, complete_months

DAYS = st.dates(date(2000, 1, 1), date(2080, 12, 31))
MONTHS = st.integers(1, 120)


@pytest.mark.parametrize(
    ("start", "months", "last_day"),
    [
        pytest.param(date(2026, 3, 9), 24, date(2028, 3, 9), id="24 months to the day"),
        pytest.param(date(2028, 2, 29), 12, date(2029, 2, 28), id="29 February has no day of its number a year on"),
        pytest.param(date(2028, 2, 29), 48, date(2032, 2, 29), id="29 February has one four years on"),
        pytest.param(date(2026, 2, 28), 24, date(2028, 2, 28), id="28 February stays the 28th in a leap year"),
        pytest.param(date(2026, 8, 31), 6, date(2027, 2, 28), id="31 August to the end of February"),
        pytest.param(date(2026, 12, 31), 12, date(2027, 12, 31), id="year end"),
        pytest.param(date(2026, 12, 1), 1, date(2027, 1, 1), id="over the year end"),
    ],
)
def test_a_period_of_months_ends_on_the_day_of_the_same_number(start, months, last_day):
    assert add_months(start, months) == last_day


@pytest.mark.parametrize(
    ("start", "on", "months"),
    [
        pytest.param(date(2025, 7, 1), date(2027, 6, 30), 23, id="a day short of two years"),
        pytest.param(date(2025, 7, 1), date(2027, 7, 1), 24, id="two years to the day"),
        pytest.param(date(2028, 2, 29), date(2029, 2, 28), 12, id="from 29 February"),
        pytest.param(date(2026, 3, 9), date(2026, 3, 9), 0, id="the first day"),
        pytest.param(date(2026, 3, 9), date(2025, 3, 9), 0, id="before it starts"),
    ],
)
def test_only_complete_months_are_counted(start, on, months):
    assert complete_months(start, on) == months


@given(DAYS, MONTHS)
def test_counting_back_gives_the_months_that_were_added(start, months):
    end = add_months(start, months)
    assert complete_months(start, end) == months
    assert complete_months(start, end - timedelta(days=1)) == months - 1
