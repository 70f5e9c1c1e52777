"""The words of a page in their order: lines with the level of their heading, and tables where they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bs4 import NavigableString, Tag
from bs4.element import PreformattedString

from courses.readers.characters import tidy
from courses.readers.html.cleaning import plain

_INLINE = {"b", "strong", "i", "em", "sub", "sup"}
_HAN = "\u3000-\u303f\u3400-\u9fff\uff00-\uffef"
_WRAPPED = re.compile(rf"(?<=[{_HAN}])[ \t\r\f]*\n\s*(?=[{_HAN}])")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_NUMBERED = re.compile(r"\s*(?:[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）.、．]|[①-⑳])")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of words; `level` 1–6 where the page calls it a heading."""

    text: str
    level: int = 0


@dataclass(slots=True)
class _Writing:
    """The line being written, and the number a list gives it."""

    parts: list[str] = field(default_factory=list)
    number: str = ""
    level: int = 0
    items: dict[int, int] = field(default_factory=dict)

    def item(self, element: Tag) -> str:
        """ "2." for the second item of a numbered list; nothing for a list of dots."""
        numbered = element.parent
        if numbered is None or numbered.name != "ol" or not (id(numbered) in self.items or _has_more(element)):
            return ""
        start = str(numbered.get("start", "1"))
        first = int(start) if start.isascii() and start.isdigit() and len(start) < 5 else 1
        number = self.items[id(numbered)] = self.items.get(id(numbered), first - 1) + 1
        return f"{number}."

    def done(self) -> Iterator[Line]:
        text, number = "".join(self.parts), self.number
        self.parts.clear()
        for words in _lines(text):
            yield Line(words if _NUMBERED.match(words) else number + words, self.level)
            number = self.number = ""


def words_of(element: Tag) -> Iterator[Line | Tag]:
    """Lines and `table` elements below an element, in their order; what a table holds is left to the caller."""
    writing = _Writing()
    yield from _below(element, writing)
    yield from writing.done()


def text_of(element: Tag) -> str:
    """The words of a cell or caption, a line each; a table within it a line each row."""
    if len(element.contents) == 1 and type(only := element.contents[0]) is NavigableString:
        return "\n".join(_lines(_text(only, keeps_lines=False)))  # most cells of a long list
    lines = []
    for found in words_of(element):
        if isinstance(found, Line):
            lines.append(found.text)
        else:
            rows = (cells_of(row) for row in rows_of(found))
            lines.extend(" ".join(filter(None, map(text_of, cells))) for cells in rows)
    return "\n".join(filter(None, lines))


def rows_of(table: Tag) -> Iterator[Tag]:
    """The table's own rows, not those of a table within it."""
    for child in table.find_all(["tr", "thead", "tbody", "tfoot"], recursive=False):
        if child.name == "tr":
            yield child
        else:
            yield from child.find_all("tr", recursive=False)


def cells_of(row: Tag) -> list[Tag]:
    """The row's cells."""
    return list(row.find_all(["td", "th"], recursive=False))


def _lines(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        if words := _SPACES.sub(" ", line).strip(" \u3000"):
            yield words


def _below(element: Tag, writing: _Writing) -> Iterator[Line | Tag]:
    for child in element.children:
        if isinstance(child, NavigableString):
            if not isinstance(child, PreformattedString):
                writing.parts.append(_text(child, keeps_lines=element.name == "pre"))
        elif child.name == "br":
            yield from writing.done()
        elif child.name in _INLINE:
            yield from _below(child, writing)
        else:
            yield from writing.done()
            if child.name == "table":
                yield child
            elif child.name != "title":
                yield from _block(child, writing)


def _block(element: Tag, writing: _Writing) -> Iterator[Line | Tag]:
    if element.name == "li":
        writing.number = writing.item(element)
    if element.name in ("h1", "h2", "h3", "h4", "h5", "h6"):
        writing.level = int(element.name[1])
    yield from _below(element, writing)
    yield from writing.done()
    writing.number, writing.level = "", 0


def _has_more(item: Tag) -> bool:
    return item.find_next_sibling("li") is not None


def _text(string: str, *, keeps_lines: bool) -> str:
    text = tidy(string)
    if not keeps_lines:
        text = _SPACES.sub(" ", _WRAPPED.sub("", text))
    return plain(text)
