"""Plan, then apply: which figures of a centre's months a list would add and which it would correct. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from courses.domain.dated_plan import DatedPlan
from courses.domain.problems import Problem
from courses.domain.service.figures import Figure
from courses.domain.volumes.plan import Action


@dataclass(frozen=True, slots=True)
class ServiceLine:
    """One figure and the one it would replace (None: there is none yet)."""

    action: Action
    figure: Figure
    before: Figure | None = None

    @property
    def told(self) -> object:
        return self


class ServicePlan(DatedPlan[ServiceLine]):
    """What a list of a centre's months would write down."""

    __slots__ = ()


def plan_service(
    told: Iterable[Figure], known: Mapping[tuple[int, date], Figure], *, on: date, problems: Iterable[Problem] = ()
) -> ServicePlan:
    """The list's figures beside those known by (matter, month). What it does not say stays as it is."""
    return ServicePlan(on, tuple(_line(one, known.get((one.matter, one.month))) for one in told), tuple(problems))


def _line(one: Figure, before: Figure | None) -> ServiceLine:
    if before is None:
        return ServiceLine(Action.ADD, one)
    one = Figure(
        one.matter,
        one.month,
        before.cases if one.cases is None else one.cases,
        before.returned if one.returned is None else one.returned,
        before.stars if one.stars is None else one.stars,
    )
    return ServiceLine(Action.UNCHANGED if before == one else Action.CORRECT, one, before)
