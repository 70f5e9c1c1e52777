"""Which days a pack is about."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certification.inspection.domain.period import Period, twelve_months_to, year_of

DAYS = st.dates(date(1990, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("to", "first"),
    [
        (date(2026, 3, 9), date(2025, 3, 10)),
        (date(2026, 12, 31), date(2026, 1, 1)),
        (date(2024, 2, 29), date(2023, 3, 1)),
        (date(2025, 2, 28), date(2024, 2, 29)),
        (date(2023, 3, 31), date(2022, 4, 1)),
    ],
)
def test_twelve_months_end_with_their_day(to, first):
    assert twelve_months_to(to) == Period(first, to)


@given(DAYS)
def test_a_year_and_twelve_months_hold_their_day_and_a_year_of_days(day):
    for period in (year_of(day), twelve_months_to(day)):
        assert period.has(day)
        assert (period.span.ends_on - period.span.starts_on).days in (365, 366)
        assert period.years[-1] == day.year


@given(DAYS, st.integers(0, 900))
def test_what_stands_on_no_day_to_come_and_none_outside(first, length):
    period = Period(first, first + timedelta(days=length))
    assert period.stands_on(period.last + timedelta(days=1)) == period.last
    assert period.stands_on(period.first) == period.first
    assert not period.has(period.first - timedelta(days=1))
    assert not period.has(period.last + timedelta(days=1))


def test_a_backward_or_endless_period_is_none():
    assert Period(date(2024, 1, 1), date(2026, 12, 31)).years == (2024, 2025, 2026)
    for last in (date(2023, 12, 31), date(2027, 1, 1)):
        with pytest.raises(ValueError, match=r"2024-01-01"):
            Period(date(2024, 1, 1), last)
