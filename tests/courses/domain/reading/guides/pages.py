"""Pages for tests: a line is a block, `#` before it makes it a heading, a tuple of rows a table."""

from courses.domain.elements import Elements
from courses.domain.reading import Kind, Reading, read_source
from courses.domain.source import Block, Format, Page, Source

Part = str | tuple[tuple[str, ...], ...]


def block(part: Part) -> Block:
    if not isinstance(part, str):
        return Block(rows=part)
    return Block(part.lstrip("# "), 2) if part.startswith("#") else Block(part)


def read(*parts: Part, title: str = "") -> Reading:
    reading = read_source(Source(Format.HTML, pages=(Page(title, tuple(map(block, parts))),)))
    assert reading.kind is Kind.GUIDE
    return reading


def matter(*parts: Part, title: str = "") -> Elements:
    (record,) = read(*parts, title=title).records
    return record.elements
