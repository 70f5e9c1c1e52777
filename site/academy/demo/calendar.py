"""The days of the demo year: it ends today, began a year before, and people work on weekdays.

Half-way, fifteen windows become ten; the turning points other files share stand here.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
LENGTH = 365
MERGE = 190
SUCCESSION = 318
FIRST_CHANGE = 310
SECOND_CHANGE = 360


@dataclass(frozen=True, slots=True)
class DemoYear:
    """Day 0 is a year before `ends_on`; day numbers count calendar days."""

    ends_on: date

    def day(self, number: int) -> date:
        """The working day (Monday to Friday) at or after that day of the year."""
        found = self.ends_on - timedelta(days=LENGTH - number)
        return found + timedelta(days=max(0, 7 - found.weekday()) if found.weekday() > 4 else 0)

    def at(self, number: int, hour: int = 9, minute: int = 0) -> datetime:
        """A moment on that working day, Shanghai time."""
        return datetime.combine(self.day(number), time(hour, minute), SHANGHAI)
