"""A workbook as calamine opens it: its visible sheets as text."""

import io
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TypeVar

from python_calamine import CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from courses.domain.problems import Problem, Refusal, Severity
from courses.domain.source import Sheet
from courses.readers.excel.cells import text_of
from courses.readers.limits import MOST_CELLS

Value = TypeVar("Value")
Places = Sequence[tuple[int, int]]


def sheets_of(data: bytes, formulas: Mapping[str, Places]) -> tuple[tuple[Sheet, ...], tuple[Problem, ...]]:
    """All sheets a person sees, in their order, and a notice for each that is hidden; raises Refusal."""
    book = _sound(partial(CalamineWorkbook.from_filelike, io.BytesIO(data)))
    tables = [sheet for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    if not tables:
        raise Refusal("file_damaged")
    seen = [sheet.name for sheet in tables if sheet.visible == SheetVisibleEnum.Visible]
    hidden = [sheet.name for sheet in tables if sheet.name not in seen] if seen else []
    sheets = []
    cells = 0
    for name in seen or [sheet.name for sheet in tables]:
        sheet = _sound(partial(book.get_sheet_by_name, name))
        bottom, right = sheet.end or (-1, -1)
        cells += (bottom + 1) * (right + 1)
        if cells > MOST_CELLS:
            raise Refusal("file_too_many_cells", cells=MOST_CELLS)
        sheets.append(Sheet(name, _rows(sheet), tuple(formulas.get(name, ())), _merged(sheet)))
    return tuple(sheets), tuple(Problem("sheet_hidden", Severity.NOTICE, sheet=name) for name in hidden)


def _rows(sheet: CalamineSheet) -> tuple[tuple[str, ...], ...]:
    values = _sound(partial(sheet.to_python, skip_empty_area=False))
    return tuple(tuple(map(text_of, row)) for row in values)


def _merged(sheet: CalamineSheet) -> tuple[tuple[int, int, int, int], ...]:
    ranges = sheet.merged_cell_ranges or ()
    return tuple((top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in ranges)


def _sound(read: Callable[[], Value]) -> Value:
    """What calamine reads; raises Refusal where it gives up. A flaw of its own comes as a panic, no Exception."""
    try:
        return read()
    except PasswordError as error:
        raise Refusal("file_protected") from error
    except (MemoryError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        raise Refusal("file_damaged") from error
