"""What a chart shows by the calendar, and which bars share a line."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certification.rotation.domain.frames import Zoom, frame, parts, starting, ticks
from certification.rotation.domain.lanes import lanes

DAYS = st.dates(date(1990, 1, 1), date(2101, 12, 31))


@pytest.mark.parametrize(
    ("zoom", "on", "first", "end", "days"),
    [
        (Zoom.QUARTER, date(2028, 2, 29), date(2028, 1, 1), date(2028, 4, 1), 91),
        (Zoom.QUARTER, date(2026, 12, 31), date(2026, 10, 1), date(2027, 1, 1), 92),
        (Zoom.YEAR, date(2026, 11, 26), date(2026, 1, 1), date(2027, 1, 1), 365),
        (Zoom.TWO_YEARS, date(2028, 2, 29), date(2027, 1, 1), date(2029, 1, 1), 731),
        (Zoom.YEAR, date(1, 1, 1), date(1991, 1, 1), date(1992, 1, 1), 365),
        (Zoom.TWO_YEARS, date(9999, 12, 31), date(2098, 1, 1), date(2100, 1, 1), 730),
    ],
)
def test_a_frame_is_the_quarter_the_year_or_two_years_of_a_day(zoom, on, first, end, days):
    shown = frame(zoom, on)
    assert (shown.starts_on, shown.ends_on, shown.days) == (first, end, days)
    assert starting(zoom, shown.starts_on) == shown


def test_one_leaf_on_and_back():
    steps = {zoom: frame(zoom, date(2026, 11, 26)).shifted(1).starts_on for zoom in Zoom}
    assert steps == {
        Zoom.QUARTER: date(2027, 1, 1),
        Zoom.YEAR: date(2027, 1, 1),
        Zoom.TWO_YEARS: date(2026, 1, 1),
    }
    assert all(
        frame(zoom, date(2026, 11, 26)).shifted(1).shifted(-1) == frame(zoom, date(2026, 11, 26)) for zoom in Zoom
    )


def test_the_scale_of_a_year_has_its_months_and_of_a_quarter_its_mondays():
    year, quarter = frame(Zoom.YEAR, date(2026, 5, 1)), frame(Zoom.QUARTER, date(2026, 11, 26))
    assert [day.month for day in ticks(year)] == list(range(1, 13))
    assert [span.starts_on for span in parts(quarter)] == [date(2026, 10, 1), date(2026, 11, 1), date(2026, 12, 1)]
    mondays = list(ticks(quarter))
    assert (mondays[0], mondays[-1], {day.weekday() for day in mondays}) == (date(2026, 10, 5), date(2026, 12, 28), {0})


@given(st.sampled_from(Zoom), DAYS, DAYS)
def test_a_frame_holds_its_day_and_keeps_the_order_of_days(zoom, on, other):
    shown = frame(zoom, on)
    assert shown.span.covers(on) or on.year in (1990, 2100, 2101)
    first, second = sorted((on, other))
    assert 0 <= shown.share(first) <= shown.share(second) <= 1


@given(
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 15)).map(lambda one: (one[0], one[0] + one[1])), max_size=12)
)
def test_bars_of_one_line_never_touch_and_no_line_is_too_many(extents):
    found = lanes(extents)
    for lane in set(found):
        own = sorted(extent for extent, of in zip(extents, found, strict=True) if of == lane)
        assert all(first[1] <= second[0] for first, second in pairwise(own))
    at_once = max((sum(a <= at < b for a, b in extents) for at in range(56)), default=0)
    assert len(set(found)) == at_once
