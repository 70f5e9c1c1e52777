"""Sheets with one matter a row → records and problems. One bad row never stops the report on the rest."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from courses.domain.naming import shared_names
from courses.domain.problems import Problem, Severity
from courses.domain.reading.grouping import Matter, matters_of
from courses.domain.reading.headers import Header
from courses.domain.reading.mapping import Mapping
from courses.domain.records import Record
from courses.domain.rows import is_assigned, read_row

# Sheet names that say nothing of the matters on them.
_NAMELESS = ("sheet", "工作表", "表", "事项", "清单", "目录")


@dataclass(frozen=True, slots=True)
class Line:
    """One matter of a list: where it begins, what was made of it, and its own problems."""

    sheet: str
    number: int
    row: tuple[str, ...]
    record: Record
    problems: tuple[Problem, ...]

    @property
    def is_bad(self) -> bool:
        return any(problem.severity is Severity.ERROR for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Listing:
    """A sheet's matters brought together, not yet read, and what was left aside on the way."""

    header: Header
    mapping: Mapping
    matters: tuple[Matter, ...]
    problems: tuple[Problem, ...]


def listing(header: Header, mapping: Mapping, *, of_many: bool = False) -> Listing:
    """The matters of one sheet; where it is one of many its name is the category that no column tells."""
    matters, problems = matters_of(header, mapping)
    name = header.sheet.name.strip()
    if of_many and "category" not in mapping.columns and not name.lower().startswith(_NAMELESS):
        for matter in matters:
            matter.cells.setdefault("category", name)
    return Listing(header, mapping, tuple(matters), tuple(problems))


def lines_of(listings: Sequence[Listing]) -> Iterator[Line]:
    """Every matter of the sheets in order, read one by one as they are asked for."""
    shared = shared_names(matter.cells for found in listings for matter in found.matters)
    first: dict[str, Line] = {}
    for found in listings:
        formulas: dict[int, list[int]] = {}
        for number, column in found.header.sheet.formulas:
            formulas.setdefault(number, []).append(column)
        told = frozenset(found.mapping.columns).union(*(matter.cells for matter in found.matters))
        for matter in found.matters:
            record, problems = read_row(
                matter.cells,
                sheet=matter.sheet,
                row=matter.number,
                headers=found.mapping.headers,
                shared=shared,
                told=told,
            )
            formula = [p for row in matter.numbers for p in _formulas(row, formulas.get(row, ()), found.mapping)]
            line = Line(matter.sheet, matter.number, matter.row, record, (*formula, *matter.problems, *problems))
            yield _told_apart(line, first)


def _told_apart(line: Line, first: dict[str, Line]) -> Line:
    """The line; a code (or, without codes, a name) met before is an error that says where."""
    code = line.record.code
    before = first.setdefault(code, line)
    if not code or before is line:
        return line
    params = {"name": line.record.elements.name, "code": code, "sheet": before.sheet, "first": before.number}
    what = "name_repeated" if is_assigned(code) else "code_repeated"
    where = "" if before.sheet == line.sheet else "_elsewhere"
    problem = Problem(what + where, Severity.ERROR, line.sheet, line.number, "", params)
    return replace(line, problems=(*line.problems, problem))


def _formulas(row: int, columns: Sequence[int], mapping: Mapping) -> Iterator[Problem]:
    """A formula in a column that is read is an error: its value is whatever was last computed, or nothing."""
    keys = {index + 1: key for key, index in mapping.columns.items() if key != "position"}
    for column in columns:
        if column in keys:
            title = mapping.headers.get(keys[column], "")
            params = {"cell": f"{_letters(column)}{row}"}
            yield Problem("formula_cell", Severity.ERROR, mapping.sheet, row, title, params)


def _letters(column: int) -> str:
    """1 → A, 27 → AA, as a spreadsheet names its columns."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
