"""Dates are read as people write them, and a sentence says how when they aren't."""

from datetime import date, datetime

import pytest
from django import forms
from django.utils import timezone, translation


@pytest.mark.parametrize(
    "written", ("2026-11-26", "2026年11月26日", "2026/11/26", "2026.11.26", "20261126", "2026年3月9日")
)
@pytest.mark.parametrize("language", ("zh-hans", "zh-hant"))
def test_a_day_is_read_as_it_is_written(written: str, language: str) -> None:
    with translation.override(language):
        assert forms.DateField().clean(written) == (date(2026, 3, 9) if "3月" in written else date(2026, 11, 26))


@pytest.mark.parametrize("written", ("2026-11-26 09:05", "2026年11月26日 9:05", "2026/11/26 9:05", "2026-11-26T09:05"))
def test_a_time_is_read_as_it_is_written(written: str) -> None:
    with translation.override("zh-hans"):
        read = forms.DateTimeField().clean(written)
    assert timezone.make_naive(read) == datetime(2026, 11, 26, 9, 5)


def test_what_is_no_day_is_told_how_to_write_one() -> None:
    with translation.override("zh-hans"), pytest.raises(forms.ValidationError) as told:
        forms.DateField().clean("2026-02-30")
    assert told.value.messages == ["看不出是哪一天，请写成2026-11-26这样。"]
