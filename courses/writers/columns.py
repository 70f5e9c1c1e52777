"""Which columns a list is written with: the layout's own, and 办理时限 only where a list's own words need it."""

from collections.abc import Iterable, Mapping

from courses.domain.layout import COLUMNS, WRITTEN, Column


def columns_of(rows: Iterable[Mapping[str, str]]) -> tuple[Column, ...]:
    """The columns of these rows of cells by column key, in the layout's order."""
    used = {key for cells in rows for key in cells}
    return tuple(column for column in COLUMNS if column in WRITTEN or column.key in used)
