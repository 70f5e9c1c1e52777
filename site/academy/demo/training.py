"""Two classes by superior departments: who went, who signed, who is still to sign."""

from datetime import datetime, timedelta

from academy.demo.calendar import DemoYear
from academy.demo.people import Town
from certification.training import operations
from certification.training.models import Attendance, AttendanceSignature, TrainingSession
from people.models import User

Level, Result, Party = TrainingSession.Level, Attendance.Result, AttendanceSignature.Party


def winter_class(town: Town, year: DemoYear) -> None:
    """A city class everybody attends and both sides sign."""
    session = _session(
        town,
        "政务服务综合窗口业务能力培训",
        "窗口收件规范与一次性告知",
        Level.CITY,
        "舟山市级主管部门（演示）",
        year.at(55),
        year.at(48),
    )
    _signed(town, session, town.clerks[:13], year.at(56, 10))


def summer_class(town: Town, year: DemoYear) -> None:
    """A county class for those still at the counter: seven signed, one did not complete it."""
    session = _session(
        town,
        "公共场所卫生许可与备案新规培训",
        "卫生许可的新办、延续与变更",
        Level.COUNTY,
        "普陀区级主管部门（演示）",
        year.at(250),
        year.at(240),
    )
    _signed(town, session, town.clerks[:7], year.at(251, 10))
    at = year.at(251, 11)
    operations.register_attendance(session, {town.clerks[7]: Result.NOT_COMPLETED}, by=town.head, at=at)


def autumn_class(town: Town, year: DemoYear) -> None:
    """A class of last week that the head has signed and the clerks are still to confirm."""
    session = _session(
        town,
        "城乡居民养老保险经办业务培训",
        "参保、待遇、注销三类事项的区别",
        Level.COUNTY,
        "普陀区级主管部门（演示）",
        year.at(357),
        year.at(345),
    )
    at = year.at(358, 10)
    lines = operations.register_attendance(
        session, dict.fromkeys(town.clerks[:4], Result.COMPLETED), by=town.head, at=at
    )
    for line in lines:
        operations.sign_attendance(line, party=Party.HEAD, by=town.head, at=at)


def _session(
    town: Town, title: str, course: str, level: str, organiser: str, starts_at: datetime, at: datetime
) -> TrainingSession:
    return operations.register_session(
        town.centre,
        title=title,
        course=course,
        organiser=organiser,
        organiser_level=level,
        notice_number=f"演示〔{starts_at.year}〕{starts_at.month}号",
        place="培训教室（演示）",
        starts_at=starts_at,
        hours=6,
        by=town.head,
        at=at,
    )


def _signed(town: Town, session: TrainingSession, clerks: tuple[User, ...], at: datetime) -> None:
    results = dict.fromkeys(clerks, Result.COMPLETED)
    for line in operations.register_attendance(session, results, by=town.head, at=at):
        operations.sign_attendance(line, party=Party.HEAD, by=town.head, at=at)
        operations.sign_attendance(line, party=Party.CLERK, by=line.clerk, at=at + timedelta(hours=5))
