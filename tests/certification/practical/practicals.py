"""Practical assessments as tests make them: a checklist of three lines, observed by the head unless said otherwise."""

from datetime import date, timedelta

from certification.practical import operations
from certification.practical.domain.checklist import Line, Skill
from certification.practical.domain.result import Mark, Marked
from certification.practical.models import PracticalAssessment, PracticalChecklist
from people.models import Centre, User
from tests.factories import FIRST_DAY, FOUNDED, MOMENT

DAY = timedelta(days=1)
SYSTEM = "一窗受理平台"
LINES = (
    Line(Skill.GUIDING, "先问清来意", must=True),
    Line(Skill.EXAMINATION, "逐份核对", must=True),
    Line(Skill.NOTICES, "说明时限"),
    Line(Skill.NOTICES, "一次告知", must=True),
)
ALL_DONE = (Mark.DONE,) * 4
ONE_NOT = (Mark.DONE, Mark.NOT_DONE, Mark.DONE, Mark.DONE)


def adopt(centre: Centre, *, system: str = SYSTEM, lines=LINES, on: date = FIRST_DAY, at=FOUNDED, **more):
    return operations.adopt_checklist(
        centre, system=system, lines=lines, effective_on=on, reason="窗口启用", by=None, at=at, **more
    )


def plan(clerk: User, checklist: PracticalChecklist, *, by: User, observer: User | None = None, name: str = "", at):
    observer = None if name else observer or by
    return operations.plan_assessment(
        clerk, checklist, planned_on=at.date(), observer=observer, observer_name=name, by=by, at=at
    )


def assess(
    clerk: User,
    checklist: PracticalChecklist,
    *,
    by: User,
    at=MOMENT - 10 * DAY,
    marks: tuple[Mark, ...] = ALL_DONE,
    signed: bool = True,
    contested: str = "",
) -> PracticalAssessment:
    """Planned, observed and recorded at once; the clerk signs (or contests) an hour later."""
    planned = plan(clerk, checklist, by=by, at=at)
    found = operations.record_assessment(
        planned, marks=[Marked(mark) for mark in marks], assessed_on=at.date(), by=by, at=at
    )
    hour = timedelta(hours=1)
    if contested:
        operations.contest_assessment(found, reason=contested, by=clerk, at=at + hour)
    elif signed:
        operations.sign_assessment(found, by=clerk, at=at + hour)
    return found
