"""A digest: what is due for one person, things of one kind and day together."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Protocol


class Dated(Protocol):
    """What a digest is made of."""

    @property
    def kind(self) -> str: ...
    @property
    def due_on(self) -> date: ...
    @property
    def about(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Line:
    """Things of one kind that are due on one day, by name."""

    kind: str
    due_on: date
    things: tuple[Dated, ...]
    days: int

    @property
    def overdue(self) -> bool:
        return self.days < 0

    @property
    def days_late(self) -> int:
        return -self.days


def digest(things: Iterable[Dated], *, on: date) -> tuple[Line, ...]:
    """Lines in order of day and kind; `days` are left until the day. No thing is lost and none comes twice."""
    ordered = sorted(things, key=lambda one: (one.due_on, one.kind, one.about))
    groups = groupby(ordered, key=lambda one: (one.due_on, one.kind))
    return tuple(Line(kind, day, tuple(own), (day - on).days) for (day, kind), own in groups)
