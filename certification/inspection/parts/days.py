"""Spans as the screens tell them."""

from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import pgettext


def last_day_of(ends_on: date | None) -> str:
    """The last day of a half-open span."""
    if ends_on is None:
        return pgettext("a posting without an end", "open")
    return date_format(ends_on - timedelta(days=1))
