"""What an organiser's list that is kept with a class would write, as things stand."""

from datetime import datetime

from django.utils import timezone

from certification.training.domain.rolls import Known, RollPlan, plan_roll, read_roll
from certification.training.models import Attendance, SessionPaper
from certification.training.queries.registers import register_of
from courses.readers import read_file
from people.queries import clerks_of


def roll_plan(paper: SessionPaper, *, at: datetime) -> RollPlan:
    """Read the file and lay it beside the centre's clerks on the class's day; raises Refusal. Writes nothing."""
    session = paper.session
    with paper.file.open("rb") as file:
        entries, problems = read_roll(read_file(file.read()))
    clerks = clerks_of(session.centre, on=min(session.ended_on, timezone.localdate(at)))
    known = [Known(clerk.pk, clerk.name, clerk.employee_number) for clerk in clerks]
    completed = Attendance.Result.COMPLETED
    standing = {key: line.attendance.result == completed for key, line in register_of(session).items()}
    places = (session.centre.name, session.centre.unit.name)
    return plan_roll(entries, known, places=places, standing=standing, problems=problems)
