"""For the screen on which a person corrects our guess: what could be read, and how its first rows would come out."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from courses.domain.problems import Problem
from courses.domain.reading.fitting import fitted, named
from courses.domain.reading.headers import header_at, headers_of
from courses.domain.reading.lists import lines_of, told_apart
from courses.domain.reading.mapping import Kind, Mapping
from courses.domain.records import Record
from courses.domain.source import Source


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sheet (or the file's pages) and our guess at it. `titles` has one text per column, `rows` what is below.

    `usable` says whether it could be read as it is guessed; a person can make any candidate so.
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
    """One row of the file beside what is made of it; `record` is None where an error leaves the row out."""

    sheet: str
    row: int
    cells: tuple[str, ...]
    record: Record | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """The first rows as a mapping would read them; `titles` and each row's `cells` go by the file's columns."""

    mapping: Mapping
    titles: tuple[str, ...]
    rows: tuple[PreviewRow, ...]
    problems: tuple[Problem, ...]


def candidates(source: Source) -> tuple[Candidate, ...]:
    """Every sheet with the best header we found in it, the likeliest first; empty where the file holds none."""
    return tuple(
        Candidate(
            header.mapping(),
            header.titles,
            sum(any(cell.strip() for cell in row) for row in header.sheet.rows[header.last :]),
            header.names_a_list(),
        )
        for header in headers_of(source.sheets)
    )


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
    """The first rows as this mapping reads them; raises Refusal where it doesn't fit the file."""
    header = fitted(source, mapping)
    return Preview(mapping, header.titles, tuple(islice(_rows(source, mapping), rows)), tuple(header.problems()))


def _rows(source: Source, mapping: Mapping) -> Iterator[PreviewRow]:
    for line in told_apart(lines_of(fitted(source, mapping), mapping)):
        yield PreviewRow(line.sheet, line.number, line.cells, None if line.is_bad else line.record, line.problems)
