"""A table element as rows of text, spans laid out: the words stand in the first cell of a merged area."""

from dataclasses import dataclass

from bs4 import Tag

from courses.domain.problems import Refusal
from courses.readers.html.words import cells_of, rows_of, text_of
from courses.readers.limits import MOST_CELLS

WIDEST_SPAN = 1000


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of the same width, and merged areas as (top, left, bottom, right) from 1."""

    rows: tuple[tuple[str, ...], ...]
    merged: tuple[tuple[int, int, int, int], ...] = ()


def grid_of(table: Tag) -> Grid:
    """The table's own rows (a table within a cell is words of that cell); raises Refusal where it is too large."""
    lines = list(rows_of(table))
    placed: list[dict[int, str]] = [{} for _ in lines]
    merged = []
    count = 0
    for top, line in enumerate(lines):
        column = 0
        for cell in cells_of(line):
            while column in placed[top]:
                column += 1
            wide = min(_span(cell, "colspan"), WIDEST_SPAN)
            high = min(_span(cell, "rowspan") or len(lines), len(lines) - top)
            count += wide * high
            if count > MOST_CELLS:
                raise Refusal("file_too_many_cells", cells=MOST_CELLS)
            for row in placed[top : top + high]:
                row.update(dict.fromkeys(range(column, column + wide), ""))
            placed[top][column] = text_of(cell)
            if wide * high > 1:
                merged.append((top + 1, column + 1, top + high, column + wide))
            column += wide
    width = max((max(row) + 1 for row in placed if row), default=0)
    if width * len(placed) > MOST_CELLS:
        raise Refusal("file_too_many_cells", cells=MOST_CELLS)
    return Grid(tuple(tuple(row.get(column, "") for column in range(width)) for row in placed), tuple(merged))


def is_layout(table: Tag) -> bool:
    """Whether a table only arranges the page: a single cell, or mostly cells that hold tables themselves."""
    cells = [cell for row in rows_of(table) for cell in cells_of(row)]
    if len(cells) < 2 or table.find("table") is None:
        return len(cells) < 2
    holding = sum(cell.find("table") is not None for cell in cells)
    words = sum(bool(cell.get_text(strip=True)) for cell in cells)
    return 2 * holding >= words


def _span(cell: Tag, name: str) -> int:
    """The span stated; 1 where it is none. A rowspan of 0 means to the end of the table."""
    if name not in cell.attrs:
        return 1
    stated = str(cell[name]).strip()
    if not (stated.isascii() and stated.isdigit()):
        return 1
    span = int(stated[:7])
    return span if span or name == "rowspan" else 1
