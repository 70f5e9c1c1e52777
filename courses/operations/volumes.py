"""Yearly cases of a centre: planned for a person to look at, then written down as planned."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import transaction

from courses.domain.problems import Problem
from courses.domain.volumes.plan import Action, Told, VolumePlan, plan_volumes
from courses.domain.volumes.sheet import read_sheets
from courses.models import CaseVolume
from courses.moments import end_of
from courses.queries.volumes import countable, volumes_known
from courses.readers import read_file
from ledger import audit
from people.models import Centre, User


class VolumePlanOutdated(Exception):
    """The plan somebody agreed to is no longer what would happen; `plan` is. Nothing was written."""

    def __init__(self, plan: VolumePlan) -> None:
        self.plan = plan
        super().__init__("the centre's figures have changed since")


def read_volumes(
    centre: Centre, data: bytes, *, year: int | None, on: date
) -> tuple[tuple[Told, ...], tuple[Problem, ...]]:
    """The figures of a file and the problems of its rows; raises Refusal where it is no such list. Writes nothing."""
    return read_sheets(read_file(data).sheets, countable(centre, on=on), year=year, on=on)


def plan_case_volumes(
    centre: Centre, told: Sequence[Told], *, on: date, problems: Iterable[Problem] = ()
) -> VolumePlan:
    """What the figures would add and correct. Writes nothing."""
    known = volumes_known(centre, {one.counted.year for one in told})
    return plan_volumes(told, known, on=on, problems=problems)


@transaction.atomic
def apply_case_volumes(
    centre: Centre, told: Sequence[Told], *, on: date, agreed: str, by: User | None, at: datetime
) -> VolumePlan:
    """Write down exactly what the plan with the digest `agreed` says; raises VolumePlanOutdated otherwise."""
    Centre.objects.select_for_update().get(pk=centre.pk)
    plan = plan_case_volumes(centre, told, on=on)
    if plan.digest != agreed:
        raise VolumePlanOutdated(plan)
    if plan.is_empty:
        return plan
    CaseVolume.objects.bulk_create(
        CaseVolume(
            centre=centre,
            matter_id=line.counted.matter,
            year=line.counted.year,
            cases=line.counted.cases,
            by=by,
            effective_at=end_of(date(line.counted.year, 12, 31)),
            recorded_at=at,
        )
        for line in plan.changes
    )
    audit.record(
        "centre.case_volumes",
        centre,
        by=by,
        at=at,
        years=plan.years,
        **{action.value: len(plan.of(action)) for action in (Action.ADD, Action.CORRECT)},
    )
    return plan
