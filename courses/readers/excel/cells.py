"""The value of a cell as the text a person sees."""

from datetime import date, datetime, time, timedelta

from courses.readers.characters import tidy
from courses.readers.html import plain

# Excel keeps fifteen digits of a number; what is longer has lost the rest.
MOST_DIGITS = 10**15


def text_of(value: object) -> str:
    """Whole numbers without a point, dates as 2026-03-09, TRUE as 是.

    A number with more digits than Excel keeps comes out as 3.30903001000123E+15, so that nobody takes it for a code.
    """
    if isinstance(value, str):
        return plain(tidy(value))
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, date | time | timedelta):
        return str(value)
    return tidy(str(value))


def _number(value: float) -> str:
    if abs(value) >= MOST_DIGITS:
        return f"{value:.15G}"
    return str(int(value)) if float(value).is_integer() else str(value)
