"""In date until a day, due, expired, never: to the day, with what is known and signed by then."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certification.practical.domain.validity import (
    Assessed,
    PracticalDecision,
    PracticalReason,
    PracticalStatus,
    last_valid_day,
    practical_standing,
)

DAY = timedelta(days=1)
IN_DATE, DUE, EXPIRED, NEVER = PracticalStatus
SIGNED, ENDS_SOON, ENDED, NOT_ASSESSED, CONTESTED, WAITS, NOT_PASSED = PracticalReason


def assessed(day, *, months=24, passed=True, signed=0, contested=None, recorded=0):
    """Observed on the day; recorded, signed and contested so many days later (None: not at all)."""
    return Assessed(
        assessed_on=day,
        expires_on=last_valid_day(day, months),
        recorded_on=day + recorded * DAY,
        passed=passed,
        clerk_signed_on=None if signed is None else day + signed * DAY,
        contested_on=None if contested is None else day + contested * DAY,
    )


@pytest.mark.parametrize(
    ("day", "months", "last"),
    [
        pytest.param(date(2024, 3, 9), 24, date(2026, 3, 9), id="to the day"),
        pytest.param(date(2024, 2, 29), 24, date(2026, 2, 28), id="29 February ends on the 28th"),
        pytest.param(date(2024, 2, 29), 48, date(2028, 2, 29), id="29 February four years on"),
        pytest.param(date(2026, 2, 28), 24, date(2028, 2, 28), id="28 February into a leap year"),
        pytest.param(date(2026, 3, 1), 24, date(2028, 3, 1), id="the day after February"),
        pytest.param(date(2026, 8, 31), 6, date(2027, 2, 28), id="a month without a 31st"),
        pytest.param(date(2025, 12, 31), 24, date(2027, 12, 31), id="the end of a year"),
    ],
)
def test_it_is_valid_to_the_day(day, months, last):
    row = assessed(day, months=months)
    assert row.expires_on == last
    around = {on: practical_standing([row], on=on) for on in (day - DAY, day, last, last + DAY)}
    assert [decision.status for decision in around.values()] == [NEVER, *_on_the_day(day, last), DUE, EXPIRED]
    assert around[last] == PracticalDecision(DUE, (SIGNED, ENDS_SOON), last, day, last)
    assert around[last + DAY] == PracticalDecision(EXPIRED, (ENDED,), last + DAY, day, last)


def _on_the_day(day, last):
    return [IN_DATE if (last - day).days > 60 else DUE]


@pytest.mark.parametrize(
    ("left", "status"), [(61, IN_DATE), (60, DUE), (0, DUE), (-1, EXPIRED)], ids=["61", "60", "last day", "after"]
)
def test_it_is_due_within_sixty_days(left, status):
    row = assessed(date(2024, 3, 9))
    assert practical_standing([row], on=row.expires_on - left * DAY).status is status


FIRST = date(2025, 1, 6)
ON = date(2026, 3, 9)
EARLIER = assessed(FIRST)


@pytest.mark.parametrize(
    ("rows", "status", "reasons"),
    [
        pytest.param([], NEVER, (NOT_ASSESSED,), id="nothing"),
        pytest.param([EARLIER], IN_DATE, (SIGNED,), id="passed and signed"),
        pytest.param([assessed(FIRST, signed=None)], NEVER, (NOT_ASSESSED, WAITS), id="the clerk has not signed"),
        pytest.param(
            [assessed(FIRST, signed=None, contested=1)], NEVER, (NOT_ASSESSED, CONTESTED), id="the clerk contests it"
        ),
        pytest.param([assessed(FIRST, signed=3, contested=1)], IN_DATE, (SIGNED,), id="contested, then signed"),
        pytest.param([assessed(FIRST, passed=False)], NEVER, (NOT_ASSESSED, NOT_PASSED), id="not passed"),
        pytest.param(
            [EARLIER, assessed(ON - DAY, passed=False)],
            IN_DATE,
            (SIGNED, NOT_PASSED),
            id="not passing takes nothing away",
        ),
        pytest.param(
            [EARLIER, assessed(ON - DAY, signed=None, contested=0)],
            IN_DATE,
            (SIGNED, CONTESTED),
            id="nor does a contested one",
        ),
        pytest.param(
            [assessed(ON - DAY, passed=False, signed=None)],
            NEVER,
            (NOT_ASSESSED, WAITS, NOT_PASSED),
            id="not passed and not signed",
        ),
    ],
)
def test_the_status_says_why(rows, status, reasons):
    decision = practical_standing(rows, on=ON)
    assert (decision.status, decision.reasons) == (status, reasons)


def test_the_newest_that_counts_stands():
    newer = assessed(ON - 10 * DAY)
    for rows in ([EARLIER, newer], [newer, EARLIER]):
        assert practical_standing(rows, on=ON).assessed_on == newer.assessed_on


def test_a_day_is_told_by_what_was_known_on_it():
    late = assessed(FIRST, recorded=10, signed=20)
    days = {after: practical_standing([late], on=FIRST + after * DAY) for after in (9, 10, 19, 20)}
    assert {after: (decision.status, decision.reasons) for after, decision in days.items()} == {
        9: (NEVER, (NOT_ASSESSED,)),
        10: (NEVER, (NOT_ASSESSED, WAITS)),
        19: (NEVER, (NOT_ASSESSED, WAITS)),
        20: (IN_DATE, (SIGNED,)),
    }
    assert practical_standing([late], on=FIRST + 9 * DAY, known_on=ON).status is IN_DATE


days = st.dates(date(2023, 1, 1), date(2027, 12, 31))
later = st.none() | st.integers(0, 40)
rows = st.lists(
    st.builds(
        lambda day, passed, signed, contested, recorded: assessed(
            day, passed=passed, signed=signed, contested=contested, recorded=recorded
        ),
        days,
        st.booleans(),
        later,
        later,
        st.integers(0, 40),
    ),
    max_size=5,
)
RANK = {NEVER: 0, EXPIRED: 1, DUE: 2, IN_DATE: 3}


@given(rows, days, st.data())
def test_taking_away_what_speaks_for_the_clerk_never_betters_the_status(found, on, data):
    if not found:
        return
    place = data.draw(st.integers(0, len(found) - 1))
    full = practical_standing(found, on=on)
    without = [*found[:place], *found[place + 1 :]]
    unsigned = [*found[:place], replace(found[place], clerk_signed_on=None), *found[place + 1 :]]
    failed = [*found[:place], replace(found[place], passed=False), *found[place + 1 :]]
    for less in (without, unsigned, failed):
        assert RANK[practical_standing(less, on=on).status] <= RANK[full.status]


@given(rows, days)
def test_the_order_of_the_rows_says_nothing(found, on):
    assert practical_standing(found, on=on).status == practical_standing(found[::-1], on=on).status
