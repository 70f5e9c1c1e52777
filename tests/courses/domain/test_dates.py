"""Days as people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.domain.cells.dates import is_day, read_day

DAY = date(2026, 3, 9)


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-09",
        "2026-3-9",
        "2026/3/9",
        "2026.03.09",
        "2026年3月9日",
        "２０２６－３－９",
        "20260309",
        " 2026 年 3 月 9 日 ",
    ]
    + ["2026-03-09 00:00:00"],
)
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    assert (read_day(text), is_day(text)) == (DAY, True)


@pytest.mark.parametrize("text", ["", "长期", "无", "-"])
def test_no_end_is_understood_and_is_no_day(text: str) -> None:
    assert (read_day(text), is_day(text)) == (None, True)


@pytest.mark.parametrize("text", ["2026-02-30", "三月", "2026", "9/3", "2026-13-01", "20261301"])
def test_what_is_no_day_is_not_guessed(text: str) -> None:
    assert (read_day(text), is_day(text)) == (None, False)


@given(st.dates())
def test_what_we_write_is_read_back(day: date) -> None:
    assert read_day(day.isoformat()) == day
