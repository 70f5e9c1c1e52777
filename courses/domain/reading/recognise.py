"""Is it a list or a guide, and is it read by our guess or by a person's mapping?

A guide is told by its labels: they stand beside their values all down the page, so that more of them are found
there than in any one row.
"""

import re
from collections.abc import Iterable, Sequence

from courses.domain.cells.text import one_line
from courses.domain.layout import NOTES_SHEET
from courses.domain.problems import Problem, Refusal, Severity
from courses.domain.reading.guides import Guide, guide_of, read_guides
from courses.domain.reading.headers import HEADER_WITHIN, Header
from courses.domain.reading.lists import lines_of
from courses.domain.reading.mapping import Kind, Mapping, Scope
from courses.domain.reading.others import refusal_of, refuse_others
from courses.domain.reading.outcome import Evidence, Reading
from courses.domain.reading.sheets import guessed, listings_of, passed_over
from courses.domain.records import Record
from courses.domain.source import Sheet, Source

_IN_PART = re.compile(r"新增|增补|补充|部分|第[一二三四五六七八九十\d]+批")


def read_source(source: Source, *, mapping: Mapping | None = None) -> Reading:
    """Read what a file holds, by a person's mapping of its columns or by our own; raises Refusal.

    A mapping that doesn't fit the file (its sheet or a title gone) is a Refusal that says what is missing.
    """
    taken = mapping or recognised(source)
    if taken.kind is Kind.GUIDE:
        return _read_guide(source, guide_of(source))
    return _read_list(source, taken)


def recognised(source: Source) -> Mapping:
    """Our own guess; raises the Refusal that says what the file is instead."""
    refuse_others(source.sheets)
    found = guessed(source)
    guide = guide_of(source)
    if guide.is_one and (found is None or len(guide.keys) > len(found.columns)):
        return guide.mapping
    if found is None:
        raise refusal_of(source)
    return found


def _read_list(source: Source, mapping: Mapping) -> Reading:
    main, listings = listings_of(source, mapping)
    lines = list(lines_of(listings))
    if not lines:
        raise Refusal("no_rows", sheet=main.sheet.name, row=main.last)
    told = [(line.record, line.problems) for line in lines]
    columns = len(mapping.columns) / main.titled if main.titled else 0
    has_codes = bool({"code", "named_code"} & set(mapping.columns))
    return Reading(
        records=tuple(line.record for line in lines if not line.is_bad),
        problems=(
            *source.problems,
            *main.problems(),
            *passed_over(source, mapping),
            *(problem for found in listings for problem in found.problems),
            *(problem for line in lines for problem in line.problems),
        ),
        mapping=mapping,
        evidence=_evidence(told, columns=columns, has_codes=has_codes),
        scope=Scope.PART if _says_in_part(main) else Scope.FULL,
        left_aside=main.left_aside,
        is_sample=_calls_itself_a_sample(source.sheets),
    )


def _read_guide(source: Source, guide: Guide) -> Reading:
    if not guide.matters:
        raise Refusal("labels_not_found")
    read = list(read_guides(guide))
    told = [(record, problems) for _, record, problems in read]
    known = len(guide.mapping.headers)
    return Reading(
        records=tuple(record for record, problems in told if not _is_bad(problems)),
        problems=(*source.problems, *(problem for _, problems in told for problem in problems)),
        mapping=guide.mapping,
        evidence=_evidence(
            told,
            columns=known / (known + len(guide.unknown)),
            has_codes=all("code" in matter.keys for matter in guide.matters),
        ),
        scope=Scope.PART,
        left_aside=guide.unknown,
    )


def _evidence(told: Sequence[tuple[Record, tuple[Problem, ...]]], *, columns: float, has_codes: bool) -> Evidence:
    filled = sum(len(record.cells) for record, _ in told)
    doubtful = sum(
        len({problem.column for problem in problems if problem.severity is not Severity.NOTICE}) for _, problems in told
    )
    return Evidence(
        columns=round(min(1.0, columns), 2),
        identity=1 if has_codes else 0.5,
        rows=round(sum(not _is_bad(problems) for _, problems in told) / len(told), 2),
        values=round(max(0.0, 1 - doubtful / filled), 2) if filled else 0,
    )


def _is_bad(problems: Iterable[Problem]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)


def _says_in_part(header: Header) -> bool:
    """Whether the sheet's name or a title above the header says that the list holds only some matters."""
    above = (one_line(cell) for row in header.sheet.rows[: header.row - 1] for cell in row)
    return any(_IN_PART.search(text) for text in (header.sheet.name, *above))


def _calls_itself_a_sample(sheets: Iterable[Sheet]) -> bool:
    """Whether the file's own notes (sheet 说明) say that it is a sample (样例)."""
    notes = [sheet for sheet in sheets if sheet.name == NOTES_SHEET]
    return any("样例" in cell for sheet in notes for row in sheet.rows[:HEADER_WITHIN] for cell in row)
