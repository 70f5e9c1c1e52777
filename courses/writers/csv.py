"""The list as CSV: UTF-8 with its mark, so that Excel shows Chinese, one matter a row, line breaks inside cells."""

import csv
from collections.abc import Iterable, Mapping
from io import StringIO

from courses.writers.columns import columns_of

# A spreadsheet takes these for the beginning of a formula; the apostrophe makes the cell text (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(rows: Iterable[Mapping[str, str]]) -> bytes:
    """Rows of cells by column key as a file."""
    rows = list(rows)
    columns = columns_of(rows)
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(column.title for column in columns)
    for position, cells in enumerate(rows, 1):
        writer.writerow(
            position if column.key == "position" else inert(cells.get(column.key, "")) for column in columns
        )
    return out.getvalue().encode("utf-8-sig")


def inert(text: str) -> str:
    """Text no spreadsheet evaluates."""
    return f"'{text}" if text.startswith(_FORMULA) else text
