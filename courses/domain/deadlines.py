"""By which day a matter is due when it is accepted on a given one, and by which rule that was counted.

The day of acceptance is not counted. Working days where the list says so, and for an administrative licence
(行政许可法 82) also where it only says 日; elsewhere an unlabelled 日 is not counted at all, for nobody knows which
kind is meant. Hearing, testing, expert review and publicity don't count (行政许可法 45): whoever shows a due day
says so.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from courses.domain.elements import Limit
from courses.domain.facets import TimeUnit
from courses.domain.months import add_months
from courses.domain.workdays import Rest, exceptions, is_published, is_working, rests, working_days_after

FARTHEST = 1000
"""No limit of a list is longer; a larger figure is a slip of the list or of our reading, and isn't counted."""


class Counting(StrEnum):
    """How the due day was found, or why there is none."""

    AT_ONCE = "at_once"
    HOURS = "hours"  # counted from the very hour; no day is named
    WORKING_DAYS = "working_days"
    CALENDAR = "calendar"  # 自然日, months and years
    UNLABELLED = "unlabelled"  # 日 outside a licence
    NOT_UNDERSTOOD = "not_understood"


@dataclass(frozen=True, slots=True)
class Due:
    """The due day (None where it isn't counted). `provisional`: a year counted through is not published yet.

    `off` are the public holidays passed over, `worked` the make-up days that count although they fall on a weekend.
    `resumes_on` is the first working day after a calendar period that ends on a day of rest.
    """

    counting: Counting
    on: date | None = None
    provisional: bool = False
    off: tuple[Rest, ...] = ()
    worked: tuple[date, ...] = ()
    resumes_on: date | None = None


def due(limit: Limit, *, accepted_on: date, licence: bool) -> Due:
    """The last day of the limit for what is accepted on that day."""
    value, unit = limit.value, limit.unit
    if unit is TimeUnit.IMMEDIATE:
        return Due(Counting.AT_ONCE, accepted_on)
    if unit is None or not value or value > FARTHEST:
        return Due(Counting.NOT_UNDERSTOOD)
    if unit is TimeUnit.HOUR:
        return Due(Counting.HOURS)
    if unit is TimeUnit.WORKING_DAY or (unit is TimeUnit.DAY and licence):
        return _working(accepted_on, value)
    if unit is TimeUnit.DAY:
        return Due(Counting.UNLABELLED)
    if unit is TimeUnit.CALENDAR_DAY:
        return _calendar(accepted_on + timedelta(days=value))
    return _calendar(add_months(accepted_on, value if unit is TimeUnit.MONTH else 12 * value))


def _working(start: date, days: int) -> Due:
    found, first = working_days_after(start, days), start + timedelta(days=1)
    worked = tuple(day for day, working in exceptions(first, found.on) if working)
    return Due(Counting.WORKING_DAYS, found.on, not found.published, rests(first, found.on), worked)


def _calendar(on: date) -> Due:
    resumes = None if is_working(on) else working_days_after(on, 1).on
    return Due(Counting.CALENDAR, on, provisional=not is_published(on), resumes_on=resumes)
