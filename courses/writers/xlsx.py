"""The list as a workbook a manager would hand on: frozen header, filter, wrapped text, a sheet of notes.

Whatever comes from lists is written as inert text: "=1+1" is never a formula, and "_x0041_" never an A.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from courses.domain.faithful import write_faithfully
from courses.domain.layout import SHEET
from courses.domain.records import Record
from courses.writers.cells import readable
from courses.writers.columns import columns_of

_HEAD = PatternFill("solid", fgColor="DCEBEE")
_LINE = Border(bottom=Side("thin", color="C9D3D6"), right=Side("thin", color="E3E9EA"))
_WRAP = Alignment(wrap_text=True, vertical="top")
# What a workbook's reader would decode (ISO/IEC 29500-1, ST_Xstring).
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_CENTRE = Alignment(wrap_text=True, vertical="center", horizontal="center")


def write_catalogue(records: Iterable[Record]) -> Workbook:
    """A workbook with the sheet 事项清单; add further sheets with `add_table` and `add_notes`."""
    cells = (write_faithfully(record).cells for record in records)
    return write_rows([{key: readable(text) for key, text in row.items()} for row in cells])


def write_rows(rows: Sequence[Mapping[str, str]]) -> Workbook:
    """The same from cells by column key."""
    book = Workbook()
    sheet = book.active
    sheet.title = SHEET
    columns = columns_of(rows)
    values = [
        [position if column.key == "position" else cells.get(column.key) for column in columns]
        for position, cells in enumerate(rows, 1)
    ]
    _fill(sheet, [column.title for column in columns], [column.width for column in columns], values)
    sheet.freeze_panes = "D2"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 8  # A3
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    return book


def add_table(book: Workbook, title: str, columns: Sequence[tuple[str, int]], rows: Iterable[Sequence[str]]) -> None:
    """A further sheet with a header row; columns are (title, width in characters)."""
    sheet = book.create_sheet(title)
    _fill(sheet, [name for name, _ in columns], [width for _, width in columns], rows)
    sheet.freeze_panes = "A2"


def add_notes(book: Workbook, title: str, lines: Iterable[tuple[str, str]], *, index: int | None = None) -> None:
    """A sheet of plain reading: a short heading and its text, line by line."""
    sheet = book.create_sheet(title, index)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 18, 100
    for number, (heading, text) in enumerate(lines, 1):
        for column, words in ((1, heading), (2, text)):
            cell = sheet.cell(number, column, words)
            cell.alignment = _WRAP
            _inert(cell)
        sheet.cell(number, 1).font = Font(bold=True)


def _fill(sheet: Worksheet, titles: Sequence[str], widths: Sequence[int], rows: Iterable[Sequence[object]]) -> None:
    sheet.append(list(titles))
    for row in rows:
        sheet.append(list(row))
    for cell in sheet[1]:
        cell.font, cell.fill, cell.alignment, cell.border = Font(bold=True), _HEAD, _CENTRE, _LINE
    sheet.row_dimensions[1].height = 30
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.alignment, cell.border = _WRAP, _LINE
            _inert(cell)
    for index, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(index)].width = width
    sheet.auto_filter.ref = sheet.dimensions


def _inert(cell: Cell) -> None:
    """Text stays text, whatever it begins with."""
    if isinstance(cell.value, str):
        cell.value = _ESCAPED.sub("_x005F_", cell.value)
        cell.data_type, cell.number_format = "s", "@"
