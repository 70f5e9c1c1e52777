"""Where a sheet's titles stand and what they mean: one row of them, or two where areas are merged.

Of two rows the upper title spreads over the empty cells to its right ("办理时限" over 法定|承诺). A column's
meaning is looked for in both titles together, then in the lower one, then in the upper one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from courses.domain.cells.text import one_line
from courses.domain.layout import (
    BY_KEY,
    NAMING,
    NOTES_SHEET,
    SOURCES_SHEET,
    WRITTEN,
    Title,
    column_key,
    is_kept,
    plain_title,
)
from courses.domain.problems import Problem, Severity
from courses.domain.reading.mapping import Mapping
from courses.domain.source import Sheet

HEADER_WITHIN = 20
FEWEST_COLUMNS = 3
LONGEST_TITLE = 24
# A lower title that means something only together with the one above it ("实施主体" over 名称|编码).
_GENERAL = {"名称", "编码", "编号", "代码", "类型", "类别", "说明", "备注", "依据", "其他", "数量", "分类", "层级"}
_SAY_LITTLE = {"position", "remark"}
_VAGUE = {"内容", "名称", "事项", "id"}
_COMBINED = {"申报资料及办理条件"}
_SECTIONS = {"", "基本信息", "基本情况", "事项", "事项信息", "事项基本信息", "其他信息"}


@dataclass(frozen=True)
class Header:
    """Titles of one sheet: `row` counts from 1 and is the first of `rows`; `titles` has one text per column."""

    sheet: Sheet
    row: int
    rows: int
    titles: tuple[str, ...]
    keys: tuple[Title | None, ...]

    @property
    def last(self) -> int:
        """The last row of titles; the list begins below it."""
        return self.row + self.rows - 1

    @cached_property
    def columns(self) -> dict[str, int]:
        """Key → index; where several columns mean the same, the one whose title is the most specific."""
        found: dict[str, int] = {}
        for _, index, key in sorted((key.rank, index, key.key) for index, key in enumerate(self.keys) if key):
            found.setdefault(key, index)
        return dict(sorted(found.items(), key=lambda item: item[1]))

    @property
    def titled(self) -> int:
        return sum(bool(title) for title in self.titles)

    @property
    def is_ours(self) -> bool:
        """Whether these are the titles of our own layout, as an export writes them."""
        return {column.title for column in WRITTEN} <= set(self.titles)

    @property
    def left_aside(self) -> tuple[str, ...]:
        """Titles that aren't read, because nobody knows them or another column means the same."""
        taken = set(self.columns.values())
        return tuple(title for index, title in enumerate(self.titles) if title and index not in taken)

    @property
    def naming(self) -> str:
        """The key of the column that names the matter most closely; "" where none does."""
        return next((key for key in NAMING if key in self.columns), "")

    def names_a_list(self) -> bool:
        """Whether a matter's name stands here beside something said of it (more, where it is only called 内容)."""
        if not self.naming:
            return False
        plain = plain_title(self.titles[self.columns[self.naming]])
        said = set(self.columns) - set(NAMING) - _SAY_LITTLE
        return len(self.columns) >= FEWEST_COLUMNS and len(said) >= (2 if plain in _VAGUE else 1)

    def mapping(self, columns: dict[str, int] | None = None) -> Mapping:
        """This header as a mapping, with other columns where a person chose them."""
        chosen = self.columns if columns is None else columns
        titles = {key: self.titles[index] for key, index in chosen.items() if index < len(self.titles)}
        return Mapping(self.sheet.name, self.row, dict(chosen), titles, self.rows)

    def as_mapped(self, columns: dict[str, int]) -> "Header":
        """The header with a person's keys in place of ours: a column they left out is left aside."""
        keys = [Title(key.key, key.rank + 1000) if key and key.key in columns else None for key in self.keys]
        for key, index in columns.items():
            keys[index] = Title(key, 0)
        return replace(self, keys=tuple(keys))

    def problems(self) -> Iterator[Problem]:
        """What is left aside and why, and that codes are missing."""
        taken = set(self.columns.values())
        for index, title in enumerate(self.titles):
            if plain_title(title) in _COMBINED and index in taken:
                yield Problem("column_combined", Severity.WARNING, self.sheet.name, self.last, title)
            if title and index not in taken:
                unknown = "column_unknown" if is_kept(title) else "column_not_kept"
                yield self._notice("column_repeated" if self.keys[index] else unknown, title)
        if not {"code", "named_code"} & set(self.columns):
            yield self._notice("column_missing", BY_KEY["code"].title)

    def _notice(self, code: str, title: str) -> Problem:
        return Problem(code, Severity.NOTICE, self.sheet.name, self.last, title)


def header_at(sheet: Sheet, row: int, rows: int = 1) -> Header:
    """The titles of these rows, whatever they hold; rows beyond the sheet are empty."""
    pairs = _pairs(sheet, row, rows)
    return Header(sheet, row, rows, tuple(_joined(*pair) for pair in pairs), tuple(_key(*pair) for pair in pairs))


def best_header(sheet: Sheet) -> Header | None:
    """The row (or two) with the most known columns; of equals one row rather than two, and the first."""
    found = [
        header_at(sheet, row, rows)
        for row in range(1, min(len(sheet.rows), HEADER_WITHIN) + 1)
        for rows in (1, 2)
        if rows == 1 or _may_be_titles(sheet, row + 1)
    ]
    return max(found, key=lambda header: (len(header.columns), -header.rows, -header.row), default=None)


def headers_of(sheets: Sequence[Sheet]) -> list[Header]:
    """The best header of every sheet, the one with most known columns first; our own notes are no list."""
    found = [best_header(sheet) for sheet in sheets if sheet.name not in (NOTES_SHEET, SOURCES_SHEET)]
    return sorted((header for header in found if header), key=lambda h: (not h.names_a_list(), -len(h.columns)))


def _may_be_titles(sheet: Sheet, row: int) -> bool:
    cells = [one_line(cell) for cell in _row(sheet, row)]
    return any(cells) and all(len(cell) <= LONGEST_TITLE and not cell.isdecimal() for cell in cells)


def _pairs(sheet: Sheet, row: int, rows: int) -> list[tuple[str, str]]:
    """Upper and lower title of every column."""
    upper = [one_line(cell) for cell in _row(sheet, row)]
    if rows == 1:
        return [(title, "") for title in upper]
    lower = [one_line(cell) for cell in _row(sheet, row + 1)]
    width = max(len(upper), len(lower))
    upper += [""] * (width - len(upper))
    lower += [""] * (width - len(lower))
    pairs, last = [], ""
    for index in range(width):
        if upper[index]:
            last = upper[index]
        pairs.append((upper[index] or (last if lower[index] else ""), lower[index]))
    return pairs


def _row(sheet: Sheet, number: int) -> tuple[str, ...]:
    return sheet.rows[number - 1] if 0 < number <= len(sheet.rows) else ()


def _joined(upper: str, lower: str) -> str:
    return f"{upper}/{lower}" if upper and lower and upper != lower else upper or lower


def _key(upper: str, lower: str) -> Title | None:
    if not lower:
        return column_key(upper)
    together = column_key(upper + lower) or column_key(lower + upper)
    is_general = lower in _GENERAL and upper not in _SECTIONS
    alone = None if is_general else column_key(lower)
    if together or alone or (is_general and lower != "名称"):
        return together or alone
    over = column_key(upper)
    return Title(over.key, over.rank + len(_GENERAL)) if over else None
