"""Excel workbooks of today (.xlsx, .xlsm)."""

import re
import zipfile
from xml.etree import ElementTree

from courses.domain.problems import Refusal
from courses.domain.source import Format, Source
from courses.readers.excel.book import Places, sheets_of

_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*)>\s*<(?:\w+:)?f[\s/>]")
_PLACE = re.compile(rb'\br="([A-Z]{1,3})(\d+)"')
_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def read(data: bytes, archive: zipfile.ZipFile) -> Source:
    """All visible sheets as text, with the cells that hold formulas; raises Refusal."""
    try:
        formulas = _formulas(archive)
    except (KeyError, ElementTree.ParseError) as error:
        raise Refusal("file_damaged") from error
    sheets, problems = sheets_of(data, formulas)
    return Source(Format.XLSX, sheets, problems=problems)


def _formulas(archive: zipfile.ZipFile) -> dict[str, Places]:
    """Cells with a formula by sheet name, as (row, column) from 1; read from the XML, for values hide them."""
    found = {}
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {item.get("Id"): item.get("Target", "") for item in relations}
    for sheet in book.iter():
        target = targets.get(sheet.get(_RELATIONS), "")
        if sheet.tag.endswith("}sheet") and target:
            member = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            found[sheet.get("name", "")] = _formula_cells(archive.read(member))
    return found


def _formula_cells(xml: bytes) -> list[tuple[int, int]]:
    cells = []
    for cell in _CELL.finditer(xml):
        if place := _PLACE.search(cell[1]):
            column = 0
            for letter in place[1].decode():
                column = column * 26 + ord(letter) - ord("A") + 1
            cells.append((int(place[2]), column))
    return cells
