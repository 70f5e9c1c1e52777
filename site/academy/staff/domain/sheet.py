"""The staff list as offices write it, read into what is wanted of each person.

Only what the house needs is read. Columns with other facts about people (手机, 学历, 身份证号 …) are left aside
unread and said to be, so that nobody wonders where they went.
"""

import re
from dataclasses import dataclass, field, replace
from typing import Any

from academy.staff.domain.people import AT_CENTRE, CLERK, Grant, Places, Wanted
from courses.domain.cells.dates import is_day, read_day
from courses.domain.cells.text import fold, one_line
from courses.domain.problems import Problem, Refusal, Severity
from courses.domain.search.folding import folded
from courses.domain.source import Format, Source
from courses.domain.tables import Table, TableColumn, TableRow, read_table

SHEET = "人员名单"
COLUMNS = (
    TableColumn("name", "姓名", ("人员姓名", "窗口人员"), 12),
    TableColumn("number", "工号", ("人员编号", "职工号"), 14),
    TableColumn("username", "账号", ("用户名", "帐号", "登录名", "登录账号"), 16),
    TableColumn("centre", "中心", ("便民服务中心", "所属中心", "所在中心"), 28),
    TableColumn("unit", "行政单位", ("单位", "所属单位", "所属镇街"), 16),
    TableColumn("role", "角色", ("职务", "身份"), 14),
    TableColumn("department", "条线", ("部门", "业务条线", "所属部门"), 14),
    TableColumn("window", "窗口", ("窗口号", "所在窗口", "定岗窗口"), 10),
    TableColumn("since", "任岗起始日", ("定岗日期", "任岗日期", "上岗日期", "到岗日期", "任岗起始日期"), 14),
)
PRIVATE = frozenset(
    (
        *(
            "手机",
            "手机号",
            "手机号码",
            "联系电话",
            "电话",
            "邮箱",
            "住址",
            "家庭住址",
            "身份证",
            "身份证号",
            "身份证号码",
        ),
        *("性别", "出生日期", "出生年月", "年龄", "民族", "籍贯", "政治面貌", "学历", "毕业院校", "专业", "银行卡号"),
    )
)
ROLES = {
    CLERK: ("窗口人员", "综窗人员", "综合窗口人员", "窗口工作人员", "办事员", "clerk"),
    "head": ("中心负责人", "负责人", "中心主任", "主任", "head"),
    "leader": ("分管领导", "leader"),
    "reviewer": ("条线审核人", "审核人", "部门审核人", "reviewer"),
    "editor": ("编辑", "目录编辑", "editor"),
    "inspector": ("检查员", "督查人员", "督查员", "inspector"),
}
_ROLE = {word: role for role, words in ROLES.items() for word in words}
_USERNAME = re.compile(r"[\w.@+-]{1,150}")
LONGEST = {"name": 60, "number": 40, "department": 60}


@dataclass(frozen=True, slots=True)
class StaffList:
    """What a file says: what each good row wants, and the problems of all rows.

    And how it was read: the file's format and encoding, the sheet, the row of its header, the title of each known
    column by its key.
    """

    wanted: tuple[Wanted, ...]
    problems: tuple[Problem, ...] = ()
    format: Format = Format.XLSX
    encoding: str = ""
    sheet: str = ""
    header: int = 0
    titles: dict[str, str] = field(default_factory=dict)

    @property
    def left_aside(self) -> list[str]:
        """Titles of the columns that weren't read."""
        return [problem.column for problem in self.problems if problem.code in ("column_unknown", "column_private")]


def read_list(source: Source, places: Places) -> StaffList:
    """The list in a file; raises Refusal where there is none. One bad row never stops the report on the rest."""
    table = read_table(source.sheets, COLUMNS, needs=("name",))
    if not {"number", "username"} & set(table.titles):
        raise Refusal("username_column_missing", sheet=table.sheet, row=table.header)
    wanted, first = [], dict[tuple[str, str], int]()
    problems = [*source.problems, *map(_told, table.problems)]
    for row in table.rows:
        one, found = _read(table, row, places)
        for key, said in (("username", one.username.casefold()), ("number", one.number or "")) if one else ():
            if said and (key, said) in first:
                found.append(table.problem(f"{key}_repeated", row, key, name=said, first=first[key, said]))
                break
            first.setdefault((key, said), row.number)
        if one and not any(problem.severity is Severity.ERROR for problem in found):
            wanted.append(one)
        problems += found
    where = (source.format, source.encoding, table.sheet, table.header, table.titles)
    return StaffList(tuple(wanted), tuple(problems), *where)


