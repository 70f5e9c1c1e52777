"""What a matrix page and its workbook show alike: the filtered board as rows of plain cells."""

from collections.abc import Collection
from dataclasses import dataclass

from certification.matrix.domain.cells import Cell
from certification.matrix.domain.coverage import Cover, MatterCover, Totals, totals
from certification.matrix.domain.seals import CellState
from certification.matrix.queries.board import Board
from courses.models import Matter
from people.models import User


@dataclass(frozen=True, slots=True)
class Row:
    """One matter: a cell per clerk, and how many may be counted on."""

    matter: Matter
    cells: tuple[Cell, ...]
    cover: MatterCover

    @property
    def thin(self) -> bool:
        return self.cover.cover is not Cover.ENOUGH


@dataclass(frozen=True, slots=True)
class Group:
    """A category's rows."""

    category: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The board after the filters; `by_clerk` totals what is shown."""

    board: Board
    groups: tuple[Group, ...]
    by_clerk: tuple[tuple[User, Totals], ...]

    @property
    def matters(self) -> int:
        return sum(len(group.rows) for group in self.groups)


def sheet(board: Board, *, categories: Collection[str] = (), states: Collection[CellState] = ()) -> Sheet:
    """Rows of the chosen categories that hold a cell in one of the chosen states (none chosen: all)."""
    covers = {one.matter: one for one in board.coverage.matters}
    groups = []
    for category in board.categories:
        if categories and category.name not in categories:
            continue
        rows = []
        for matter in category.matters:
            cells = board.row(matter)
            if cells and (not states or any(one.state in states for one in cells)):
                rows.append(Row(matter, cells, covers[str(matter.pk)]))
        if rows:
            groups.append(Group(category.name, tuple(rows)))
    shown = [row for group in groups for row in group.rows]
    by_clerk = tuple((clerk, totals(row.cells[place] for row in shown)) for place, clerk in enumerate(board.clerks))
    return Sheet(board, tuple(groups), by_clerk)
