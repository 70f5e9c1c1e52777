"""The list of what a centre handles, as a workbook has it: read into wishes, written from what holds.

A column the sheet doesn't have leaves things as they are; in one it has, an empty cell means none. Depth and tier have
no "none": an empty cell keeps them. Days are the last ones on which something still holds.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from courses.domain.cells.choices import DEPTH_WORDS, read_code, read_depth, read_tier
from courses.domain.cells.dates import is_day, read_day
from courses.domain.cells.text import one_line
from courses.domain.offerings.terms import Held, Wish
from courses.domain.problems import Problem, Severity
from courses.domain.search.folding import folded
from courses.domain.source import Sheet
from courses.domain.tables import Table, TableColumn, TableRow, read_table

SHEET = "中心进驻事项"
COLUMNS = (
    TableColumn("category", "领域", ("事项领域", "分类"), 12),
    TableColumn("name", "事项名称", ("名称", "业务办理项名称", "办理事项"), 34),
    TableColumn("code", "事项编码", ("编码", "事项代码", "实施编码", "业务办理项编码"), 22),
    TableColumn("depth", "办理深度", ("办理权限", "进驻方式"), 10),
    TableColumn("tier", "培训层级", ("层级",), 10),
    TableColumn("document", "授权文件", ("授权依据", "委托文件", "赋权文件"), 30),
    TableColumn("expires_on", "授权有效期至", ("授权到期日", "授权到期", "授权有效期"), 16),
    TableColumn("starts_on", "进驻日期", ("进驻自", "进驻起", "起始日期"), 14),
    TableColumn("ends_on", "最后进驻日", ("进驻至", "进驻止", "退出日期", "截止日期"), 14),
    TableColumn("windows", "专窗窗口号", ("窗口", "服务窗口", "窗口号"), 14),
)
LONGEST_DOCUMENT = 120
DAY = timedelta(days=1)


def read_sheets(
    sheets: Sequence[Sheet], held: Mapping[int, Held], *, windows: frozenset[int]
) -> tuple[tuple[Wish, ...], tuple[Problem, ...]]:
    """The wishes of a list; raises Refusal. `windows` are the numbers of the centre's sector and tidal windows."""
    table = read_table(sheets, COLUMNS, needs=("code",))
    by_code: dict[str, list[Held]] = {}
    for one in held.values():
        by_code.setdefault(folded(one.code), []).append(one)
    wishes, problems, first = [], list(table.problems), dict[int, int]()
    for row in table.rows:
        wish, found = _read(table, row, by_code, windows)
        if wish and wish.matter in first:
            found = [
                *found,
                table.problem("code_repeated", row, "code", code=row.cells["code"], first=first[wish.matter]),
            ]
        problems += found
        if wish:
            first.setdefault(wish.matter, row.number)
            if not any(problem.severity is Severity.ERROR for problem in found):
                wishes.append(wish)
    return tuple(wishes), tuple(problems)


def write_cells(held: Held, *, category: str = "") -> dict[str, str]:
    """The cells of a matter by column; those of a matter that isn't handled name it and nothing else."""
    cells = {"category": category, "name": held.name, "code": held.code}
    if held.terms is None:
        return cells
    terms = held.terms
    return cells | {
        "depth": DEPTH_WORDS[terms.depth] if terms.depth else "",
        "tier": terms.tier.value,
        "document": terms.document,
        "expires_on": _written(terms.expires_on),
        "starts_on": _written(terms.starts_on),
        "ends_on": _written(terms.ends_on - DAY if terms.ends_on else None),
        "windows": "、".join(str(number) for number in sorted(held.windows)),
    }


def _written(day: date | None) -> str:
    return day.isoformat() if day else ""


def _read(
    table: Table, row: TableRow, by_code: Mapping[str, list[Held]], windows: frozenset[int]
) -> tuple[Wish | None, list[Problem]]:
    code, lost = read_code(row.cells["code"])
    if lost:
        return None, [table.problem(problem.code, row, "code", **problem.params) for problem in lost]
    if not code:
        return None, [table.problem("offering_code_missing", row, "code")]
    matters = by_code.get(folded(code), [])
    if not matters:
        return None, [table.problem("matter_unknown", row, "code", code=code)]
    if len(matters) > 1:
        return None, [table.problem("matter_ambiguous", row, "code", code=code)]
    values, problems = _values(table, row, windows)
    return Wish(matters[0].matter, values, row.number), problems


def _values(table: Table, row: TableRow, windows: frozenset[int]) -> tuple[dict[str, Any], list[Problem]]:
    cells, values = row.cells, dict[str, Any]()
    problems: list[Problem] = []
    for key, read in (("depth", read_depth), ("tier", read_tier)):
        value, found = read(cells.get(key, ""))
        problems += [table.problem(one.code + "_here", row, key, **one.params) for one in found]
        if value:
            values[key] = value
    if "document" in cells:
        values["document"] = one_line(cells["document"])
        if len(values["document"]) > LONGEST_DOCUMENT:
            problems.append(table.problem("text_too_long", row, "document", longest=LONGEST_DOCUMENT))
    for key in ("expires_on", "starts_on", "ends_on"):
        if key not in cells:
            continue
        if not is_day(cells[key]):
            problems.append(table.problem("day_unclear", row, key, text=one_line(cells[key])))
        day = read_day(cells[key])
        if key == "ends_on":
            day = day + DAY if day else None
        if day or key != "starts_on":
            values[key] = day
    if "windows" in cells:
        values["windows"] = numbers = frozenset(int(number) for number in re.findall(r"\d+", cells["windows"])[:50])
        problems += list(_unknown_windows(table, row, numbers - windows))
    return values, problems


def _unknown_windows(table: Table, row: TableRow, unknown: frozenset[int]) -> Iterator[Problem]:
    if unknown:
        numbers = "、".join(str(number) for number in sorted(unknown))
        yield table.problem("window_unknown", row, "windows", numbers=numbers)
