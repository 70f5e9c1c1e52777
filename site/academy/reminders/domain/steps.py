"""Which step of a thing that is due is to be said on a day.

Steps are days before the due day. The first time a thing is seen, only the step its day has come to is said: what
comes up with 20 days left is said once, not for sixty and for thirty. After the day it is said once, and again every
week for `repeats` weeks; then it stands in the list and is silent. A thing is its kind, key and due day, so a day
that moves is a new thing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

Thing = TypeVar("Thing")
WEEK = 7


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


def reached(due_on: date, *, on: date, policy: StepPolicy) -> int | None:
    """The step the thing has come to: days before it, 0 once it is overdue, -7, -14 … each week after; None if its
    first step is still to come."""
    left = (due_on - on).days
    if left < 0:
        weeks = min((-left - 1) // WEEK, policy.repeats)
        return -WEEK * weeks
    return min((step for step in policy.before if left <= step), default=None)


def step_to_say(due_on: date, said: Iterable[int], *, on: date, policy: StepPolicy) -> int | None:
    """The step to say today, given those that were said; None where there is nothing new to say."""
    step = reached(due_on, on=on, policy=policy)
    if step is None or any(one <= step for one in said):
        return None
    return step


def steps_to_say(
    dues: Mapping[Thing, date], said: Mapping[Thing, Iterable[int]], *, on: date, policy: StepPolicy
) -> dict[Thing, int]:
    """Of everything due for a person what is to be said today, each with its step."""
    found = {thing: step_to_say(day, said.get(thing, ()), on=on, policy=policy) for thing, day in dues.items()}
    return {thing: step for thing, step in found.items() if step is not None}
