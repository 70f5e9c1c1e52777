"""Nobody is reminded at night or on a day off."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from academy.reminders.domain.quiet import is_quiet, is_round, speaks_at


@pytest.mark.parametrize(
    ("moment", "spoken"),
    [
        ("2026-03-09T08:29", "2026-03-09T08:30"),
        ("2026-03-09T08:30", "2026-03-09T08:30"),
        ("2026-03-09T17:59", "2026-03-09T17:59"),
        ("2026-03-09T18:00", "2026-03-10T08:30"),
        ("2026-03-13T18:00", "2026-03-16T08:30"),  # Friday evening
        ("2026-03-14T10:00", "2026-03-16T08:30"),  # Saturday
        ("2026-02-13T19:00", "2026-02-14T08:30"),  # a Saturday worked for the Spring Festival
        ("2026-02-14T18:30", "2026-02-24T08:30"),  # and the festival after it
    ],
)
def test_what_is_held_is_said_the_next_working_morning(moment, spoken):
    asked = datetime.fromisoformat(moment)
    assert speaks_at(asked) == datetime.fromisoformat(spoken)
    assert is_quiet(asked) is (moment != spoken)


@given(st.datetimes(datetime(2025, 1, 1), datetime(2027, 12, 31)))
def test_it_is_never_said_earlier_nor_in_the_quiet_hours(moment):
    spoken = speaks_at(moment)
    assert spoken >= moment
    assert not is_quiet(spoken)
    assert is_round(speaks_at(spoken.replace(hour=8, minute=30)))


def test_a_round_ends_early_enough_for_what_is_tried_again():
    assert is_round(datetime(2026, 3, 9, 16, 29))
    late = datetime(2026, 3, 9, 16, 30)
    assert not is_round(late)
    assert not is_quiet(late + timedelta(minutes=75))
