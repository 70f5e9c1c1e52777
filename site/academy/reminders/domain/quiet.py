"""When nobody is reminded: from 18:00 to 8:30 and on days off; what waits is said the next working morning."""

from datetime import datetime, time

from courses.domain.workdays import is_working, working_days_after

OPENS, CLOSES = time(8, 30), time(18, 0)
LAST_ROUND = time(16, 30)
"""What fails after this hour and is tried again, for seventy-five minutes at most, still ends before `CLOSES`."""


def is_quiet(moment: datetime) -> bool:
    """Whether the moment (local time) lies in the quiet hours."""
    return not is_working(moment.date()) or not OPENS <= moment.time() < CLOSES


def speaks_at(moment: datetime) -> datetime:
    """The moment itself, or where it is quiet the next working morning (local time)."""
    if not is_quiet(moment):
        return moment
    day = moment.date()
    if not is_working(day) or moment.time() >= CLOSES:
        day = working_days_after(day, 1).on
    return datetime.combine(day, OPENS, tzinfo=moment.tzinfo)


def is_round(moment: datetime) -> bool:
    """Whether the house may look for what is due and say it (local time)."""
    return not is_quiet(moment) and moment.time() < LAST_ROUND
