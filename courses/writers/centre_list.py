"""What a centre handles as a workbook: one sheet that can be changed and uploaded, one of what it could take over."""

from collections.abc import Mapping, Sequence

from openpyxl import Workbook

from courses.domain.offerings.sheet import COLUMNS, SHEET, write_cells
from courses.domain.offerings.terms import Held
from courses.writers.xlsx import add_table

REST = "未进驻事项"
REST_COLUMNS = COLUMNS[:3]


def write_centre_list(held: Mapping[int, Held], rows: Sequence[tuple[str, int]]) -> Workbook:
    """The workbook; `rows` are (category, key of the matter) in their order."""
    book = Workbook()
    book.remove(book.active)
    cells = [(held[key], write_cells(held[key], category=category)) for category, key in rows]
    for title, columns, handled in ((SHEET, COLUMNS, True), (REST, REST_COLUMNS, False)):
        values = [
            [own.get(column.key, "") for column in columns] for one, own in cells if (one.terms is not None) is handled
        ]
        add_table(book, title, [(column.title, column.width) for column in columns], values)
    return book