def _told(problem: Problem) -> Problem:
    """A column about people that we don't need is left aside for another reason than one we don't know."""
    title = folded(re.sub(r"[（(].*", "", problem.column))
    return replace(problem, code="column_private") if problem.code == "column_unknown" and title in PRIVATE else problem


def _read(table: Table, row: TableRow, places: Places) -> tuple[Wanted | None, list[Problem]]:
    cells = {key: one_line(text) for key, text in row.cells.items()}
    problems = [
        table.problem("text_too_long", row, key, longest=longest)
        for key, longest in LONGEST.items()
        if len(cells.get(key, "")) > longest
    ]
    if not cells["name"]:
        problems.append(table.problem("person_name_missing", row, "name"))
    key = "username" if cells.get("username") else "number"
    username = fold(cells.get(key, "")).replace(" ", "")
    if not username:
        problems.append(table.problem("username_missing", row, key))
    elif not _USERNAME.fullmatch(username):
        problems.append(table.problem("username_unfit", row, key, name=username))
    grants, found = _grants(table, row, cells, places)
    problems += found
    values, found = _post(table, row, cells, grants, places)
    problems += found
    if not username:
        return None, problems
    return Wanted(username, cells["name"], grants, number=cells.get("number"), row=row.number, **values), problems


def _grants(
    table: Table, row: TableRow, cells: dict[str, str], places: Places
) -> tuple[tuple[Grant, ...], list[Problem]]:
    """The roles of the row at its places; a list without a column for them is one of clerks."""
    problems, grants = [], []
    words = re.split(r"[、,;；/\s]+", cells["role"]) if "role" in cells else [ROLES[CLERK][0]]
    if not any(words):
        return (), [table.problem("role_missing", row, "role")]
    for word in filter(None, words):
        role = _ROLE.get(word.lower(), "")
        if not role:
            problems.append(table.problem("role_unknown", row, "role", text=word))
            continue
        key, known = ("centre", places.centres) if role in AT_CENTRE else ("unit", places.units)
        said = cells.get(key, "")
        place = known.get(folded(said))
        if not said:
            problems.append(table.problem(f"{key}_missing", row, key, role=word))
        elif place is None:
            problems.append(table.problem(f"{key}_unknown", row, key, name=said))
        else:
            department = cells.get("department", "") if role == "reviewer" else ""
            if role == "reviewer" and not department:
                problems.append(table.warning("department_unstated", row, "department"))
            grants.append(Grant(role, place, department))
    return tuple(dict.fromkeys(grants)), problems


def _post(
    table: Table, row: TableRow, cells: dict[str, str], grants: tuple[Grant, ...], places: Places
) -> tuple[dict[str, Any], list[Problem]]:
    """The window of the base post and its first day, where the row names them."""
    window, since = cells.get("window", ""), cells.get("since", "")
    problems, values = [], dict[str, Any]()
    if not is_day(since):
        problems.append(table.problem("day_unclear", row, "since", text=since))
    values["since"] = read_day(since)
    centre = next((grant.place for grant in grants if grant.role == CLERK), None)
    if not window or centre is None:
        if window:
            problems.append(table.warning("window_without_clerk", row, "window"))
        return values, problems
    number = re.search(r"\d+", fold(window))
    values["window"] = places.windows.get((centre, int(number[0]))) if number else None
    if values["window"] is None:
        problems.append(table.problem("window_not_open", row, "window", text=window))
    elif not values["since"]:
        values["window"] = None
        problems.append(table.warning("post_without_day", row, "since"))
    return values, problems
