"""Markdown for keeping. Text is only ever text in it: no mark, tag or address of the file becomes one of ours."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from markdownify import MarkdownConverter

from courses.domain.source import Block

# A backslash before these; an ampersand and an angle bracket become entities, for a tag may be rendered as one.
_MARKS = re.compile(r"([\\`*_\[\]|~])|^([ \t]*)([#>+-])(?=\s|[#>+-])", re.M)


def escaped(text: str) -> str:
    """The text with nothing in it that Markdown or HTML would take for a mark."""
    text = _MARKS.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\{m[3]}", text)
    return text.replace("&", "&amp;").replace("<", "&lt;")


def from_html(soup: Any) -> str:
    """Markdown of a page that has been sanitised and parsed."""
    return (
        _Converter(heading_style="ATX", bullets="-", autolinks=False, table_infer_header=True)
        .convert_soup(soup)
        .strip()
    )


def from_blocks(blocks: Iterable[Block]) -> str:
    """Markdown of plain blocks."""
    return "\n\n".join(filter(None, map(_block, blocks)))


class _Converter(MarkdownConverter):  # type: ignore[misc]
    def escape(self, text: str, parent_tags: set[str]) -> str:
        return escaped(text)

    def convert_td(self, el: Any, text: str, parent_tags: set[str]) -> str:
        return super().convert_td(el, _in_one_line(text), parent_tags)

    def convert_th(self, el: Any, text: str, parent_tags: set[str]) -> str:
        return super().convert_th(el, _in_one_line(text), parent_tags)


def _in_one_line(text: str) -> str:
    return " ".join(text.split())


def _block(block: Block) -> str:
    if block.rows:
        return "\n".join(_table(block.rows))
    text = escaped(block.text).replace("\n", "  \n")
    return f"{'#' * block.level} {text}" if block.level else text


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    width = max(map(len, rows))
    for number, row in enumerate(rows):
        cells = [_in_one_line(escaped(cell)) for cell in row] + [""] * (width - len(row))
        yield f"| {' | '.join(cells)} |"
        if number == 0:
            yield "|" + " --- |" * width
