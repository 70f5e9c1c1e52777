"""A list of yearly cases as a workbook has it: a matter by its code or its name, a year, a number.

An empty number says nothing of that matter; a nought is a number like any other.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from courses.domain.cells.text import fold, one_line
from courses.domain.listed import Books, Known, matter_in
from courses.domain.problems import Problem, Refusal, Severity
from courses.domain.source import Sheet
from courses.domain.tables import Table, TableColumn, TableRow, read_table
from courses.domain.volumes.figures import FIRST_YEAR, MOST_CASES, Counted, last_full_year
from courses.domain.volumes.plan import Told

SHEET = "年办件量"
COLUMNS = (
    TableColumn("category", "领域", ("事项领域", "分类"), 12),
    TableColumn("name", "事项名称", ("名称", "业务办理项名称", "办理事项", "事项"), 34),
    TableColumn("code", "事项编码", ("编码", "事项代码", "实施编码", "业务办理项编码"), 22),
    TableColumn("year", "年度", ("年份", "统计年度"), 8),
    TableColumn("cases", "办件量", ("年办件量", "办件数", "办件数量", "办理量", "业务量", "受理量", "件数"), 10),
)
_YEAR = re.compile(r"(\d{4})(?:\.0)?(?:年度?)?")
_CASES = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(?:\.0)?件?")


def read_sheets(
    sheets: Sequence[Sheet], matters: Iterable[Known], *, year: int | None, on: date
) -> tuple[tuple[Told, ...], tuple[Problem, ...]]:
    """The figures of a list; raises Refusal. `year` is for rows that name none."""
    table = _table(sheets)
    books = Books.of(matters)
    told, problems, first = [], list(table.problems), dict[tuple[int, int], int]()
    for row in table.rows:
        one, found = _read(table, row, books, year=year, on=on)
        if one:
            place = (one.counted.matter, one.counted.year)
            if place in first:
                found.append(table.problem("volume_repeated", row, year=place[1], first=first[place]))
            first.setdefault(place, row.number)
        problems += found
        if one and not any(problem.severity is Severity.ERROR for problem in found):
            told.append(one)
    return tuple(told), tuple(problems)


def write_row(known: Known, *, category: str, year: int, cases: int | None) -> list[str]:
    """The cells of one matter in the order of COLUMNS."""
    return [category, known.name, known.code, str(year), "" if cases is None else str(cases)]


def _table(sheets: Sequence[Sheet]) -> Table:
    """By code where the list has codes, else by name."""
    try:
        return read_table(sheets, COLUMNS, needs=("code", "cases"))
    except Refusal as refusal:
        if refusal.problem.code != "columns_not_found":
            raise
    return read_table(sheets, COLUMNS, needs=("name", "cases"))


def _read(
    table: Table, row: TableRow, books: Books, *, year: int | None, on: date
) -> tuple[Told | None, list[Problem]]:
    text = fold(one_line(row.cells["cases"])).replace(" ", "").replace("，", ",")
    if not text:
        return None, []
    matter, problems = matter_in(table, row, books)
    problems += list(_wrong_year(table, row, year, on))
    cases = _CASES.fullmatch(text)
    figure = int(cases[1].replace(",", "")) if cases else None
    if figure is None or figure > MOST_CASES:
        problems.append(table.problem("cases_unclear", row, "cases", text=text))
    if matter is None or figure is None or problems:
        return None, problems
    said = _year(row, year)
    assert said is not None
    return Told(Counted(matter.matter, said, figure), row.number), problems


def _year(row: TableRow, year: int | None) -> int | None:
    text = fold(one_line(row.cells.get("year", ""))).replace(" ", "")
    found = _YEAR.fullmatch(text)
    return int(found[1]) if found else None if text else year


def _wrong_year(table: Table, row: TableRow, year: int | None, on: date) -> Iterator[Problem]:
    said, text = _year(row, year), one_line(row.cells.get("year", ""))
    if said is None:
        yield table.problem("volume_year_unclear" if text else "volume_year_missing", row, "year", text=text)
    elif not FIRST_YEAR <= said <= last_full_year(on):
        yield table.problem("volume_year_not_over", row, "year", year=said, first=FIRST_YEAR, last=last_full_year(on))
