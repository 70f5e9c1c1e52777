"""Cells that stand for several rows: merged areas, and the empty cells a merged column leaves behind in a text file.

A list with merged areas is filled by them, exactly. One without (a text file, or a workbook in which people wrote a
department once and left the cells below it empty) is filled only in columns of groups left of the name that look
merged, and never across the next value of a column further left.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from courses.domain.layout import NAMING
from courses.domain.problems import Problem, Severity
from courses.domain.reading.bodies import GROUPS, Body, Kind
from courses.domain.reading.headers import Header
from courses.domain.reading.mapping import Mapping
from courses.domain.source import Sheet


def filled(bodies: Sequence[Body], header: Header, mapping: Mapping) -> tuple[list[Body], list[Problem]]:
    """The bodies with what stands for them in the rows above, and a notice for each column that was guessed at.

    In our own layout an empty cell is an empty cell.
    """
    sheet = header.sheet
    first = bodies[0].number if bodies else 0
    if any(bottom > top and bottom >= first for top, _, bottom, _ in sheet.merged):
        return _by_areas(bodies, sheet, mapping), []
    return (list(bodies), []) if header.is_ours else _by_looks(bodies, sheet, mapping)


def joined_rows(sheet: Sheet, mapping: Mapping) -> dict[int, int]:
    """Row → first row, where the cell that names the matter is merged over several rows."""
    naming = next((mapping.columns[key] for key in NAMING if key in mapping.columns), -1)
    return {row: top for top, bottom in _areas(sheet, naming) for row in range(top, min(bottom, len(sheet.rows)) + 1)}


def _areas(sheet: Sheet, column: int) -> list[tuple[int, int]]:
    """(first row, last row) of the areas that begin in this column, none overlapping another."""
    found: list[tuple[int, int]] = []
    for top, left, bottom, _ in sorted(sheet.merged):
        if left == column + 1 and bottom > top and (not found or top > found[-1][1]):
            found.append((top, bottom))
    return found


def _by_areas(bodies: Sequence[Body], sheet: Sheet, mapping: Mapping) -> list[Body]:
    above: dict[int, dict[str, str]] = {}
    for key, column in mapping.columns.items():
        for top, bottom in _areas(sheet, column):
            row = sheet.rows[top - 1] if top <= len(sheet.rows) else ()
            text = row[column] if column < len(row) else ""
            for number in range(top + 1, min(bottom, len(sheet.rows)) + 1) if text.strip() else ():
                above.setdefault(number, {})[key] = text
    return [
        replace(body, cells={**above[body.number], **body.cells})
        if body.kind is Kind.MATTER and body.number in above
        else body
        for body in bodies
    ]


def _by_looks(bodies: Sequence[Body], sheet: Sheet, mapping: Mapping) -> tuple[list[Body], list[Problem]]:
    name = min((mapping.columns[key] for key in NAMING if key in mapping.columns and key != "parent"), default=0)
    groups = sorted((mapping.columns[key], key) for key in GROUPS if key in mapping.columns)
    keys = [key for column, key in groups if column < name and _looks_merged(bodies, key)]
    if not keys:
        return list(bodies), []
    last: dict[str, str] = {}
    count = dict.fromkeys(keys, 0)
    found = []
    for body in bodies:
        if body.kind is Kind.HEADING:
            last = {}
        if body.kind is not Kind.MATTER:
            found.append(body)
            continue
        cells = dict(body.cells)
        for position, key in enumerate(keys):
            if key in cells:
                last = {outer: last[outer] for outer in keys[:position] if outer in last} | {key: cells[key]}
            elif key in last and not _is_bare(body):
                cells[key] = last[key]
                count[key] += 1
        found.append(replace(body, cells=cells))
    problems = [
        Problem("filled_down", Severity.NOTICE, sheet.name, None, mapping.headers.get(key, ""), {"rows": rows})
        for key, rows in count.items()
        if rows
    ]
    return found, problems


def _looks_merged(bodies: Sequence[Body], key: str) -> bool:
    """The first row has it, a later one too, some haven't, and no two neighbours say the same.

    That is how a merged column comes out: had every row its own value, neighbours of a group would repeat it.
    """
    own = [body.cells.get(key, "") for body in bodies if body.kind is Kind.MATTER and not _is_bare(body)]
    if sum(map(bool, own)) < 2 or not own[0] or all(own):
        return False
    return not any(text and text == after for text, after in pairwise(own))


def _is_bare(body: Body) -> bool:
    """A row without a name: it continues another, or is an error of its own."""
    return not any(key in body.cells for key in NAMING if key != "parent")
