"""A plain table with columns we know: found in a file by its header, read row by row.

For lists that are no matter lists (what a centre handles, who works there). One bad row never stops the report on the
rest; a column nobody knows is left aside and said to be.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from courses.domain.cells.text import clean, fold, one_line
from courses.domain.problems import Problem, Refusal, Severity
from courses.domain.source import Sheet

HEADER_WITHIN = 20


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: its key, the title we write, what others write, and its width in characters."""

    key: str
    title: str
    synonyms: tuple[str, ...] = ()
    width: int = 14


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row by its number in the sheet (from 1): the text of every known column the sheet has, "" where empty."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows that hold anything. `titles` are the known columns as the file writes them; problems name the rest.
    `header` is the number of their row."""

    sheet: str
    header: int
    titles: dict[str, str]
    rows: tuple[TableRow, ...]
    problems: tuple[Problem, ...] = ()

    def problem(self, code: str, row: TableRow, key: str = "", /, **params: object) -> Problem:
        """An error of one row, at its place."""
        return Problem(code, Severity.ERROR, self.sheet, row.number, self.titles.get(key, ""), dict(params))

    def warning(self, code: str, row: TableRow, key: str = "", /, **params: object) -> Problem:
        """Something of one row a person should look at, at its place."""
        return Problem(code, Severity.WARNING, self.sheet, row.number, self.titles.get(key, ""), dict(params))


def read_table(sheets: Sequence[Sheet], columns: Sequence[TableColumn], *, needs: Sequence[str]) -> Table:
    """The table of the sheet whose header has the most known columns, all of `needs` among them; raises Refusal."""
    known = {_plain(title): one.key for one in columns for title in (one.title, *one.synonyms)}
    best: tuple[int, Sheet, int] | None = None
    for sheet in sheets:
        for number, row in enumerate(sheet.rows[:HEADER_WITHIN], 1):
            keys = {known[title] for cell in row if (title := _plain(cell)) in known}
            if keys.issuperset(needs) and (best is None or len(keys) > best[0]):
                best = (len(keys), sheet, number)
    if best is None:
        titles = {one.key: one.title for one in columns}
        raise Refusal("columns_not_found", columns="、".join(titles[key] for key in needs))
    _count, sheet, header = best
    places, problems = _places(sheet, header, known)
    rows = tuple(_rows(sheet, header, places))
    if not rows:
        raise Refusal("no_rows", sheet=sheet.name, row=header)
    titles = {key: one_line(sheet.rows[header - 1][place]) for key, place in places.items()}
    problems += _formulas(sheet, header, places, titles)
    return Table(sheet.name, header, titles, rows, tuple(problems))


def _places(sheet: Sheet, header: int, known: dict[str, str]) -> tuple[dict[str, int], list[Problem]]:
    places: dict[str, int] = {}
    problems = []
    for place, cell in enumerate(sheet.rows[header - 1]):
        key = known.get(_plain(cell))
        if key and key not in places:
            places[key] = place
        elif title := one_line(cell):
            code = "column_repeated" if key else "column_unknown"
            problems.append(Problem(code, Severity.NOTICE, sheet.name, header, title))
    return places, problems


def _rows(sheet: Sheet, header: int, places: dict[str, int]) -> Iterator[TableRow]:
    for number, row in enumerate(sheet.rows[header:], header + 1):
        cells = {key: clean(row[place]) if place < len(row) else "" for key, place in places.items()}
        if any(cells.values()):
            yield TableRow(number, cells)


def _formulas(sheet: Sheet, header: int, places: dict[str, int], titles: dict[str, str]) -> list[Problem]:
    keys = {place + 1: key for key, place in places.items()}
    return [
        Problem("formula_here", Severity.ERROR, sheet.name, row, titles[keys[column]])
        for row, column in sheet.formulas
        if row > header and column in keys
    ]


def _plain(title: str) -> str:
    """A title as it is compared: without spaces, marks and what stands in brackets."""
    kept, depth = [], 0
    for char in fold(one_line(title)).lower():
        depth += char in "(【["
        if depth == 0 and (char.isalnum() or char in "/#"):
            kept.append(char)
        depth -= char in ")】]" and depth > 0
    return "".join(kept)
