"""Satisfaction and returned applications of a centre: planned for a person to look at, then written as planned."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from django.db import transaction

from courses.domain.problems import Problem
from courses.domain.service.figures import Figure
from courses.domain.service.plan import ServicePlan, plan_service
from courses.domain.service.sheet import read_sheets
from courses.domain.volumes.plan import Action
from courses.models import ServiceFigure
from courses.moments import start_of
from courses.queries.service import figures_known
from courses.queries.volumes import countable
from courses.readers import read_file
from ledger import audit
from people.models import Centre, User


class ServicePlanOutdated(Exception):
    """The plan somebody agreed to is no longer what would happen; `plan` is. Nothing was written."""

    def __init__(self, plan: ServicePlan) -> None:
        self.plan = plan
        super().__init__("the centre's figures have changed since")


def read_service(centre: Centre, data: bytes, *, on: date) -> tuple[tuple[Figure, ...], tuple[Problem, ...]]:
    """The figures of a file and the problems of its rows; raises Refusal where it is no such list. Writes nothing."""
    return read_sheets(read_file(data).sheets, countable(centre, on=on), on=on)


def plan_service_figures(
    centre: Centre, told: Sequence[Figure], *, on: date, problems: Iterable[Problem] = ()
) -> ServicePlan:
    """What the figures would add and correct. Writes nothing."""
    return plan_service(told, figures_known(centre), on=on, problems=problems)


@transaction.atomic
def apply_service_figures(
    centre: Centre, told: Sequence[Figure], *, on: date, agreed: str, by: User | None, at: datetime
) -> ServicePlan:
    """Write down exactly what the plan with the digest `agreed` says; raises ServicePlanOutdated otherwise."""
    Centre.objects.select_for_update(of=("self",)).get(pk=centre.pk)
    plan = plan_service_figures(centre, told, on=on)
    if plan.digest != agreed:
        raise ServicePlanOutdated(plan)
    if plan.is_empty:
        return plan
    ServiceFigure.objects.bulk_create(
        ServiceFigure(
            centre=centre,
            matter_id=line.figure.matter,
            month=line.figure.month,
            cases=line.figure.cases,
            returned=line.figure.returned,
            stars=list(line.figure.stars or ()),
            by=by,
            effective_at=start_of((line.figure.month + timedelta(days=31)).replace(day=1)),
            recorded_at=at,
        )
        for line in plan.changes
    )
    counts = {action.value: len(plan.of(action)) for action in (Action.ADD, Action.CORRECT)}
    audit.record("centre.service_figures", centre, by=by, at=at, **counts)
    return plan
