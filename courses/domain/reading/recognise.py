"""Is it a list or a guide, where does it stand, and is it read by our guess or by a person's mapping?"""

from collections.abc import Iterable, Sequence

from courses.domain.cells.text import clean
from courses.domain.layout import NOTES_SHEET
from courses.domain.problems import Refusal, Severity
from courses.domain.reading.fitting import fitted
from courses.domain.reading.headers import HEADER_WITHIN, Header, headers_of
from courses.domain.reading.lists import Line, lines_of, told_apart
from courses.domain.reading.mapping import Mapping
from courses.domain.reading.outcome import Evidence, Reading
from courses.domain.source import Sheet, Source


def read_source(source: Source, *, mapping: Mapping | None = None) -> Reading:
    """Read what a file holds, by a person's mapping of its columns or by our own; raises Refusal.

    A mapping that doesn't fit the file (its sheet or a title gone) is a Refusal that says what is missing.
    """
    header, taken = _header(source, mapping)
    lines = list(told_apart(lines_of(header, taken)))
    if not lines:
        raise Refusal("no_rows", sheet=header.sheet.name, row=header.last)
    return Reading(
        records=tuple(line.record for line in lines if not line.is_bad),
        problems=(*source.problems, *header.problems(), *(problem for line in lines for problem in line.problems)),
        mapping=taken,
        evidence=_evidence(header, taken, lines),
        left_aside=header.left_aside,
        is_sample=_calls_itself_a_sample(source.sheets),
    )


def _header(source: Source, mapping: Mapping | None) -> tuple[Header, Mapping]:
    if mapping is not None:
        return fitted(source, mapping), mapping
    found = headers_of(source.sheets)
    if found and found[0].names_a_list():
        return found[0], found[0].mapping()
    if not any(clean(cell) for sheet in source.sheets for row in sheet.rows for cell in row):
        raise Refusal("no_rows")
    raise Refusal("header_not_found")


def _evidence(header: Header, mapping: Mapping, lines: Sequence[Line]) -> Evidence:
    filled = sum(len(line.record.cells) for line in lines)
    doubtful = {
        (line.number, problem.column)
        for line in lines
        for problem in line.problems
        if problem.severity is not Severity.NOTICE
    }
    return Evidence(
        columns=_share(len(mapping.columns), header.titled),
        identity=1 if {"name", "code"} <= set(mapping.columns) else 0.5,
        rows=_share(sum(not line.is_bad for line in lines), len(lines)),
        values=_share(filled - len(doubtful), filled),
    )


def _share(part: int, whole: int) -> float:
    return max(0.0, min(1.0, part / whole)) if whole else 0.0


def _calls_itself_a_sample(sheets: Iterable[Sheet]) -> bool:
    """Whether the file's own notes (sheet 说明) say that it is a sample (样例)."""
    notes = [sheet for sheet in sheets if sheet.name == NOTES_SHEET]
    return any("样例" in cell for sheet in notes for row in sheet.rows[:HEADER_WITHIN] for cell in row)
