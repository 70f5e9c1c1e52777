"""The organiser's list of a class: planned for the head to look at, then entered as planned."""

from datetime import datetime

from django.db import transaction

from certification.training.domain.rolls import RollPlan
from certification.training.models import Attendance, SessionPaper, TrainingSession
from certification.training.operations.refusals import Refusal, Refused
from certification.training.operations.registers import Party, Source, register_attendance, sign_attendance
from certification.training.queries.rolls import roll_plan
from ledger import audit
from people.models import User

Result = Attendance.Result


class RollOutdated(Exception):
    """The plan somebody agreed to is no longer what would happen; `plan` is. Nothing was written."""

    def __init__(self, plan: RollPlan) -> None:
        self.plan = plan
        super().__init__("the register has changed since")


@transaction.atomic
def apply_roll(paper: SessionPaper, *, agreed: str, by: User, at: datetime) -> list[Attendance]:
    """Enter exactly what the plan with the digest `agreed` says. The list is the organiser's word and entering it the
    head's: the lines are signed for the centre, but for the head's own; each clerk still signs or contests."""
    session = TrainingSession.objects.select_for_update(of=("self",)).get(pk=paper.session_id)
    if at < session.starts_at:
        raise Refused(Refusal.NOT_YET_HELD)
    plan = roll_plan(paper, at=at)
    if plan.digest != agreed:
        raise RollOutdated(plan)
    people = User.objects.in_bulk([line.person for line in plan.changes])
    results = {
        people[line.person]: Result.COMPLETED if line.completed else Result.NOT_COMPLETED for line in plan.changes
    }
    written = register_attendance(session, results, by=by, at=at, source=Source.LIST, paper=paper)
    for line in written:
        if line.clerk_id != by.pk:
            sign_attendance(line, party=Party.HEAD, by=by, at=at)
    audit.record("training.list_applied", paper, by=by, at=at, lines=len(written))
    return written
