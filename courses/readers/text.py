"""Plain text: a table (csv, tsv) or a page, one line a block."""

import re

from courses.domain.problems import Refusal
from courses.domain.source import Block, Format, Page, Sheet, Source
from courses.readers import markdown
from courses.readers.decoding import Decoded
from courses.readers.delimited import read_table, remarks_above
from courses.readers.html import has_markup, plain, source_of
from courses.readers.outline import outlined, title_of

SHEET = "表1"
_HEADING = re.compile(r"(#{1,6}) +(.*)")


def read(decoded: Decoded) -> Source:
    """A sheet where the lines are rows, else a page: of a few words pasted with their markup, or of lines."""
    if table := read_table(decoded.text):
        sheet = Sheet(SHEET, tuple(tuple(map(plain, row)) for row in table.rows))
        return Source(Format.CSV, (sheet,), (), decoded.encoding, decoded.problems + table.problems)
    if has_markup(decoded.text):
        return source_of(Format.HTML, decoded.text, encoding=decoded.encoding, problems=decoded.problems)
    return Source(Format.TEXT, (), (_page(decoded.text),), decoded.encoding, decoded.problems)


def _page(text: str) -> Page:
    lines = text.split("\n")
    blocks = outlined([_block(line.strip()) for line in lines[remarks_above(lines) :] if line.strip()])
    if not blocks:
        raise Refusal("file_empty")
    return Page(title_of(blocks), blocks, markdown.from_blocks(blocks))


def _block(line: str) -> Block:
    heading = _HEADING.fullmatch(line)
    return Block(heading[2], len(heading[1])) if heading else Block(line)
