"""Yearly cases as a workbook to fill in: every matter the centre handles, with the year's figure where there is one."""

from collections.abc import Iterable, Sequence

from openpyxl import Workbook

from courses.domain.volumes.sheet import COLUMNS, SHEET
from courses.writers.xlsx import add_table


def write_volumes(rows: Iterable[Sequence[str]]) -> Workbook:
    """The workbook; rows as `write_row` makes them."""
    book = Workbook()
    book.remove(book.active)
    add_table(book, SHEET, [(column.title, column.width) for column in COLUMNS], rows)
    return book
