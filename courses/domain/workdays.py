"""Working days (工作日) of mainland China: the one place that reads the holiday calendar.

The State Council publishes each year's holidays and make-up days late in the year before; the library
`chinesecalendar` follows. A day of a year it does not know yet is taken as working from Monday to Friday, and
the answer says so (`published=False`): such a date is provisional and is computed anew once the year is out.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from chinese_calendar import is_workday


@dataclass(frozen=True, slots=True)
class WorkingDate:
    """A day reached by counting; `published` is False where a day counted lay in a year not yet published."""

    on: date
    published: bool


def working_days_after(start: date, days: int) -> WorkingDate:
    """The `days`-th working day after `start`; the start day is not counted (行政许可法 82, 民法典 201).

    `days` below 1 is a ValueError: no deadline falls on the day it starts.
    """
    if days < 1:
        raise ValueError("a deadline is at least one working day away")
    day, left, published = start, days, True
    while left:
        day += timedelta(days=1)
        working, known = _working(day)
        published = published and known
        left -= working
    return WorkingDate(day, published)


def working_day_before(day: date) -> date:
    """The last working day before it."""
    day -= timedelta(days=1)
    while not is_working(day):
        day -= timedelta(days=1)
    return day


def is_working(day: date) -> bool:
    """Whether offices work that day; Monday to Friday where the year is not published yet."""
    return _working(day)[0]


def exceptions(first: date, last: date) -> tuple[tuple[date, bool], ...]:
    """Days of [first, last] that the week alone gets wrong: weekdays off (False) and weekends worked (True)."""
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return tuple((day, working) for day in days if (working := is_working(day)) is not (day.weekday() < 5))


@dataclass(frozen=True, slots=True)
class Rest:
    """Days of rest in a row, a public holiday among them; both days are included."""

    first: date
    last: date


def rests(first: date, last: date) -> tuple[Rest, ...]:
    """Public holidays in [first, last], each with the weekend beside it; a plain weekend is none."""
    runs: list[list[date]] = [[]]
    for day in (first + timedelta(days=n) for n in range((last - first).days + 1)):
        if is_working(day):
            runs.append([])
        else:
            runs[-1].append(day)
    return tuple(Rest(run[0], run[-1]) for run in runs if any(day.weekday() < 5 for day in run))


def is_published(day: date) -> bool:
    """Whether the holidays of the day's year are published."""
    return _working(day)[1]


@cache
def _working(day: date) -> tuple[bool, bool]:
    try:
        return bool(is_workday(day)), True
    except NotImplementedError:  # the library's way of saying the year is not published
        return day.weekday() < 5, False
