"""For the screen on which a person corrects our guess: what could be read, and how its first rows would come out."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from courses.domain.problems import Problem, Severity
from courses.domain.reading.fitting import fitted, named
from courses.domain.reading.guides import guide_of, read_guides
from courses.domain.reading.headers import header_at, headers_of
from courses.domain.reading.lists import lines_of
from courses.domain.reading.mapping import Kind, Mapping
from courses.domain.reading.sheets import guessed, listings_of
from courses.domain.records import Record
from courses.domain.source import Source


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sheet (or the file's pages) and our guess at it. `titles` has one text per column, `rows` what is below.

    `usable` says whether it could be read as it is guessed; a person can make any sheet so.
    """

    mapping: Mapping
    titles: tuple[str, ...]
    rows: int
    usable: bool

    @property
    def kind(self) -> Kind:
        return self.mapping.kind


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One matter as the file has it, beside what is made of it; `record` is None where an error leaves it out.

    `cells` are the first row's (of a guide: what stands under each label); `row` is None on a page.
    """

    sheet: str
    row: int | None
    cells: tuple[str, ...]
    record: Record | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """The first matters as a mapping would read them; `titles` and each row's `cells` go by the file's columns."""

    mapping: Mapping
    titles: tuple[str, ...]
    rows: tuple[PreviewRow, ...]
    problems: tuple[Problem, ...]


def candidates(source: Source) -> tuple[Candidate, ...]:
    """The pages where they make a guide and every sheet with its best header; what we would read comes first."""
    best = guessed(source)
    sheets = [
        Candidate(
            best if best and best.sheet == header.sheet.name else header.mapping(),
            header.titles,
            sum(any(cell.strip() for cell in row) for row in header.sheet.rows[header.last :]),
            header.names_a_list(),
        )
        for header in headers_of(source.sheets)
    ]
    guide = guide_of(source)
    if not guide.is_one:
        return tuple(sheets)
    pages = Candidate(guide.mapping, tuple(guide.mapping.headers.values()), len(guide.matters), usable=True)
    if best is None or len(guide.keys) > len(best.columns):
        return (pages, *sheets)
    return (*sheets, pages)


def mapping_of(
    source: Source, *, sheet: str, header_row: int, header_rows: int = 1, columns: dict[str, int] | None = None
) -> Mapping:
    """A mapping as a person chose it, with the titles the file has there; `columns` None: guessed from them.

    Raises Refusal where the file has no such sheet or row, or no column is the matter's name.
    """
    found = header_at(named(source, sheet), header_row, header_rows).mapping(columns)
    fitted(source, found)
    return found


def preview(source: Source, mapping: Mapping, rows: int = 8) -> Preview:
    """The first matters as this mapping reads them; raises Refusal where it doesn't fit the file."""
    if mapping.kind is Kind.GUIDE:
        guide = guide_of(source)
        found = guide.mapping
        return Preview(found, tuple(found.headers.values()), tuple(islice(_of_guide(source), rows)), ())
    header = fitted(source, mapping)
    return Preview(mapping, header.titles, tuple(islice(_of_list(source, mapping), rows)), tuple(header.problems()))


def _of_list(source: Source, mapping: Mapping) -> Iterator[PreviewRow]:
    for line in lines_of(listings_of(source, mapping)[1]):
        yield PreviewRow(line.sheet, line.number, line.row, None if line.is_bad else line.record, line.problems)


def _of_guide(source: Source) -> Iterator[PreviewRow]:
    guide = guide_of(source)
    for told, record, problems in read_guides(guide):
        cells = tuple(told.cells.get(key, "") for key in guide.mapping.headers)
        is_bad = any(problem.severity is Severity.ERROR for problem in problems)
        yield PreviewRow(record.elements.name, None, cells, None if is_bad else record, problems)
