"""The list's own layout: one sheet 事项清单, one matter a row, several values in a cell one per line.

A column is recognised by its title or by what other offices call it (读自各地清单); a title nobody knows is left
aside and said to be.
"""

from courses.domain.layout.columns import (
    BY_KEY,
    COLUMNS,
    NAMING,
    NOTES_SHEET,
    SHEET,
    SOURCES_SHEET,
    WRITTEN,
    Column,
)
from courses.domain.layout.titles import Title, column_key, is_kept, plain_title

__all__ = [
    "BY_KEY",
    "COLUMNS",
    "NAMING",
    "NOTES_SHEET",
    "SHEET",
    "SOURCES_SHEET",
    "WRITTEN",
    "Column",
    "Title",
    "column_key",
    "is_kept",
    "plain_title",
]
