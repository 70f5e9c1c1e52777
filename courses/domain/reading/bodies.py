"""The rows below a header, each known for what it is: a matter's, a header once more, a heading, a total or a note."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from courses.domain.cells.text import fold, one_line
from courses.domain.layout import NAMING, column_key
from courses.domain.reading.headers import Header
from courses.domain.reading.mapping import Mapping

GROUPS = ("category", "department", "office", "parent", "bundle")
LONGEST_TITLE_CELL = 40
_TOTAL = re.compile(r"(?:合计|总计|小计|共计)(?:\d+项?)?")
_NOTE = re.compile(
    r"\(?(?:注|备注|附注|说明|填表说明|填报说明|制表人?|填表人?|审核人?|填报人|填报单位|联系人|单位负责人)\d?(?::|\(盖章\)).*"
    r"|第\d+页.*|注\d.*|制表.*"
)
_HEADING = re.compile(
    r"(?P<mark>\(?[一二三四五六七八九十]{1,3}\)?[、.]|\(?[一二三四五六七八九十]{1,3}\)|\d{1,2}[、.])?"
    r"(?P<name>[^,;。:]{2,20}?)(?:\(?共?\d+项?\)?)?"
)


class Kind(Enum):
    """What a row is."""

    EMPTY = auto()
    MATTER = auto()
    HEADING = auto()
    ASIDE = auto()
    REPEATED = auto()


@dataclass(frozen=True, slots=True)
class Body:
    """One row: `cells` are what it holds itself, by key. Of a HEADING `cells` holds the key it stands for."""

    number: int
    row: tuple[str, ...]
    cells: dict[str, str]
    kind: Kind
    style: str = ""

    @property
    def text(self) -> str:
        return " ".join(one_line(cell) for cell in self.row if cell.strip())


def bodies_of(header: Header, mapping: Mapping) -> Iterator[Body]:
    """Every row below the header."""
    columns = sorted(mapping.columns.items(), key=lambda item: item[1])
    for number, row in enumerate(header.sheet.rows[header.last :], header.last + 1):
        width = len(row)
        cells = {key: row[i] for key, i in columns if i < width and row[i].strip()}
        yield _known(Body(number, row, cells, Kind.MATTER), header, mapping)


def _known(body: Body, header: Header, mapping: Mapping) -> Body:
    said = [(index, cell) for index, cell in enumerate(body.row) if cell.strip()]
    if not said:
        return Body(body.number, body.row, {}, Kind.EMPTY)
    first = fold(one_line(said[0][1]))
    if _is_header(said, header, mapping) or _is_numbering(said):
        return Body(body.number, body.row, {}, Kind.REPEATED)
    if _TOTAL.fullmatch(first.replace(" ", "")) or (len(said) <= 2 and _NOTE.fullmatch(first)):
        return Body(body.number, body.row, {}, Kind.ASIDE)
    if len(body.cells) <= 1 and not set(body.cells) - {"position"} and (len(said) > 1 or first.isdecimal()):
        return Body(body.number, body.row, {}, Kind.EMPTY)
    return _alone(body, said[0][0], first, header, mapping) if len(said) == 1 else body


def _is_header(said: list[tuple[int, str]], header: Header, mapping: Mapping) -> bool:
    """The titles once more, as lists printed page by page carry them, in whatever of their two rows."""
    if len(said) < 2:
        return False
    same = 0
    for count, (index, cell) in enumerate(said):
        if len(cell) > LONGEST_TITLE_CELL or (count == 3 and not same):
            return False
        words = one_line(cell)
        known = column_key(words)
        titles = header.titles[index].split("/") if index < len(header.titles) else ()
        same += words in titles or (known is not None and mapping.columns.get(known.key) == index)
    return same * 2 > len(said)


def _is_numbering(said: list[tuple[int, str]]) -> bool:
    """A row of column numbers: 1, 2, 3 …"""
    first = said[0][1].strip()
    if len(said) < 4 or not first.isdecimal() or len(first) > 2:
        return False
    return [cell.strip() for _, cell in said] == [str(int(first) + step) for step in range(len(said))]


def _alone(body: Body, index: int, text: str, header: Header, mapping: Mapping) -> Body:
    """A row of one cell: at or before the name's column it is a heading or a note, but a bare name is a matter."""
    key = next(iter(body.cells), "")
    names = min((mapping.columns[name] for name in NAMING if name in mapping.columns), default=0)
    if index > names or (key in NAMING and not _is_wide(header, body.number)):
        return body
    found = _HEADING.fullmatch(text)
    target = key if key in GROUPS else "category"
    if found and (target == key or target not in mapping.columns):
        style = re.sub(r"[一二三四五六七八九十\d]+", "1", found["mark"] or "")
        return Body(body.number, body.row, {target: found["name"].strip()}, Kind.HEADING, style)
    return Body(body.number, body.row, {}, Kind.ASIDE)


def _is_wide(header: Header, number: int) -> bool:
    return any(top == number and right - left >= 2 for top, left, _, right in header.sheet.merged)
