"""A sheet with one matter a row → records and problems. One bad row never stops the report on the rest."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from courses.domain.problems import Problem, Severity
from courses.domain.reading.headers import Header
from courses.domain.reading.mapping import Mapping
from courses.domain.records import Record
from courses.domain.rows import read_row
from courses.domain.source import Sheet


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a list: what was made of it, and its own problems."""

    sheet: str
    number: int
    cells: tuple[str, ...]
    record: Record
    problems: tuple[Problem, ...]

    @property
    def is_bad(self) -> bool:
        return any(problem.severity is Severity.ERROR for problem in self.problems)


def lines_of(header: Header, mapping: Mapping) -> Iterator[Line]:
    """Every row below the header that says anything, in order."""
    sheet = header.sheet
    formulas: dict[int, list[int]] = {}
    for number, column in sheet.formulas:
        formulas.setdefault(number, []).append(column)
    for number, row in enumerate(sheet.rows[header.last :], header.last + 1):
        cells = {key: row[i] for key, i in mapping.columns.items() if i < len(row) and row[i].strip()}
        if not set(cells) - {"position"}:
            continue
        record, found = read_row(cells, sheet=sheet.name, row=number, headers=mapping.headers)
        formula = _formulas(sheet, formulas.get(number, []), mapping, number)
        yield Line(sheet.name, number, row, record, formula + found)


def told_apart(lines: Iterator[Line]) -> Iterator[Line]:
    """The same lines; a code met before is an error that names its first row."""
    first: dict[str, Line] = {}
    for line in lines:
        code = line.record.code
        if code and code in first:
            params = {"code": code, "first": first[code].number}
            place: dict[str, Any] = {"sheet": line.sheet, "row": line.number}
            line = replace(
                line, problems=(*line.problems, Problem("code_repeated", Severity.ERROR, params=params, **place))
            )
        first.setdefault(code, line)
        yield line


def _formulas(sheet: Sheet, columns: Sequence[int], mapping: Mapping, row: int) -> tuple[Problem, ...]:
    """A formula in a column that is read is an error: its value is whatever was last computed, or nothing."""
    keys = {index + 1: key for key, index in mapping.columns.items() if key != "position"}
    return tuple(
        Problem(
            "formula_cell",
            Severity.ERROR,
            sheet.name,
            row,
            mapping.headers.get(keys[column], ""),
            {"cell": f"{_letters(column)}{row}"},
        )
        for column in columns
        if column in keys
    )


def _letters(column: int) -> str:
    """1 → A, 27 → AA, as a spreadsheet names its columns."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
