from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certification.domain.spans import Span, days_within, joined, left_open

JULY = Span(date(2026, 7, 1), date(2026, 8, 1))
YEAR = Span(date(2026, 1, 1), date(2027, 1, 1))
FIRST = date(2025, 12, 1)


@st.composite
def spans(draw):
    start = FIRST + timedelta(days=draw(st.integers(0, 400)))
    length = draw(st.one_of(st.none(), st.integers(1, 400)))
    return Span(start, None if length is None else start + timedelta(days=length))


def test_the_end_is_the_first_day_outside():
    days = (date(2026, 6, 30), date(2026, 7, 1), date(2026, 7, 31), date(2026, 8, 1))
    assert [JULY.covers(on) for on in days] == [False, True, True, False]


def test_spans_that_touch_do_not_overlap():
    assert JULY.overlap(Span(date(2026, 8, 1))) is None
    assert JULY.overlap(Span(date(2026, 7, 31))) == Span(date(2026, 7, 31), date(2026, 8, 1))


def test_an_empty_span_is_refused():
    with pytest.raises(ValueError, match="ends after it starts"):
        Span(date(2026, 7, 1), date(2026, 7, 1))


def test_touching_spans_are_joined_and_a_gap_is_kept():
    late = Span(date(2026, 8, 2), None)
    assert joined([late, Span(date(2026, 8, 1), date(2026, 8, 2)), JULY]) == (Span(date(2026, 7, 1)),)
    assert joined([late, JULY]) == (JULY, late)


@given(st.lists(spans(), max_size=6))
def test_days_are_counted_once(some):
    days = [YEAR.starts_on + timedelta(days=n) for n in range(365)]
    assert days_within(some, YEAR) == sum(any(span.covers(day) for span in some) for day in days)


@given(st.lists(spans(), max_size=6))
def test_what_is_left_open_is_every_day_in_none_of_them(some):
    days = [YEAR.starts_on + timedelta(days=n) for n in range(365)]
    left = left_open(YEAR, some)
    assert [day for day in days if any(span.covers(day) for span in left)] == [
        day for day in days if not any(span.covers(day) for span in some)
    ]
    assert left == joined(left)
