"""Pages → matters, read like the rows of a list."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from courses.domain.cells.text import clean
from courses.domain.naming import shared_names
from courses.domain.problems import Problem, Severity
from courses.domain.reading.guides.matters import Told, matters_of
from courses.domain.reading.guides.scanner import Scanner
from courses.domain.reading.guides.tables import read_table
from courses.domain.reading.mapping import Kind, Mapping
from courses.domain.records import Record
from courses.domain.rows import read_row
from courses.domain.source import Block, Page, Source

# A table this long is a list, and a text this long no collection of guides.
MOST_ROWS, MOST_BLOCKS = 400, 40_000
FEWEST_KEYS = 3


@dataclass(frozen=True, slots=True)
class Guide:
    """The matters a file's pages tell of; `unknown` are labels nobody knows."""

    matters: tuple[Told, ...]
    unknown: tuple[str, ...]

    @property
    def keys(self) -> set[str]:
        """Everything the best told of them is told of."""
        return max((told.keys for told in self.matters), key=len, default=set())

    @property
    def mapping(self) -> Mapping:
        """The labels it is read by, as the pages write them."""
        labels: dict[str, str] = {}
        for told in self.matters:
            labels = {**told.labels, **labels}
        return Mapping("", 0, {}, labels, 0, kind=Kind.GUIDE)

    @property
    def is_one(self) -> bool:
        """Whether the pages tell enough of something to be a guide at all."""
        return len(self.keys - {"remark"}) >= FEWEST_KEYS


def guide_of(source: Source) -> Guide:
    """What the pages tell, or the sheets where the file has no pages; nothing where a table is too long for a guide."""
    if any(len(sheet.rows) > MOST_ROWS for sheet in source.sheets):
        return Guide((), ())
    pages = source.pages or tuple(Page(sheet.name, (Block(rows=sheet.rows),)) for sheet in source.sheets)
    matters: list[Told] = []
    unknown: list[str] = []
    for page in pages:
        scanner = scanned(page)
        matters.extend(matters_of(page.title, scanner))
        unknown.extend(scanner.unknown)
    kept = [told for told in matters if len(told.keys) >= 2]
    return Guide(tuple(kept), tuple(dict.fromkeys(unknown)))


def read_guides(guide: Guide) -> Iterator[tuple[Told, Record, tuple[Problem, ...]]]:
    """Each matter with its record and problems; a problem's sheet is the matter's name, its column the label.

    A matter told of twice in the same words comes once; with the same code in other words, the second is an error.
    """
    shared = shared_names(told.cells for told in guide.matters)
    first: dict[str, Record] = {}
    for told in guide.matters:
        record, problems = read_row(
            told.cells, sheet="", row=None, headers=told.labels, shared=shared, told=frozenset(told.keys)
        )
        before = first.setdefault(record.code, record) if record.code else record
        if before is not record and before.elements == record.elements:
            continue
        own = [replace(problem, column=told.labels.get(key, "")) for key, problem in told.problems]
        if before is not record:
            params = {"name": record.elements.name, "code": record.code}
            own.append(Problem("guide_repeated", Severity.ERROR, params=params))
        place = record.elements.name or told.title
        yield told, record, tuple(replace(problem, sheet=place) for problem in (*own, *problems))


def scanned(page: Page) -> Scanner:
    """Everything a page states, from top to bottom."""
    scanner = Scanner()
    for block in page.blocks[:MOST_BLOCKS]:
        if block.rows:
            read_table(block.rows, scanner)
            continue
        for text in clean(block.text).split("\n"):
            if text and block.level:
                scanner.heading(text)
            elif text:
                scanner.line(text)
    scanner.close()
    return scanner
