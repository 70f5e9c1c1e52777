"""The stretch of days a chart of postings shows: a quarter, a year, or two years, by the calendar."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from certification.domain.spans import Span
from courses.domain.months import add_months


class Zoom(StrEnum):
    QUARTER = "quarter"
    YEAR = "year"
    TWO_YEARS = "two_years"


MONTHS = {Zoom.QUARTER: 3, Zoom.YEAR: 12, Zoom.TWO_YEARS: 24}
STEP = {Zoom.QUARTER: 3, Zoom.YEAR: 12, Zoom.TWO_YEARS: 12}
WEEK = timedelta(days=7)
FIRST_YEAR, LAST_YEAR = 1990, 2099


@dataclass(frozen=True, slots=True)
class Frame:
    """Days from `starts_on` up to, not including, `ends_on`."""

    zoom: Zoom
    starts_on: date
    ends_on: date

    @property
    def span(self) -> Span:
        return Span(self.starts_on, self.ends_on)

    @property
    def days(self) -> int:
        return (self.ends_on - self.starts_on).days

    def share(self, on: date) -> float:
        """Where the day begins, from 0 to 1; what lies outside is at the edge."""
        return min(1.0, max(0.0, (on - self.starts_on).days / self.days))

    def shifted(self, steps: int) -> "Frame":
        """The frame as far on or back as one turns a leaf; two years move by one."""
        return _from(self.zoom, add_months(self.starts_on, steps * STEP[self.zoom]))


def frame(zoom: Zoom, on: date) -> Frame:
    """The quarter or the year of the day; two years are its own and the one before it."""
    on = min(max(on, date(FIRST_YEAR + 1, 1, 1)), date(LAST_YEAR, 12, 31))
    if zoom is Zoom.QUARTER:
        return _from(zoom, date(on.year, (on.month - 1) // 3 * 3 + 1, 1))
    return _from(zoom, date(on.year - (zoom is Zoom.TWO_YEARS), 1, 1))


def starting(zoom: Zoom, starts_on: date) -> Frame:
    """The frame that starts with the quarter or year of the day."""
    return frame(zoom, add_months(starts_on, 12) if zoom is Zoom.TWO_YEARS else starts_on)


def parts(shown: Frame) -> Iterator[Span]:
    """The years of a frame; of a quarter its months."""
    months = 1 if shown.zoom is Zoom.QUARTER else 12
    start = shown.starts_on
    while start < shown.ends_on:
        end = add_months(start, months)
        yield Span(start, end)
        start = end


def ticks(shown: Frame) -> Iterator[date]:
    """The first days of the months; of a quarter its Mondays."""
    if shown.zoom is Zoom.QUARTER:
        day = shown.starts_on + timedelta(days=-shown.starts_on.weekday() % 7)
        while day < shown.ends_on:
            yield day
            day += WEEK
        return
    for month in range(MONTHS[shown.zoom]):
        yield add_months(shown.starts_on, month)


def _from(zoom: Zoom, starts_on: date) -> Frame:
    return Frame(zoom, starts_on, add_months(starts_on, MONTHS[zoom]))
