"""A web page → its Source: tables as sheets and blocks, words as blocks, all of it as Markdown."""

import re
from dataclasses import dataclass, field
from itertools import count

from bs4 import Tag

from courses.domain.cells.text import one_line
from courses.domain.problems import Problem, Refusal
from courses.domain.source import Block, Format, Page, Sheet, Source
from courses.readers import markdown
from courses.readers.decoding import WIDE, decode
from courses.readers.html.cleaning import parsed
from courses.readers.html.grid import grid_of, is_layout
from courses.readers.html.words import Line, cells_of, rows_of, text_of, words_of
from courses.readers.outline import level_of, outlined, title_of

_BEGINS = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<[!?a-z]|&lt;[!?a-z])", re.I)
# Beyond this a page is a list, and markdownify takes longer than everything else together.
LONGEST_WITH_STYLES = 1_000_000
SHORT, LONGEST_NAME = 20, 40


def is_page(data: bytes) -> bool:
    """Whether the bytes begin as markup does."""
    return bool(_BEGINS.match(data[2:].replace(b"\x00", b"") if data[:2] in WIDE else data))


def read(data: bytes) -> Source:
    """The page's tables and its text; raises Refusal."""
    decoded = decode(data, declares=True)
    return source_of(Format.HTML, decoded.text, encoding=decoded.encoding, problems=decoded.problems)


def source_of(kind: Format, markup: str, *, encoding: str = "", problems: tuple[Problem, ...] = ()) -> Source:
    """The Source of any markup, whatever file it came out of; raises Refusal where it holds no words."""
    soup = parsed(markup)
    title = soup.title.extract() if soup.title else None
    walk = _Walk()
    walk.through(soup.body or soup)
    blocks = outlined(walk.blocks)
    if not blocks:
        raise Refusal("page_without_text")
    plain = walk.is_irregular or len(markup) > LONGEST_WITH_STYLES
    page = Page(
        one_line(text_of(title)) if title else title_of(blocks),
        blocks,
        markdown.from_blocks(blocks) if plain else markdown.from_html(soup),
    )
    return Source(kind, tuple(walk.sheets), (page,), encoding, problems)


@dataclass(slots=True)
class _Walk:
    """What was met so far, in the page's order."""

    blocks: list[Block] = field(default_factory=list)
    sheets: list[Sheet] = field(default_factory=list)
    heading: str = ""
    is_irregular: bool = False  # Markdown knows no merged cells and no table in a table

    def through(self, element: Tag) -> None:
        for found in words_of(element):
            if isinstance(found, Line):
                self.blocks.append(Block(found.text, found.level))
                if found.level or level_of(found.text):
                    self.heading = found.text
            elif is_layout(found):
                self.through(_unframed(found))
            else:
                self._table(found)
                for inner in found.find_all("table"):
                    self.is_irregular = True
                    if not is_layout(inner):
                        self._table(inner)

    def _table(self, table: Tag) -> None:
        caption = table.find("caption", recursive=False)
        title = text_of(caption) if caption else ""
        grid = grid_of(table)
        self.is_irregular |= bool(grid.merged)
        if title:
            self.blocks.append(Block(title))
        if any(cell for row in grid.rows for cell in row):
            self.sheets.append(Sheet(self._name(title), grid.rows, merged=grid.merged))
            self.blocks.append(Block(rows=grid.rows))

    def _name(self, caption: str) -> str:
        """By its caption, a short line right above it, or the heading it stands under; else by its number."""
        above = self.blocks[-1].text if self.blocks else ""
        above = above.rstrip("：:") if len(above) <= SHORT and not above.endswith(("。", "；", ";")) else ""
        name = (caption or above or self.heading).replace("\n", "")[:LONGEST_NAME] or f"表{len(self.sheets) + 1}"
        taken = {sheet.name for sheet in self.sheets}
        names = (name if number == 1 else f"{name} {number}" for number in count(1))
        return next(name for name in names if name not in taken)


def _unframed(table: Tag) -> Tag:
    """A table that only arranges the page as the blocks it arranges."""
    for row in rows_of(table):
        for cell in cells_of(row):
            cell.name = "div"
        row.name = "div"
    for part in table.find_all(["thead", "tbody", "tfoot", "caption"], recursive=False):
        part.name = "div"
    table.name = "div"
    return table
