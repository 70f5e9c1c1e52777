"""Which sheets of a file hold the list, each with its own place for the columns."""

from collections.abc import Sequence
from dataclasses import replace

from courses.domain.problems import Problem, Refusal
from courses.domain.reading.fitting import fitted, named
from courses.domain.reading.headers import Header, best_header, headers_of
from courses.domain.reading.lists import Listing, listing
from courses.domain.reading.mapping import Mapping
from courses.domain.source import Source

# Sheets are of one list where they share at least this part of their columns.
ALIKE = 0.75


def guessed(source: Source) -> Mapping | None:
    """The likeliest sheet and all that carry the same header; None where no sheet looks like a list."""
    headers = [header for header in headers_of(source.sheets) if header.names_a_list()]
    if not headers:
        return None
    alike = {header.sheet.name for header in headers[1:] if _alike(headers[0], header)}
    also = tuple(sheet.name for sheet in source.sheets if sheet.name in alike and sheet.rows)
    return replace(headers[0].mapping(), also=also)


def listings_of(source: Source, mapping: Mapping) -> tuple[Header, list[Listing]]:
    """The mapping's own header, and every sheet's matters in the file's order; raises Refusal where it misfits."""
    main = fitted(source, mapping)
    pairs = {main.sheet.name: (main, mapping)}
    for name in mapping.also:
        header = _same_header(source, name, mapping)
        pairs[name] = (header, replace(header.mapping(), headers=mapping.headers))
    order = [sheet.name for sheet in source.sheets if sheet.name in pairs]
    return main, [listing(*pairs[name], of_many=len(order) > 1) for name in order]


def passed_over(source: Source, mapping: Mapping) -> list[Problem]:
    """Sheets that look like a list too and aren't read: a full list would retire what stands on them."""
    read = {mapping.sheet, *mapping.also}
    return [
        Problem("sheet_left_aside", sheet=header.sheet.name, row=header.row, params={"sheet": header.sheet.name})
        for header in headers_of(source.sheets)
        if header.names_a_list() and header.sheet.name not in read and len(header.sheet.rows) > header.last
    ]


def _alike(one: Header, other: Header) -> bool:
    keys, others = set(one.columns), set(other.columns)
    return len(keys & others) >= ALIKE * len(keys | others)


def _same_header(source: Source, name: str, mapping: Mapping) -> Header:
    """The header of another sheet with the mapping's titles, wherever they stand; raises Refusal."""
    sheet = named(source, name)
    own = best_header(sheet)
    keys: Sequence[str] = [] if own is None else own.titles
    columns = {key: keys.index(title) for key, title in mapping.headers.items() if title in keys}
    for key, index in own.columns.items() if own else ():
        if key in mapping.columns:
            columns.setdefault(key, index)
    if own is None or len(columns) < ALIKE * len(mapping.columns):
        raise Refusal("sheet_header_differs", sheet=name, name=name)
    return own.as_mapped(columns)
