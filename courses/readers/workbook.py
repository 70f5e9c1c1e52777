"""The child process: `python -m courses.readers.workbook FILE` prints the sheets as JSON.

Exit 3: the file is damaged. Any other failure (memory, signals) means it asked for more than it may have.
"""

import json
import re
import resource
import sys
import zipfile
from datetime import date, datetime, time, timedelta
from xml.etree import ElementTree

from python_calamine import CalamineError, CalamineWorkbook

MEMORY = 1536 * 1024**2
CPU_SECONDS = 60
MOST_CELLS = 3_000_000
_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*)>\s*<(?:\w+:)?f[\s/>]")
_PLACE = re.compile(rb'\br="([A-Z]{1,3})(\d+)"')
_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def main(path: str) -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    try:
        formulas = _formulas(path)
        book = CalamineWorkbook.from_path(path)
        sheets = []
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            if sheet.total_height * sheet.total_width > MOST_CELLS:
                return 4
            rows = [[_text(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
            sheets.append({"name": name, "rows": rows, "formulas": formulas.get(name, [])})
    except (CalamineError, zipfile.BadZipFile, ElementTree.ParseError, KeyError, ValueError, OSError):
        return 3
    json.dump(sheets, sys.stdout, ensure_ascii=False)
    return 0


def _text(value: object) -> str:
    """A cell as the person sees it: whole numbers without a point, dates as 2026-03-09, TRUE as 是."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, date | time | timedelta):
        return str(value)
    return str(value)


def _formulas(path: str) -> dict[str, list[tuple[int, int]]]:
    """Cells with a formula by sheet name, as (row, column) from 1; read from the XML, for values hide them."""
    found = {}
    with zipfile.ZipFile(path) as archive:
        book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
        relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
        targets = {item.get("Id"): item.get("Target", "") for item in relations}
        for sheet in book.iter():
            target = targets.get(sheet.get(_RELATIONS), "")
            if not sheet.tag.endswith("}sheet") or not target:
                continue
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


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
