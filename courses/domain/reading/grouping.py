"""Rows of a sheet → one set of cells per matter.

What belongs together is put together: merged cells are filled, "同上" is what stands above, a heading is the
category of the rows below it, a hard-wrapped row continues the one above.
"""

import re
from dataclasses import dataclass, field

from courses.domain.cells.lists import is_numbered
from courses.domain.cells.text import clean, fold
from courses.domain.layout import NAMING
from courses.domain.problems import Problem, Severity
from courses.domain.reading.bodies import Body, Kind, bodies_of
from courses.domain.reading.filling import filled, joined_rows
from courses.domain.reading.headers import Header
from courses.domain.reading.mapping import Mapping

# A hard-wrapped row continues texts; a limit or a type on a row without a name is a matter that lost its name.
WRAPPED = {
    *("basis", "service_object", "acceptance_conditions", "approval_conditions", "conditions", "materials", "steps"),
    *("document", "fee", "fee_basis", "remark", "contact", "sample_form"),
}
_IDENTITY = {*NAMING, "code", "position"}
_CLOSED = tuple("。；;：:！？")
_SAME = re.compile(r"\(?(?:同上栏?|同前|〃|″|“|”|\")\)?[。.]?")


@dataclass(slots=True)
class Matter:
    """The cells of one matter by key; `number` and `row` are its first row's, `numbers` all it was made of."""

    sheet: str
    number: int
    row: tuple[str, ...]
    cells: dict[str, str]
    numbers: list[int] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def matters_of(header: Header, mapping: Mapping) -> tuple[list[Matter], list[Problem]]:
    """The matters below the header in order, and notices of what was left aside or filled."""
    bodies, problems = filled(list(bodies_of(header, mapping)), header, mapping)
    joined = joined_rows(header.sheet, mapping)
    matters: list[Matter] = []
    heading: dict[str, str] = {}
    style, before = "", Kind.REPEATED
    for body in bodies:
        if body.kind is Kind.MATTER:
            own = body.cells
            more = before is Kind.MATTER and bool(matters) and _belongs(body, matters[-1], joined, mapping)
            if more:
                _join(matters[-1], body, mapping, wrapped=body.number not in joined)
            elif set(own) - {"position"}:
                matters.append(_begin(body, {**heading, **own}, matters, header, mapping))
        elif body.kind is Kind.HEADING and (not style or body.style == style or not heading):
            heading, style = {**({} if "category" in body.cells else heading), **body.cells}, body.style
            problems.append(_about(header, body, "row_is_heading", next(iter(body.cells.values()))))
        elif body.kind in (Kind.ASIDE, Kind.HEADING):
            problems.append(_about(header, body, "row_left_aside", body.text[:60]))
        before = body.kind
    return matters, problems


def _begin(body: Body, cells: dict[str, str], matters: list[Matter], header: Header, mapping: Mapping) -> Matter:
    matter = Matter(header.sheet.name, body.number, body.row, cells, [body.number])
    for key, text in list(cells.items()):
        if len(text) < 8 and _SAME.fullmatch(fold(clean(text))):
            above = matters[-1].cells.get(key, "") if matters else ""
            if above:
                cells[key] = above
            else:
                del cells[key]
                column = mapping.headers.get(key, "")
                matter.problems.append(Problem("same_as_nothing", sheet=matter.sheet, row=body.number, column=column))
    return matter


def _belongs(body: Body, matter: Matter, joined: dict[int, int], mapping: Mapping) -> bool:
    """Whether the row is more of the matter above: its name's cell is merged with that one's, or it was wrapped."""
    filled_in = {column for column, cell in enumerate(body.row) if cell.strip()}
    own = {key for key in body.cells if mapping.columns[key] in filled_in}
    if joined.get(body.number, body.number) != body.number and not own & _IDENTITY:
        return joined[body.number] == joined.get(matter.number, matter.number)
    names = min((mapping.columns[key] for key in NAMING if key in mapping.columns), default=0)
    return bool(own) and own <= WRAPPED and min(filled_in) > names


def _join(matter: Matter, body: Body, mapping: Mapping, *, wrapped: bool) -> None:
    for key, text in body.cells.items():
        before = matter.cells.get(key, "")
        if text != before and key not in _IDENTITY:
            matter.cells[key] = _continued(key, before, text, wrapped=wrapped) if before else text
    matter.numbers.append(body.number)
    params = {"first": matter.number}
    matter.problems.append(Problem("row_joined", Severity.NOTICE, matter.sheet, body.number, "", params))


def _continued(key: str, before: str, text: str, *, wrapped: bool) -> str:
    """The text and more of it: on the same line where it was cut in the middle, else on a line of its own.

    Papers are written one a row where a name spans several rows, so theirs are always lines of their own.
    """
    text = text.strip()
    begins = is_numbered(text) or text.startswith(("《", "【", "●", "•"))
    is_cut = wrapped and key != "materials" and not begins and not before.rstrip().endswith(_CLOSED)
    return before.rstrip() + text if is_cut else f"{before}\n{text}"


def _about(header: Header, body: Body, code: str, text: str) -> Problem:
    return Problem(code, Severity.NOTICE, header.sheet.name, body.number, "", {"text": text})
