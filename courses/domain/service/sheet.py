"""A list of a centre's months as a workbook has it: a matter, a month, cases, returned ones, ratings by stars.

A column about people is not read at all, and the reader is told; rows that only such a column told apart are added up.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from courses.domain.cells.text import fold, one_line
from courses.domain.listed import Books, Known, matter_in
from courses.domain.problems import Problem, Refusal, Severity
from courses.domain.service.figures import STARS, Figure, added
from courses.domain.source import Sheet
from courses.domain.tables import Table, TableColumn, TableRow, read_table
from courses.domain.volumes.figures import FIRST_YEAR, MOST_CASES

STAR_KEYS = tuple(f"star{place}" for place in range(1, STARS + 1))
COLUMNS = (
    TableColumn("name", "事项名称", ("名称", "业务办理项名称", "办理事项", "事项"), 34),
    TableColumn("code", "事项编码", ("编码", "事项代码", "实施编码", "业务办理项编码"), 22),
    TableColumn("month", "月份", ("统计月份", "年月", "所属月份"), 10),
    TableColumn("cases", "办件量", ("办件数", "办件数量", "办理量", "业务量", "受理量", "件数"), 10),
    TableColumn("returned", "退件数", ("退件量", "退件", "退回件数", "退回数", "退办件数"), 10),
    *(
        TableColumn(key, f"{word}星", (f"{place}星", f"{word}星评价", f"{place}星评价", words), 8)
        for place, (key, word, words) in enumerate(
            zip(STAR_KEYS, "一二三四五", ("非常不满意", "不满意", "基本满意", "满意", "非常满意"), strict=True), 1
        )
    ),
)
PEOPLE = re.compile("姓名|人员|经办|受理人|办理人|申请人|评价人|办件人|工号|员工|身份证|证件号|手机|电话|账号|窗口")
_MONTH = re.compile(r"(\d{4})(?:年|[-/.])?(0?[1-9]|1[0-2])(?:月|[-/.]0?1(?: 00:00:00)?)?")
_COUNT = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(?:\.0)?[件次条]?")


def read_sheets(
    sheets: Sequence[Sheet], matters: Iterable[Known], *, on: date
) -> tuple[tuple[Figure, ...], tuple[Problem, ...]]:
    """The figures of a list; raises Refusal. Of people nothing is read."""
    table = _table(sheets)
    problems = [_personal(problem) for problem in table.problems]
    of_people = any(problem.code == "column_of_people" for problem in problems)
    books, found, first = Books.of(matters), dict[tuple[int, date], Figure](), dict[tuple[int, date], int]()
    for row in table.rows:
        figure, own = _read(table, row, books, on=on)
        problems += own
        if figure is None or figure.is_empty:
            continue
        place = (figure.matter, figure.month)
        if place not in found:
            found[place], first[place] = figure, row.number
        elif of_people:
            found[place] = added(found[place], figure)
        else:
            problems.append(table.problem("service_repeated", row, "month", first=first[place]))
    return tuple(found.values()), tuple(problems)


def _table(sheets: Sequence[Sheet]) -> Table:
    """By code where the list has codes, else by name."""
    try:
        return read_table(sheets, COLUMNS, needs=("code", "month"))
    except Refusal as refusal:
        if refusal.problem.code != "columns_not_found":
            raise
    return read_table(sheets, COLUMNS, needs=("name", "month"))


def _personal(problem: Problem) -> Problem:
    """A column about people is left aside for another reason than one we don't know."""
    if problem.code == "column_unknown" and PEOPLE.search(problem.column):
        return replace(problem, code="column_of_people", severity=Severity.WARNING)
    return problem


def _read(table: Table, row: TableRow, books: Books, *, on: date) -> tuple[Figure | None, list[Problem]]:
    matter, problems = matter_in(table, row, books)
    month = _month(row)
    if month is None:
        problems.append(table.problem("service_month_unclear", row, "month", text=row.cells["month"]))
    elif not date(FIRST_YEAR, 1, 1) <= month < on.replace(day=1):
        problems.append(table.problem("service_month_not_over", row, "month"))
    counts: dict[str, int | None] = {}
    for key in ("cases", "returned", *STAR_KEYS):
        text = _plain(row.cells.get(key, ""))
        count = _COUNT.fullmatch(text) if text else None
        counts[key] = int(count[1].replace(",", "")) if count else None
        if text and (count is None or (counts[key] or 0) > MOST_CASES):
            problems.append(table.problem("cases_unclear", row, key, text=text))
    cases, returned = counts["cases"], counts["returned"]
    if cases is not None and returned is not None and returned > cases:
        problems.append(table.problem("service_more_returned", row, "returned", returned=returned, cases=cases))
    if matter is None or month is None or any(problem.severity is Severity.ERROR for problem in problems):
        return None, problems
    stars = [counts[key] for key in STAR_KEYS]
    rated = None if all(count is None for count in stars) else tuple(count or 0 for count in stars)
    return Figure(matter.matter, month, cases, returned, rated), problems


def _month(row: TableRow) -> date | None:
    found = _MONTH.fullmatch(fold(one_line(row.cells["month"])).strip())
    return date(int(found[1]), int(found[2]), 1) if found else None


def _plain(text: str) -> str:
    return fold(one_line(text)).replace(" ", "").replace("，", ",")
