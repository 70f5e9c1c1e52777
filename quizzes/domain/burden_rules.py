"""The week's burden budget as rules: how many minutes, and the working hours they belong to.

Changed by a new version, never in place; what a past week was is told by the version of its days.
"""

from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from typing import Any, Self

from quizzes.domain.burden import WEEK_SECONDS, book

LEAST_MINUTES, MOST_MINUTES = 5, 120


class BurdenTrouble(StrEnum):
    """Numbers that make no budget."""

    MINUTES_OUT_OF_RANGE = "minutes_out_of_range"
    HOURS_BACKWARDS = "hours_backwards"


@dataclass(frozen=True, slots=True)
class BurdenRules:
    """Minutes a clerk may be asked in one ISO week, and when the day's working hours begin and end: learning counts
    as work, and nobody is expected to learn outside them."""

    minutes: int = WEEK_SECONDS // 60
    opens: time = time(8, 30)
    closes: time = time(17, 0)

    @property
    def seconds(self) -> int:
        return self.minutes * 60

    def troubles(self) -> tuple[BurdenTrouble, ...]:
        """Why these numbers can't be a budget; empty where they can."""
        found = {
            BurdenTrouble.MINUTES_OUT_OF_RANGE: not LEAST_MINUTES <= self.minutes <= MOST_MINUTES,
            BurdenTrouble.HOURS_BACKWARDS: self.opens >= self.closes,
        }
        return tuple(trouble for trouble, holds in found.items() if holds)

    def to_json(self) -> dict[str, Any]:
        return {"minutes": self.minutes, "opens": f"{self.opens:%H:%M}", "closes": f"{self.closes:%H:%M}"}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        return cls(data["minutes"], time.fromisoformat(data["opens"]), time.fromisoformat(data["closes"]))


@dataclass(frozen=True, slots=True)
class ClerkWeek:
    """What one clerk's week wants, in seconds: each check that is due by Sunday, the most binding first, and practice
    of what is fading by then."""

    checks: tuple[int, ...] = ()
    practice: int = 0


@dataclass(frozen=True, slots=True)
class Fit:
    """Of how many clerks the checks that are due, and of how many the practice beside them, don't fit."""

    checks: int
    practice: int


def fit(weeks: list[ClerkWeek], *, budget: int) -> Fit:
    """How these weeks fit into so many seconds, were nothing of them done yet. Checks come first; practice has what
    they leave."""
    checks = practice = 0
    for week in weeks:
        _fits, over, kept = book(((at, seconds) for at, seconds in enumerate(week.checks)), left=budget)
        checks += bool(over)
        practice += week.practice > budget - kept
    return Fit(checks, practice)
