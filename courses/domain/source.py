"""A file as its reader leaves it: sheets and pages of text, nothing interpreted.

Every reader gives a Source; `courses.domain.reading` decides what it is (a list, a guide, neither) and reads it.
A table of a page (html, docx) stands twice: as a Sheet, for lists, and as a Block of its Page, for guides.
"""

from dataclasses import dataclass
from enum import StrEnum

from courses.domain.problems import Problem


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
