"""What a plan of a list that takes effect on one day tells, whatever its lines are about. Pure."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import Generic, Protocol, TypeVar

from courses.domain.problems import Problem, Severity


class PlannedLine(Protocol):
    """One line of a plan; the action of one that does nothing is "unchanged"."""

    @property
    def action(self) -> StrEnum: ...

    @property
    def told(self) -> object:
        """What the line does, as a value that is written the same every time."""


Line = TypeVar("Line", bound=PlannedLine)


@dataclass(frozen=True, slots=True)
class DatedPlan(Generic[Line]):
    """Lines in the order of the list, those it leaves out last. `digest` tells two plans apart."""

    on: date
    lines: tuple[Line, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def has_errors(self) -> bool:
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    @property
    def changes(self) -> list[Line]:
        return [line for line in self.lines if line.action != "unchanged"]

    @property
    def is_empty(self) -> bool:
        return not self.changes

    @property
    def digest(self) -> str:
        return sha256(repr((self.on, [line.told for line in self.changes])).encode()).hexdigest()

    def of(self, action: StrEnum) -> list[Line]:
        return [line for line in self.lines if line.action is action]
