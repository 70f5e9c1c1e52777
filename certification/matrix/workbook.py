"""The matrix as a workbook: the same rows as the screen, with legend, date and rules on the sheet.

Whatever comes from people or lists is written as text, never as a formula (a name may begin with "=").
"""

import re
from io import BytesIO

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from certification.matrix.reasons import legend
from certification.matrix.sheet import Sheet

HEADER_ROW = 5
FIRST_CLERK = 4
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
THIN = Side(style="thin", color="FFC9C4B6")
GRID = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
SUNK = PatternFill("solid", fgColor="FFEEF1EF")
MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)
BESIDE = Alignment(vertical="center", wrap_text=True)
A3 = 8


def workbook(sheet: Sheet) -> bytes:
    """The .xlsx file; rows and columns are those of `sheet`, in its order."""
    book = Workbook()
    page = book.active
    page.title = _("Matrix")[:31]
    _about(page, sheet)
    _header(page, sheet)
    last = _body(page, sheet)
    _sums(page, sheet, last + 1)
    _layout(page, sheet)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def write(page: Worksheet, row: int, column: int, value: object) -> Cell:
    """Numbers as numbers, anything else as inert text that no program evaluates."""
    cell = page.cell(row, column)
    if isinstance(value, int):
        cell.value = value
        return cell
    cell.value = CONTROLS.sub("", str(value))
    cell.data_type = "s"
    cell.quotePrefix = str(value)[:1] in tuple("=+-@\t\r")
    return cell


def _about(page: Worksheet, sheet: Sheet) -> None:
    board = sheet.board
    write(page, 1, 1, _("Matrix of %(centre)s") % {"centre": board.centre}).font = Font(bold=True, size=14)
    write(page, 2, 1, _("As of %(day)s") % {"day": date_format(board.on)})
    write(page, 2, FIRST_CLERK, _("Rules: %(version)s") % {"version": board.policy.version})
    shapes = "   ".join(f"{symbol} {words}" for _shape, symbol, words in legend(known=board.known))
    write(page, 3, 1, _("Legend: %(legend)s") % {"legend": shapes})


def _header(page: Worksheet, sheet: Sheet) -> None:
    clerks = [str(clerk) for clerk in sheet.clerks]
    heads = [_("Category"), _("Matter"), _("Tier"), *clerks, _("Certified"), _("Needed")]
    for column, words in enumerate(heads, 1):
        cell = write(page, HEADER_ROW, column, words)
        cell.font, cell.fill, cell.alignment, cell.border = Font(bold=True), SUNK, MIDDLE, GRID
    if clerks:
        last = FIRST_CLERK + len(clerks) - 1
        page.merge_cells(start_row=HEADER_ROW - 1, end_row=HEADER_ROW - 1, start_column=FIRST_CLERK, end_column=last)
        cell = write(page, HEADER_ROW - 1, FIRST_CLERK, _("Clerks"))
        cell.font, cell.fill, cell.alignment = Font(bold=True), SUNK, MIDDLE


def _body(page: Worksheet, sheet: Sheet) -> int:
    """Write the rows; returns the last one used."""
    place = HEADER_ROW
    for group in sheet.groups:
        first = place + 1
        for row in group.rows:
            place += 1
            symbols = [one.seal.symbol for one in row.cells]
            values = [
                group.category,
                row.matter.name,
                row.cover.tier.value,
                *symbols,
                len(row.cover.clerks),
                row.cover.k,
            ]
            for column, value in enumerate(values, 1):
                cell = write(page, place, column, value)
                cell.border = GRID
                cell.alignment = BESIDE if column <= 2 else MIDDLE
        if place > first:
            page.merge_cells(start_row=first, end_row=place, start_column=1, end_column=1)
    return place


def _sums(page: Worksheet, sheet: Sheet, place: int) -> None:
    write(page, place, 1, _("Valid of required")).font = Font(bold=True)
    for column, (_clerk, sums) in enumerate(sheet.by_clerk, FIRST_CLERK):
        cell = write(page, place, column, f"{sums.certified + sums.valid_except}/{sums.required}")
        cell.alignment, cell.fill = MIDDLE, SUNK


def _layout(page: Worksheet, sheet: Sheet) -> None:
    page.freeze_panes = page.cell(HEADER_ROW + 1, FIRST_CLERK)
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 16, 44
    for column in range(FIRST_CLERK, FIRST_CLERK + len(sheet.clerks) + 2):
        page.column_dimensions[get_column_letter(column)].width = 9
    page.page_setup.paperSize, page.page_setup.orientation = A3, "landscape"
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = f"{HEADER_ROW - 1}:{HEADER_ROW}"
