"""Plan, then apply: which yearly figures of a centre a list would add and which it would correct. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from courses.domain.dated_plan import DatedPlan
from courses.domain.problems import Problem
from courses.domain.volumes.figures import Counted


class Action(StrEnum):
    """What happens to one figure."""

    ADD = "add"
    CORRECT = "correct"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Told:
    """A figure of a list, with the row it stands in."""

    counted: Counted
    row: int | None = None


@dataclass(frozen=True, slots=True)
class VolumeLine:
    """One figure and the one it would replace (None: there is none yet)."""

    action: Action
    counted: Counted
    before: int | None = None
    row: int | None = None

    @property
    def told(self) -> object:
        return self


class VolumePlan(DatedPlan[VolumeLine]):
    """What a list of yearly cases would write down."""

    __slots__ = ()

    @property
    def years(self) -> list[int]:
        return sorted({line.counted.year for line in self.lines})


def plan_volumes(
    told: Iterable[Told], known: Mapping[tuple[int, int], int], *, on: date, problems: Iterable[Problem] = ()
) -> VolumePlan:
    """The list's figures beside those known by (matter, year). What it does not name stays as it is."""
    return VolumePlan(on, tuple(_line(one, known) for one in told), tuple(problems))


def _line(one: Told, known: Mapping[tuple[int, int], int]) -> VolumeLine:
    before = known.get((one.counted.matter, one.counted.year))
    if before is None:
        return VolumeLine(Action.ADD, one.counted, row=one.row)
    action = Action.UNCHANGED if before == one.counted.cases else Action.CORRECT
    return VolumeLine(action, one.counted, before, one.row)
