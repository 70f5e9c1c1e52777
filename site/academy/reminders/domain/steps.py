"""Which step of a thing that is due is to be said on a day.

Steps are days before the due day. The first time a thing is seen, only the step its day has come to is said: what
comes up with 20 days left is said once, not for sixty and for thirty. After the day it is said once, and again every
week for `repeats` weeks; then it stands in the list and is silent. A thing is its kind, key and due day, so a day
that moves is a new thing.

What was said is remembered by the days that were left, not by the step's number: under other steps a thing is said
again only when the day of a step comes that lies after the last time it was said.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Self, TypeVar

Thing = TypeVar("Thing")
WEEK = 7
MOST_STEPS, MOST_DAYS, MOST_REPEATS = 5, 180, 8


class StepTrouble(StrEnum):
    """Numbers that would make noise of reminders, or nothing."""

    TOO_MANY = "too_many"
    TOO_FAR = "too_far"
    TOO_OFTEN = "too_often"


@dataclass(frozen=True, slots=True)
class StepPolicy:
    """`before`: days before the due day; `repeats`: weeks after it in which it is said again."""

    before: tuple[int, ...] = (60, 30, 7)
    repeats: int = 3

    def __post_init__(self) -> None:
        if not self.before or min(self.before) < 1 or len(set(self.before)) < len(self.before):
            raise ValueError("steps are different numbers of days, each at least one")
        if self.repeats < 0:
            raise ValueError("a thing can't be said again less than no times")

    @property
    def horizon(self) -> timedelta:
        """How far ahead anything is said."""
        return timedelta(days=max(self.before))

    def troubles(self) -> tuple[StepTrouble, ...]:
        """Why nobody should be reminded by these; empty where they may be."""
        found = {
            StepTrouble.TOO_MANY: len(self.before) > MOST_STEPS,
            StepTrouble.TOO_FAR: max(self.before) > MOST_DAYS,
            StepTrouble.TOO_OFTEN: self.repeats > MOST_REPEATS,
        }
        return tuple(trouble for trouble, holds in found.items() if holds)

    def to_json(self) -> dict[str, Any]:
        return {"before": list(self.before), "repeats": self.repeats}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        return cls(tuple(data["before"]), data["repeats"])


def comes_at(step: int) -> int:
    """The days left on the first day of a step: overdue is from the day after."""
    return step if step > 0 else step - 1


def reached(due_on: date, *, on: date, policy: StepPolicy) -> int | None:
    """The step the thing has come to: days before it, 0 once it is overdue, -7, -14 … each week after; None if its
    first step is still to come."""
    left = (due_on - on).days
    if left < 0:
        weeks = min((-left - 1) // WEEK, policy.repeats)
        return -WEEK * weeks
    return min((step for step in policy.before if left <= step), default=None)


def step_to_say(due_on: date, said: Iterable[int], *, on: date, policy: StepPolicy) -> int | None:
    """The step to say today, given how many days were left each time the thing was said; None where there is nothing
    new to say: the step's day lies not after one of them."""
    step = reached(due_on, on=on, policy=policy)
    if step is None or any(left <= comes_at(step) for left in said):
        return None
    return step


def steps_to_say(
    dues: Mapping[Thing, date], said: Mapping[Thing, Iterable[int]], *, on: date, policy: StepPolicy
) -> dict[Thing, int]:
    """Of everything due for a person what is to be said today, each with its step."""
    found = {thing: step_to_say(day, said.get(thing, ()), on=on, policy=policy) for thing, day in dues.items()}
    return {thing: step for thing, step in found.items() if step is not None}
