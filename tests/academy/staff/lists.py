"""A staff list as offices send it, and ways to plan and apply one."""

from academy.staff.domain.plan import StaffPlan
from academy.staff.domain.sheet import StaffList, read_list
from academy.staff.operations import Slip, apply_list, plan_list
from academy.staff.passwords import FirstPassword
from academy.staff.queries import places
from courses.domain.source import Format, Sheet, Source
from people.models import User
from tests.courses.lists import sheet_of
from tests.factories import MOMENT

TODAY = MOMENT.date()
HERE, THERE = "普陀山镇便民服务中心", "桃花镇便民服务中心"
TITLES = ("姓名", "用户名", "工号", "中心", "单位", "角色", "条线", "窗口", "任岗起始日")


def row(name: str, username: str, **cells: str) -> tuple[str, ...]:
    """A row; a clerk of the first centre unless it says otherwise."""
    known = {"姓名": name, "用户名": username, "中心": HERE, "角色": "窗口人员"} | cells
    return tuple(known.get(title, "") for title in TITLES)


ALICE = row("Alice", "alice", 窗口="1", 任岗起始日="2024-01-02")
BOB = row("Bob", "bob")
HELEN = row("Helen", "helen", 角色="中心负责人")
DING = row("丁一", "dingyi", 工号="G-017", 窗口="2号", 任岗起始日="2026-02-02")


def staff_list(*rows: tuple[str, ...]) -> bytes:
    """A workbook with these rows."""
    return sheet_of(TITLES, *rows, title="人员名单")


def told() -> FirstPassword:
    """A first password nobody has to guess."""
    return FirstPassword("bcdf-ghjk-2345", "md5$salt$told")


def found_in(titles: tuple[str, ...], *rows: tuple[str, ...]) -> StaffList:
    """What such a table says; its file is read elsewhere."""
    return read_list(Source(Format.XLSX, (Sheet("人员名单", (titles, *rows)),)), places())


def planned(*rows: tuple[str, ...], full: bool = False) -> StaffPlan:
    """The plan of a list."""
    found = found_in(TITLES, *rows)
    return plan_list(found, on=TODAY, full=full)


def applied(*rows: tuple[str, ...], full: bool = False, by: User | None = None) -> tuple[StaffPlan, list[Slip]]:
    """The list planned and applied at once."""
    found = found_in(TITLES, *rows)
    agreed = plan_list(found, on=TODAY, full=full).digest
    return apply_list(found.wanted, on=TODAY, full=full, agreed=agreed, password=told, by=by, at=MOMENT)
