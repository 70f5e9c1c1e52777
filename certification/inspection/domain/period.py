"""The days an inspection pack is about, from its first day to its last, both in it."""

from dataclasses import dataclass
from datetime import date, timedelta

from certification.domain.spans import Span
from courses.domain.months import add_months

LONGEST_MONTHS = 36


@dataclass(frozen=True, slots=True)
class Period:
    """A backward one, or one of more than three years, is a ValueError."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"the last day is before the first: {self.first} .. {self.last}")
        if self.last >= add_months(self.first, LONGEST_MONTHS):
            raise ValueError(f"longer than {LONGEST_MONTHS} months: {self.first} .. {self.last}")

    @property
    def span(self) -> Span:
        return Span(self.first, self.last + timedelta(days=1))

    @property
    def years(self) -> tuple[int, ...]:
        """The calendar years it has a day in; duties and plans are a year's."""
        return tuple(range(self.first.year, self.last.year + 1))

    def has(self, day: date) -> bool:
        return self.first <= day <= self.last

    def stands_on(self, today: date) -> date:
        """The day on which statuses are reckoned: its last one, and no day that is still to come."""
        return min(self.last, today)


def year_of(day: date) -> Period:
    """The calendar year of the day."""
    return Period(date(day.year, 1, 1), date(day.year, 12, 31))


def twelve_months_to(day: date) -> Period:
    """The twelve months that end with the day."""
    return Period(add_months(day, -12) + timedelta(days=1), day)
