"""Sheets of text → records and problems: find the list's sheet and header, then read row by row.

One bad row never stops the report on the rest. What can't be a matter list at all is a Refusal.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from courses.domain.cells.text import clean, one_line
from courses.domain.layout import BY_KEY, NOTES_SHEET, column_key
from courses.domain.problems import Problem, Refusal, Severity
from courses.domain.records import Record
from courses.domain.rows import read_row
from courses.domain.source import Sheet, Source

HEADER_WITHIN = 20
FEWEST_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Mapping:
    """Which column (index from 0) of which sheet holds what; `header_row` counts from 1."""

    sheet: str
    header_row: int
    columns: dict[str, int]
    headers: dict[str, str]


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything a file said: records in its order (bad rows left out), problems, and how columns were taken."""

    records: tuple[Record, ...]
    problems: tuple[Problem, ...]
    mapping: Mapping
    is_sample: bool = False


def read_source(source: Source, *, mapping: Mapping | None = None) -> Reading:
    """Read what a file holds, by a person's mapping of its columns or by our own; raises Refusal."""
    return read_sheets(source.sheets, mapping=mapping)


def read_sheets(sheets: Sequence[Sheet], *, mapping: Mapping | None = None) -> Reading:
    """Read the sheet that looks most like a matter list, or the one the mapping names.

    Raises Refusal where none does (or the mapping names none of these) or it has no rows.
    """
    if mapping is None:
        sheet, mapping, problems = find_header(sheets)
    else:
        sheet, problems = _named(sheets, mapping.sheet), []
    records: list[Record] = []
    seen: dict[str, int] = {}
    formulas: dict[int, list[int]] = {}
    for number, column in sheet.formulas:
        formulas.setdefault(number, []).append(column)
    for number, row in enumerate(sheet.rows[mapping.header_row :], mapping.header_row + 1):
        cells = {key: row[i] for key, i in mapping.columns.items() if i < len(row) and row[i].strip()}
        if not set(cells) - {"position"}:
            continue
        record, found = read_row(cells, sheet=sheet.name, row=number, headers=mapping.headers)
        found = _formulas(formulas.get(number, []), mapping, number) + found
        if record.code and record.code in seen:
            params = {"code": record.code, "first": seen[record.code]}
            place: dict[str, Any] = {"sheet": sheet.name, "row": number, "column": mapping.headers.get("code", "")}
            found += (Problem("code_repeated", Severity.ERROR, params=params, **place),)
        seen.setdefault(record.code, number)
        problems.extend(found)
        if not any(problem.severity is Severity.ERROR for problem in found):
            records.append(record)
    if not seen:
        raise Refusal("no_rows", sheet=sheet.name, row=mapping.header_row)
    return Reading(tuple(records), tuple(problems), mapping, _calls_itself_a_sample(sheets))


def find_header(sheets: Sequence[Sheet]) -> tuple[Sheet, Mapping, list[Problem]]:
    """The sheet and row with the most known columns, a name among them; the first of equals."""
    best: tuple[Sheet, int, int] | None = None
    for sheet in sheets:
        for number, row in enumerate(sheet.rows[:HEADER_WITHIN], 1):
            keys = {found[0] for cell in row if (found := column_key(cell))}
            if "name" in keys and len(keys) >= FEWEST_COLUMNS and (best is None or len(keys) > best[2]):
                best = (sheet, number, len(keys))
    if best is None:
        if not any(clean(cell) for sheet in sheets for row in sheet.rows for cell in row):
            raise Refusal("no_rows")
        raise Refusal("header_not_found")
    sheet, number, _ = best
    columns, headers, problems = _map(sheet, number)
    return sheet, Mapping(sheet.name, number, columns, headers), problems


def _named(sheets: Sequence[Sheet], name: str) -> Sheet:
    found = next((sheet for sheet in sheets if sheet.name == name), None)
    if found is None:
        raise Refusal("sheet_gone", name=name)
    return found


def _calls_itself_a_sample(sheets: Sequence[Sheet]) -> bool:
    """Whether the file's own notes (sheet 说明) say that it is a sample (样例)."""
    notes = [sheet for sheet in sheets if sheet.name == NOTES_SHEET]
    return any("样例" in cell for sheet in notes for row in sheet.rows[:HEADER_WITHIN] for cell in row)


def _map(sheet: Sheet, number: int) -> tuple[dict[str, int], dict[str, str], list[Problem]]:
    columns: dict[str, int] = {}
    headers: dict[str, str] = {}
    problems = []
    own: set[str] = set()
    for index, cell in enumerate(sheet.rows[number - 1]):
        title = one_line(cell)
        found = column_key(cell)
        if not title:
            continue
        if found is None:
            problems.append(_of_header("column_unknown", sheet.name, number, title))
            continue
        key, exact = found
        if key in columns and (not exact or key in own):
            problems.append(_of_header("column_repeated", sheet.name, number, title))
            continue
        if key in columns:
            problems.append(_of_header("column_repeated", sheet.name, number, headers[key]))
        columns[key], headers[key] = index, title
        own |= {key} if exact else set()
    if "code" not in columns:
        problems.append(Problem("column_missing", Severity.NOTICE, sheet.name, number, BY_KEY["code"].title))
    return columns, headers, problems


def _formulas(columns: list[int], mapping: Mapping, row: int) -> tuple[Problem, ...]:
    """A formula in a column that is read is an error: its value is whatever was last computed, or nothing."""
    keys = {index + 1: key for key, index in mapping.columns.items() if key != "position"}
    return tuple(
        Problem(
            "formula_cell",
            Severity.ERROR,
            mapping.sheet,
            row,
            mapping.headers[keys[column]],
            {"cell": f"{_letters(column)}{row}"},
        )
        for column in columns
        if column in keys
    )


def _of_header(code: str, sheet: str, row: int, title: str) -> Problem:
    return Problem(code, Severity.NOTICE, sheet, row, title)


def _letters(column: int) -> str:
    """1 → A, 27 → AA, as a spreadsheet names its columns."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
