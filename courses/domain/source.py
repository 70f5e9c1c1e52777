"""A file as its reader leaves it: sheets and pages of text, nothing interpreted.

Every reader gives a Source; `courses.domain.reading` decides what it is (a list, a guide, neither) and reads it.
A table of a page (html, docx) stands twice: as a Sheet, for lists, and as a Block of its Page, for guides.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from courses.domain.problems import Problem

# A file of so few rows is kept whole; of a longer one each sheet's first rows, and of a long text its beginning.
SHORT_FILE, FIRST_ROWS, LONGEST_TEXT = 400, 30, 2000


class Format(StrEnum):
    """What the bytes turned out to be, whatever the file's name says."""

    XLSX = "xlsx"
    XLS = "xls"
    CSV = "csv"
    HTML = "html"
    DOCX = "docx"
    JSON = "json"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as text: `rows[0]` is row 1. Places are (row, column) from 1.

    `formulas` names the cells that hold a formula, `merged` the merged areas as (top, left, bottom, right);
    the text of a merged area stands in its first cell only.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    formulas: tuple[tuple[int, int], ...] = ()
    merged: tuple[tuple[int, int, int, int], ...] = ()

    def first(self, rows: int) -> "Sheet":
        """Its first rows, long texts cut short."""
        return Sheet(
            self.name,
            tuple(tuple(_cut(cell) for cell in row) for row in self.rows[:rows]),
            tuple(place for place in self.formulas if place[0] <= rows),
            tuple(area for area in self.merged if area[2] <= rows),
        )


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_TEXT else f"{text[:LONGEST_TEXT]}…"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a page or, where `rows` is not empty, a table. `level`: 1–6 for a heading, 0 for text."""

    text: str = ""
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page of running text in its order; `markdown` is the whole of it, sanitised, for keeping."""

    title: str
    blocks: tuple[Block, ...]
    markdown: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Everything a reader found. `encoding` is how text was decoded ("" where the format knows its own)."""

    format: Format
    sheets: tuple[Sheet, ...] = ()
    pages: tuple[Page, ...] = ()
    encoding: str = ""
    problems: tuple[Problem, ...] = ()

    def beginning(self) -> "Source":
        """Enough of it to choose columns by: all of a short file, every sheet's first rows of a long one."""
        short = sum(len(sheet.rows) for sheet in self.sheets) <= SHORT_FILE
        sheets = tuple(sheet if short else sheet.first(FIRST_ROWS) for sheet in self.sheets)
        is_page = sum(len(page.blocks) for page in self.pages) <= SHORT_FILE
        pages = tuple(replace(page, markdown="") for page in self.pages) if is_page else ()
        return replace(self, sheets=sheets, pages=pages)
