"""A catalogue as a file to hand on: the workbook an import calls unchanged, CSV for programs, JSON for scripts."""

import json
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from typing import Any

from django.utils.translation import gettext_lazy as _

from courses.domain.faithful import write_faithfully
from courses.domain.layout import BY_KEY, NOTES_SHEET
from courses.domain.records import Record
from courses.queries.listing import Listing
from courses.reports import elements_json
from courses.writers.cells import readable
from courses.writers.csv import write_csv
from courses.writers.xlsx import add_notes, write_rows

SAMPLE = "样例"
READS_CHANGED = _("%(code)s: no way of writing brings these columns back unchanged: %(columns)s")


class ListFormat(StrEnum):
    """The files a catalogue can be exported as; the value is the name's ending."""

    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"


CONTENT_TYPES = {
    ListFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ListFormat.CSV: "text/csv; charset=utf-8",
    ListFormat.JSON: "application/json",
}


@dataclass(frozen=True, slots=True)
class ListFile:
    """The file, and by matter code the columns that would not read back unchanged (none in all that was imported)."""

    name: str
    content_type: str
    data: bytes
    changed: dict[str, tuple[str, ...]]


def list_file(found: Listing, *, format: ListFormat) -> ListFile:
    """The listing as a file of that format."""
    written = [write_faithfully(record) for record in found.records]
    rows = [{key: readable(text) for key, text in one.cells.items()} for one in written]
    if format is ListFormat.CSV:
        data = write_csv(rows)
    elif format is ListFormat.JSON:
        told = about(found) | {"matters": [_matter(*pair) for pair in zip(found.records, rows, strict=True)]}
        data = json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"
    else:
        book = write_rows(rows)
        add_notes(book, NOTES_SHEET, _notes(found))
        out = BytesIO()
        book.save(out)
        data = out.getvalue()
    name = f"{found.catalogue.code}-{found.on.isoformat()}.{format}"
    changed = {record.code: one.changed for record, one in zip(found.records, written, strict=True) if one.changed}
    return ListFile(name, CONTENT_TYPES[format], data, changed)


def about(found: Listing) -> dict[str, Any]:
    """Which list this is, as scripts read it; null where nothing was in force yet."""
    return {
        "catalogue": found.catalogue.code,
        "name": found.catalogue.name,
        "unit": found.catalogue.unit.code,
        "edition": found.edition.number if found.edition else None,
        "on": found.on.isoformat(),
        "is_sample": found.catalogue.is_sample,
    }


def _matter(record: Record, cells: dict[str, str]) -> dict[str, Any]:
    """One matter: its elements as `import_catalogue --format json` tells them, and its cells by column title."""
    return {
        "code": record.code,
        "name": record.elements.name,
        "depth": record.depth.value if record.depth else None,
        "tier": record.tier.value if record.tier else None,
        "elements": elements_json(record.elements),
        "cells": {BY_KEY[key].title: text for key, text in cells.items()},
    }


def _notes(found: Listing) -> list[tuple[str, str]]:
    """The sheet 说明. Only a sample may call itself one: an import reads the word there."""
    edition = f"，第{found.edition.number}版" if found.edition else ""
    notes = [
        ("清单", f"{found.catalogue.name}{edition}"),
        ("导出口径", f"{found.on.year}年{found.on.month}月{found.on.day}日施行的内容，共{len(found.records)}项。"),
        ("空着的格", "空格表示“未写明”，不是“没有”，也不是零。"),
    ]
    if found.catalogue.is_sample:
        notes.insert(1, ("性质", f"本清单是{SAMPLE}。办理时以本地公布的事项清单、办事指南和主管部门的规定为准。"))
    return notes
