"""By when a matter is due, by the working days of 2026 and by the calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.domain.deadlines import FARTHEST, Counting, Due, due
from courses.domain.elements import Limit
from courses.domain.facets import TimeUnit
from courses.domain.workdays import Rest, is_working

MONDAY = date(2026, 9, 28)
NATIONAL_DAY = Rest(date(2026, 10, 1), date(2026, 10, 7))
MADE_UP = date(2026, 10, 10)


def limit(value: int, unit: TimeUnit) -> Limit:
    return Limit(f"{value}{unit}", value, unit)


@pytest.mark.parametrize(
    ("stated", "licence", "expected"),
    [
        pytest.param(
            limit(20, TimeUnit.WORKING_DAY),
            False,
            Due(Counting.WORKING_DAYS, date(2026, 10, 30), off=(NATIONAL_DAY,), worked=(MADE_UP,)),
            id="working days over a holiday and its make-up Saturday",
        ),
        pytest.param(
            limit(5, TimeUnit.DAY),
            True,
            Due(Counting.WORKING_DAYS, MADE_UP, off=(NATIONAL_DAY,), worked=(MADE_UP,)),
            id="the plain days of a licence are working days",
        ),
        pytest.param(limit(15, TimeUnit.DAY), False, Due(Counting.UNLABELLED), id="plain days elsewhere"),
        pytest.param(limit(1, TimeUnit.WORKING_DAY), False, Due(Counting.WORKING_DAYS, date(2026, 9, 29)), id="a day"),
        pytest.param(
            limit(7, TimeUnit.CALENDAR_DAY),
            False,
            Due(Counting.CALENDAR, date(2026, 10, 5), resumes_on=date(2026, 10, 8)),
            id="calendar days that end in the holiday",
        ),
        pytest.param(limit(1, TimeUnit.MONTH), False, Due(Counting.CALENDAR, date(2026, 10, 28)), id="a month"),
        pytest.param(
            limit(1, TimeUnit.YEAR), False, Due(Counting.CALENDAR, date(2027, 9, 28), provisional=True), id="a year"
        ),
        pytest.param(Limit("即办", 0, TimeUnit.IMMEDIATE), True, Due(Counting.AT_ONCE, MONDAY), id="at once"),
        pytest.param(limit(24, TimeUnit.HOUR), False, Due(Counting.HOURS), id="hours name no day"),
        pytest.param(Limit("7-20个工作日"), True, Due(Counting.NOT_UNDERSTOOD), id="a range"),
        pytest.param(limit(0, TimeUnit.WORKING_DAY), False, Due(Counting.NOT_UNDERSTOOD), id="no days at all"),
        pytest.param(limit(99999, TimeUnit.YEAR), False, Due(Counting.NOT_UNDERSTOOD), id="a slip of the list"),
    ],
)
def test_a_limit_is_counted_by_its_unit_and_the_type_of_the_matter(stated, licence, expected) -> None:
    assert due(stated, accepted_on=MONDAY, licence=licence) == expected


def test_a_year_not_yet_published_makes_the_due_day_provisional() -> None:
    found = due(limit(10, TimeUnit.WORKING_DAY), accepted_on=date(2098, 12, 29), licence=True)
    assert (found.on, found.provisional, found.off) == (date(2099, 1, 12), True, ())


@given(
    st.dates(date(2025, 1, 1), date(2030, 12, 31)),
    st.integers(1, 200),
    st.sampled_from([TimeUnit.WORKING_DAY, TimeUnit.CALENDAR_DAY, TimeUnit.MONTH]),
)
def test_a_longer_limit_is_never_due_earlier_and_working_days_end_on_one(accepted, value, unit) -> None:
    one = due(limit(value, unit), accepted_on=accepted, licence=False)
    more = due(limit(value + 1, unit), accepted_on=accepted, licence=False)
    assert accepted < one.on < more.on
    if unit is TimeUnit.WORKING_DAY:
        assert is_working(one.on)
        days = [accepted + timedelta(days=n) for n in range(1, (one.on - accepted).days + 1)]
        assert sum(is_working(day) for day in days) == value


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)), st.integers(0, 10**9), st.sampled_from(TimeUnit), st.booleans())
def test_no_figure_of_a_list_is_too_large_to_be_answered(accepted, value, unit, licence) -> None:
    found = due(limit(value, unit), accepted_on=accepted, licence=licence)
    assert found.counting is Counting.AT_ONCE or found.on is None or value <= FARTHEST
