"""Months counted to the day, as 民法典 201–202 count them.

The day a period starts is not counted; its last day is the day of the same number in the last month, and
where that month has none, its last day: 24 months from 9 March 2026 end on 9 March 2028, 12 months from
29 February 2028 on 28 February 2029, and 48 months from it on 29 February 2032. A period that ends on a
holiday is *not* moved (民法典 203 speaks of acts due on a day; validity and tenure are not such acts).
"""

from calendar import monthrange
from datetime import date


def add_months(start: date, months: int) -> date:
    """The last day of a period of `months` from `start`. Always counted from the start in one step:
    12 + 12 months may end a day before 24 would (29 February)."""
    index = start.year * 12 + start.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))


def complete_months(start: date, on: date) -> int:
    """Whole months from `start` that are complete on `on`; 0 where `on` is not after `start`."""
    if on <= start:
        return 0
    months = (on.year - start.year) * 12 + on.month - start.month
    return months if add_months(start, months) <= on else months - 1
