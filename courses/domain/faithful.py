"""A record as cells that read back to the very same record: our own way of writing, or the list's own words.

What people write is messier than any way of writing it: an item that begins with "①①" reads differently once its
first mark is taken off. So each group of columns is written, read again and compared; where that would change the
record, the text the list itself held (`Record.cells`) is kept instead.
"""

from dataclasses import dataclass

from courses.domain.records import Record
from courses.domain.rows import read_row, write_row

# Columns that are read together, and the elements they make up; every other column is an element of its own name.
GROUPS: dict[tuple[str, ...], tuple[str, ...]] = {
    ("statutory", "promised", "limit"): ("statutory", "promised"),
    ("document", "validity", "delivery"): ("result",),
}
# The longest text a cell of a workbook takes; what is longer would be cut off without a word.
LONGEST_CELL = 32_767


@dataclass(frozen=True, slots=True)
class Written:
    """Cells by column key; `changed` names columns that no way of writing brings back unchanged."""

    cells: dict[str, str]
    changed: tuple[str, ...] = ()


def write_faithfully(record: Record) -> Written:
    """The cells of a record: `read_row` gives the same elements, depth and tier back, but for what `changed` names."""
    cells = {key: text for key, text in write_row(record).items() if text}
    back = _read(cells)
    grouped = {key for columns in GROUPS for key in columns}
    single = {(key,): (key,) for key in cells if key not in grouped}
    changed: list[str] = []
    for columns, elements in (GROUPS | single).items():
        if _same(record, back, elements) and _short(cells, columns):
            continue
        own = {key: record.cells[key] for key in columns if record.cells.get(key, "").strip()}
        others = {key: text for key, text in cells.items() if key not in columns}
        if own and _same(record, _read(others | own), elements) and _short(own, columns):
            cells = others | own
        else:
            changed.extend(key for key in columns if key in cells)
    return Written(cells, tuple(changed))


def _read(cells: dict[str, str]) -> Record:
    return read_row(cells, sheet="", row=1, headers={})[0]


def _same(record: Record, back: Record, names: tuple[str, ...]) -> bool:
    return all(_value(record, name) == _value(back, name) for name in names)


def _value(record: Record, name: str) -> object:
    return getattr(record, name) if name in ("depth", "tier") else getattr(record.elements, name)


def _short(cells: dict[str, str], columns: tuple[str, ...]) -> bool:
    return all(len(cells.get(key, "")) <= LONGEST_CELL for key in columns)
