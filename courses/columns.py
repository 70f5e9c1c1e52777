"""The columns of an uploaded file on their way to a screen: what can be chosen, and how the first rows come out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from courses.domain.cells.text import clean
from courses.domain.editorial import normal
from courses.domain.layout import BY_KEY, COLUMNS
from courses.domain.problems import Problem, Refusal
from courses.domain.reading import Candidate, Kind, Mapping, candidates, mapping_of, preview
from courses.domain.reading.fitting import named
from courses.domain.reading.headers import header_at
from courses.domain.records import Record
from courses.domain.rows import write_row
from courses.domain.source import Source
from courses.models import CatalogueImport
from courses.operations import beginning_of
from courses.sentences import sentence

# What a list may hold, as its column would be called; `limit` is of lists that tell no two limits apart.
COLUMN_CHOICES = [(column.key, column.title) for column in COLUMNS]
ROWS = 5
# Stands for the file's pages where a sheet's name would stand.
PAGES = "/"


@dataclass(frozen=True, slots=True)
class ColumnChoices:
    """A file's beginning, the sheet and row whose titles are shown, and how they are taken at the moment."""

    beginning: Source
    sheets: tuple[tuple[str, str], ...]
    titles: tuple[str, ...]
    mapping: Mapping
    rows: int
    source: str

    @property
    def is_guide(self) -> bool:
        return self.mapping.kind is Kind.GUIDE

    @property
    def key_of(self) -> dict[int, str]:
        """Index of a column → element."""
        return {index: key for key, index in self.mapping.columns.items()}


@dataclass(frozen=True, slots=True)
class PreviewCell:
    """One cell: under which title, what it says, and what was understood where that reads otherwise."""

    title: str
    element: str
    original: str
    understood: str


@dataclass(frozen=True, slots=True)
class PreviewMatter:
    """One of the first rows. Without cells: an error leaves it out."""

    place: str
    name: str
    cells: tuple[PreviewCell, ...]
    problems: tuple[Problem, ...]

    @property
    def problems_told(self) -> list[tuple[str, str, str]]:
        """Each as severity, column and sentence."""
        return [(problem.severity.value, problem.column, sentence(problem)) for problem in self.problems]


def choices_of(found: CatalogueImport, *, sheet: str = "", header_row: int = 0, header_rows: int = 1) -> ColumnChoices:
    """What can be chosen: as the import stands, or with the titles of another sheet or row, guessed anew.

    `sheet` and `header_row` as a person gave them ("" and 0: as it stands). Raises Refusal where nothing of the file is
    kept, or it has no such sheet or row.
    """
    source = beginning_of(found.file) if found.file else None
    if source is None:
        raise Refusal("file_gone")
    offered = candidates(source)
    mapping = _mapping(found, source, offered, sheet, header_row, header_rows)
    titles = () if mapping.kind is Kind.GUIDE else header_at(named(source, mapping.sheet), *_rows(mapping)).titles
    sheets = [(one.mapping.sheet or PAGES, one.mapping.sheet) for one in offered]
    longest = max((len(one.rows) for one in source.sheets), default=1)
    return ColumnChoices(source, tuple(sheets), titles, mapping, longest, found.source)


def chosen_mapping(choices: ColumnChoices, columns: dict[str, int], *, also: Sequence[str] = ()) -> Mapping:
    """The mapping a person has put together; raises Refusal where it doesn't fit the file."""
    if choices.is_guide:
        return choices.mapping
    row, rows = _rows(choices.mapping)
    sheet = choices.mapping.sheet
    found = mapping_of(choices.beginning, sheet=sheet, header_row=row, header_rows=rows, columns=columns)
    return replace(found, also=tuple(also))


def first_matters(source: Source, mapping: Mapping) -> list[PreviewMatter]:
    """The first matters as this mapping reads them, cell by cell; raises Refusal."""
    shown = preview(source, mapping, rows=ROWS)
    keys = list(shown.mapping.headers) if mapping.kind is Kind.GUIDE else _keys_by_column(mapping, len(shown.titles))
    return [
        PreviewMatter(
            " · ".join(part for part in (row.sheet, str(row.row or "")) if part),
            row.record.elements.name if row.record else "",
            tuple(_cells(shown.titles, keys, row.cells, row.record)),
            row.problems,
        )
        for row in shown.rows
    ]


def _mapping(
    found: CatalogueImport,
    source: Source,
    offered: Sequence[Candidate],
    sheet: str,
    header_row: int,
    header_rows: int,
) -> Mapping:
    stands = found.how_read if found.mapping else None
    if stands and _is_asked(stands, sheet, header_row, header_rows):
        return stands
    wanted = [one.mapping for one in offered if sheet in ("", one.mapping.sheet or PAGES)]
    if not wanted:
        raise Refusal("sheet_gone", name=sheet) if sheet else Refusal("header_not_found", sheets="", known="")
    if _is_asked(wanted[0], sheet, header_row, header_rows):
        return wanted[0]
    return header_at(named(source, wanted[0].sheet), max(header_row, 1), header_rows).mapping()


def _is_asked(mapping: Mapping, sheet: str, header_row: int, header_rows: int) -> bool:
    """Whether a mapping is about the sheet and row somebody asked for; a page has no rows of titles."""
    rows = not header_row or mapping.kind is Kind.GUIDE or (header_row, header_rows) == _rows(mapping)
    return sheet in ("", mapping.sheet or PAGES) and rows


def _rows(mapping: Mapping) -> tuple[int, int]:
    return mapping.header_row, mapping.header_rows


def _keys_by_column(mapping: Mapping, width: int) -> list[str]:
    keys = [""] * width
    for key, index in mapping.columns.items():
        keys[index] = key
    return keys


def _cells(
    titles: Sequence[str], keys: Sequence[str], cells: Sequence[str], record: Record | None
) -> Iterator[PreviewCell]:
    understood = _understood(record) if record else {}
    for title, key, text in zip(titles, keys, cells, strict=False):
        if key and text.strip():
            read = understood.get(key, "")
            yield PreviewCell(title, BY_KEY[key].title, clean(text), "" if normal(read) == normal(text) else read)


def _understood(record: Record) -> dict[str, str]:
    """What was made of the cells, written back in our own layout."""
    written = write_row(record)
    limits = ((BY_KEY[key].title, written[key]) for key in ("statutory", "promised") if written[key])
    return {**written, "limit": "\n".join(f"{title}：{text}" for title, text in limits)}


def letters(column: int) -> str:
    """1 → A, 27 → AA, as a spreadsheet names its columns."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found
