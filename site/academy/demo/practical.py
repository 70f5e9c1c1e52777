"""Practical assessments at the counters: two systems, most signed, one ending soon, one contested, one to come."""

from datetime import timedelta

from academy.demo.calendar import MERGE, DemoYear
from academy.demo.people import Town
from certification.practical import operations
from certification.practical.domain.checklist import Line, Skill
from certification.practical.domain.result import Mark, Marked
from certification.practical.models import PracticalAssessment, PracticalChecklist
from certification.practical.starter import counter_lines
from people.models import User

COUNTER, POLICE = "一窗受理平台（演示）", "户籍业务系统（演示）"
# Day of the year a paper from before the house is dated: forty days are left of its two years.
LONG_AGO = -325


def name_systems(town: Town, year: DemoYear) -> tuple[PracticalChecklist, PracticalChecklist]:
    """The two systems the counters take applications in with."""
    besides = Line(Skill.ENTRY, "户籍信息当场与申请人核对一遍", must=True)
    at = year.at(0, 10)
    counter, police = (
        operations.adopt_checklist(
            town.centre,
            system=system,
            lines=lines,
            effective_on=year.day(0),
            reason="实操考核开始施行",
            by=town.head,
            at=at,
        )
        for system, lines in ((COUNTER, counter_lines()), (POLICE, (*counter_lines(), besides)))
    )
    return counter, police


def observe(town: Town, year: DemoYear) -> None:
    """After the merge six in one system, two in the other; one contests, one has yet to sign, one to be seen."""
    counter, police = name_systems(town, year)
    _entered_from_paper(town, town.clerks[7], counter, year)
    for place, clerk in enumerate(town.clerks[:6]):
        _observed(town, clerk, counter, year, MERGE + 14 + place)
    for place, clerk in enumerate(town.clerks[1:3]):
        _observed(town, clerk, police, year, MERGE + 30 + place)
    missed = _observed(town, town.clerks[3], police, year, 352, missed=3, signed=False)
    reason = "当天该申请人只是咨询，没有递交材料，谈不上分两次告知。"
    operations.contest_assessment(missed, reason=reason, by=town.clerks[3], at=year.at(353))
    _observed(town, town.clerks[0], police, year, 356, signed=False)
    operations.plan_assessment(
        town.clerks[5],
        police,
        planned_on=year.day(371),
        observer=town.reviewer,
        by=town.head,
        at=year.at(358, 15),
    )


def _observed(
    town: Town,
    clerk: User,
    checklist: PracticalChecklist,
    year: DemoYear,
    day: int,
    *,
    missed: int | None = None,
    signed: bool = True,
) -> PracticalAssessment:
    """Planned the day before, observed by the head, signed by the clerk the same afternoon."""
    at = year.at(day, 15)
    plan = operations.plan_assessment(
        clerk, checklist, planned_on=at.date(), observer=town.head, by=town.head, at=at - timedelta(days=1)
    )
    marks = [
        Marked(Mark.NOT_DONE, "缺的材料分两次才说全") if place == missed else Marked(Mark.DONE)
        for place, _line in enumerate(checklist.lines)
    ]
    found = operations.record_assessment(plan, marks=marks, assessed_on=at.date(), by=town.head, at=at)
    if signed:
        operations.sign_assessment(found, by=clerk, at=at + timedelta(hours=2))
    return found


def _entered_from_paper(town: Town, clerk: User, checklist: PracticalChecklist, year: DemoYear) -> None:
    """Observed before the house was there, by somebody without an account; the head enters what the paper says."""
    at = year.at(5, 15)
    plan = operations.plan_assessment(
        clerk,
        checklist,
        planned_on=at.date(),
        observer=None,
        observer_name="上级部门带教人员（演示）",
        by=town.head,
        at=at,
    )
    marks = [Marked(Mark.DONE) for _line in checklist.lines]
    found = operations.record_assessment(plan, marks=marks, assessed_on=year.day(LONG_AGO), by=town.head, at=at)
    operations.sign_assessment(found, by=clerk, at=year.at(6))
