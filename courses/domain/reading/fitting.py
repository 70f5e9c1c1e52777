"""Does a mapping made for another file fit this one?"""

from courses.domain.layout import NAMING
from courses.domain.problems import Refusal
from courses.domain.reading.headers import Header, header_at
from courses.domain.reading.mapping import Mapping
from courses.domain.source import Sheet, Source


def fitted(source: Source, mapping: Mapping) -> Header:
    """The header the mapping speaks of, as this file has it; raises Refusal where something is missing."""
    sheet = named(source, mapping.sheet)
    if not 1 <= mapping.header_row <= len(sheet.rows) or mapping.header_rows not in (1, 2):
        raise Refusal("header_row_gone", sheet=sheet.name, row=mapping.header_row)
    if not set(NAMING) & set(mapping.columns):
        raise Refusal("mapping_without_name", sheet=sheet.name, row=mapping.header_row)
    header = header_at(sheet, mapping.header_row, mapping.header_rows)
    for key, index in mapping.columns.items():
        expected = mapping.headers.get(key, "")
        found = header.titles[index] if 0 <= index < len(header.titles) else ""
        if index < 0 or index >= len(header.titles) or (expected and expected != found):
            raise Refusal(
                "mapping_column_moved", sheet=sheet.name, row=mapping.header_row, title=expected or key, found=found
            )
    return header.as_mapped(mapping.columns)


def named(source: Source, name: str) -> Sheet:
    """The sheet of this name; raises Refusal."""
    found = next((sheet for sheet in source.sheets if sheet.name == name), None)
    if found is None:
        raise Refusal("sheet_gone", name=name)
    return found
