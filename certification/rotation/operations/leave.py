"""Leave lists: planned for a person to look at, then entered as planned."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import transaction

from certification.rotation.domain.leave_list import Action, Away, LeavePlan, plan_leave, read_leave
from certification.rotation.queries.leave import clerks_on_lists, leave_known
from courses.domain.problems import Problem
from courses.readers import read_file
from people import operations as people
from people.models import Centre, User


class LeavePlanOutdated(Exception):
    """The plan somebody agreed to is no longer what would happen; `plan` is. Nothing was written."""

    def __init__(self, plan: LeavePlan) -> None:
        self.plan = plan
        super().__init__("leave has changed since")


def read_leave_list(centre: Centre, data: bytes, *, on: date) -> tuple[tuple[Away, ...], tuple[Problem, ...]]:
    """The leave in a file and the problems of its rows; raises Refusal where it is no such list. Writes nothing."""
    return read_leave(read_file(data).sheets, clerks_on_lists(centre, on=on))


def plan_leave_list(wanted: Sequence[Away], *, on: date, problems: Iterable[Problem] = ()) -> LeavePlan:
    """What the list would enter. Writes nothing."""
    return plan_leave(wanted, leave_known({one.clerk for one in wanted}), on=on, problems=problems)


@transaction.atomic
def apply_leave_list(
    centre: Centre, wanted: Sequence[Away], *, on: date, agreed: str, by: User, at: datetime
) -> LeavePlan:
    """Enter exactly what the plan with the digest `agreed` says; raises LeavePlanOutdated otherwise."""
    Centre.objects.select_for_update().get(pk=centre.pk)
    clerks = User.objects.in_bulk({one.clerk for one in wanted})
    plan = plan_leave_list(wanted, on=on)
    if plan.digest != agreed:
        raise LeavePlanOutdated(plan)
    for line in plan.of(Action.ENTER):
        away = line.away
        span = {"starts_on": away.span.starts_on, "ends_on": away.span.ends_on}
        try:
            people.record_leave(clerks[away.clerk], kind=away.kind, **span, by=by, at=at)
        except people.LeaveOverlaps as overlap:
            raise LeavePlanOutdated(plan_leave_list(wanted, on=on)) from overlap
    return plan
