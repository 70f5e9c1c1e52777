"""Several values in one cell: one a line, numbered or not, or run together with numbers.

Grammar: `cell := item | {mark item}`; a mark is `1.` `1、` `1)` `(1)` `①` `一、` `(一)`, half or full width, or a bare
number where they run from 1.
In an unnumbered cell each line is an item. In a numbered cell a line without a mark continues the one before
(hard-wrapped text), unless that one was closed by `；` `。` or a bracket: then somebody added a line by hand.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from courses.domain.cells.text import clean, fold, numeral, split_outside

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_MARK = re.compile(
    r"\((?P<a>\d{1,2}|[一二三四五六七八九十]{1,3})\)[.、]?"
    r"|(?P<b>\d{1,2})(?:[、)]|\.(?!\d))"
    rf"|(?P<c>[{_CIRCLED}])[.、]?"
    r"|(?P<d>[一二三四五六七八九十]{1,3})、"
)
# A digit right before a word that isn't counted by it: "2身份证", but not "2份" or "2寸照片".
_COUNTED = "份张套本页件寸年月日个周岁人名次项号级元米天条款支位间"
_BARE = re.compile(rf"(?<![\d.第])\d{{1,2}}(?=[\u4e00-\u9fff《“])(?![{_COUNTED}]|户(?!口))")
_DIGITS = frozenset("0123456789")
_CLOSED = tuple(";；。)）")
_TAIL = ";；,，、"


@dataclass(frozen=True, slots=True)
class Numbered:
    """Items with the number each carried (None where unnumbered); an item may be empty."""

    items: tuple[tuple[int | None, str], ...]

    @property
    def is_numbered(self) -> bool:
        return any(number is not None for number, _ in self.items)

    @property
    def skips(self) -> bool:
        """Whether numbers leave gaps or repeat: often a lost line."""
        numbers = [number for number, _ in self.items if number is not None]
        return numbers != list(range(1, len(numbers) + 1))


def split_items(text: str) -> Numbered:
    """Cut a cell into its items; marks and trailing separators are taken off, the words are left alone."""
    cleaned = clean(text)
    lines = cleaned.split("\n") if cleaned else []
    if not any(_MARK.match(fold(line)) for line in lines):
        bare = _bare(lines)
        return Numbered(bare or tuple((None, _trim(line)) for line in lines))
    items: list[tuple[int | None, str]] = []
    for line in lines:
        found = _inline(line)
        if found:
            items.extend(found)
        elif items and items[-1][1][-1:] not in _CLOSED:
            number, words = items[-1]
            items[-1] = (number, words + line)
        else:
            items.append((None, line))
    return Numbered(tuple((number, _trim(words)) for number, words in items))


def is_numbered(line: str) -> bool:
    """Whether the line begins with a mark."""
    return _MARK.match(fold(line)) is not None


def read_list(text: str, *, separators: str = "") -> tuple[str, ...]:
    """The items of a plain list; an unnumbered single line is also cut at `separators` outside brackets."""
    numbered = split_items(text)
    items = [words for _, words in numbered.items if words]
    if len(items) == 1 and separators and not numbered.is_numbered:
        items = [_trim(piece) for piece in split_outside(items[0], separators)]
    return tuple(item for item in items if item)


def write_list(items: tuple[str, ...], *, always: bool = False) -> str:
    """One item a line, numbered when there are several, when one could be read as more, or `always`."""
    if len(items) == 1 and not always and items[0][:1] not in _DIGITS and not set(fold(items[0])) & set(";、,"):
        return items[0]
    return write_numbered(items)


def write_numbered(items: Iterable[str]) -> str:
    """One item a line after its number; a digit is kept apart from the point, lest 1.2016 be read as one number."""
    return "\n".join(
        f"{number}. {item}" if item[:1].isdigit() else f"{number}.{item}" for number, item in enumerate(items, 1)
    )


def _inline(line: str) -> list[tuple[int, str]]:
    """The numbered items of one line that begins with a mark; empty where it doesn't."""
    folded = fold(line)
    first = _MARK.match(folded)
    if first is None:
        return []
    marks = [first]
    for mark in _MARK.finditer(folded, first.end()):
        near = _number(marks[-1]) < _number(mark) <= _number(marks[-1]) + 3
        apart = folded[mark.start() - 1] in " ;。,、"
        follows = _number(mark) == _number(marks[-1]) + 1 and folded[mark.start() - 1] not in "第0123456789."
        if _style(mark) == _style(first) and ((near and apart) or follows):
            marks.append(mark)
    ends = [mark.start() for mark in marks[1:]] + [len(line)]
    return [(_number(mark), line[mark.end() : end].strip()) for mark, end in zip(marks, ends, strict=True)]


def _bare(lines: list[str]) -> tuple[tuple[int | None, str], ...]:
    """Items numbered without any mark ("1申请表2身份证3户口簿"): from 1 and in order, else none are."""
    if len(lines) == 1 and lines[0][:1] == "1":
        pieces, start, number = [], 0, 2
        for found in _BARE.finditer(lines[0], 1):
            if int(found[0]) == number:
                pieces.append(lines[0][start : found.start()])
                start, number = found.start(), number + 1
        lines = [*pieces, lines[0][start:]] if len(pieces) >= 2 else []
    found_items: list[tuple[int | None, str]] = []
    for number, line in enumerate(lines, 1):
        mark = _BARE.match(line)
        if mark is None or int(mark[0]) != number:
            return ()
        found_items.append((number, _trim(line[mark.end() :].strip())))
    return tuple(found_items) if len(found_items) > 1 else ()


def _style(mark: re.Match[str]) -> tuple[str | None, str]:
    """`1.` `1、` and `1)` are three styles: a list keeps to one."""
    return mark.lastgroup, mark[0][-1] if mark.lastgroup == "b" else ""


def _number(mark: re.Match[str]) -> int:
    text = mark[mark.lastgroup or "b"]
    return _CIRCLED.index(text) + 1 if text in _CIRCLED else numeral(text) or 0


def _trim(words: str) -> str:
    return words.strip().rstrip(_TAIL).rstrip()
