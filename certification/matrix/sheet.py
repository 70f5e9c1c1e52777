"""What a matrix page and its files show alike: the filtered board as rows of plain cells."""

from collections.abc import Collection
from dataclasses import dataclass

from certification.matrix.domain.cells import Cell
from certification.matrix.domain.coverage import Cover, MatterCover, Totals, totals
from certification.matrix.domain.known import Look
from certification.matrix.queries.board import Board
from courses.models import Matter
from people.models import User


@dataclass(frozen=True, slots=True)
class Row:
    """One matter: a cell per clerk shown, and how many of the whole centre may be counted on."""

    matter: Matter
    cells: tuple[Cell, ...]
    cover: MatterCover

    @property
    def thin(self) -> bool:
        return self.cover.cover is not Cover.ENOUGH


@dataclass(frozen=True, slots=True)
class Group:
    """A category's rows, summed up for each clerk shown; `place` is that of the category in the whole list."""

    place: int
    category: str
    rows: tuple[Row, ...]
    by_clerk: tuple[Totals, ...]

    @property
    def short(self) -> int:
        return sum(1 for row in self.rows if row.cover.shortfall)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The board after the filters; `by_clerk` totals what is shown."""

    board: Board
    clerks: tuple[User, ...]
    groups: tuple[Group, ...]
    by_clerk: tuple[tuple[User, Totals], ...]

    @property
    def matters(self) -> int:
        return sum(len(group.rows) for group in self.groups)

    @property
    def short(self) -> int:
        return sum(group.short for group in self.groups)


def sheet(
    board: Board,
    *,
    categories: Collection[str] = (),
    states: Collection[Look] = (),
    clerks: Collection[int] | None = None,
    matters: Collection[int] | None = None,
    by_gap: bool = False,
) -> Sheet:
    """Rows of the chosen categories that hold a cell in one of the chosen states, or known so (none chosen: all).

    `clerks` and `matters` narrow it further (None: all). `by_gap` puts the matters that lack most clerks first; clerks
    always stand by account name.
    """
    wanted = {one.value for one in states}
    covers = {one.matter: one for one in board.coverage.matters}
    places = [place for place, clerk in enumerate(board.clerks) if clerks is None or clerk.pk in clerks]
    groups = []
    for place, category in enumerate(board.categories):
        if categories and category.name not in categories:
            continue
        rows = []
        for matter in category.matters:
            if matters is not None and matter.pk not in matters:
                continue
            whole = board.row(matter)
            cells = whole if len(places) == len(whole) else tuple([whole[one] for one in places])
            if cells and (not wanted or any(one.state in wanted or one.seal.label in wanted for one in cells)):
                rows.append(Row(matter, cells, covers[str(matter.pk)]))
        if rows:
            groups.append(_group(place, category.name, rows, by_gap=by_gap))
    if by_gap:
        groups.sort(key=lambda group: _gap(group.rows[0]))
    sums = (sum((group.by_clerk[at] for group in groups), Totals()) for at in range(len(places)))
    shown = tuple(board.clerks[place] for place in places)
    return Sheet(board, shown, tuple(groups), tuple(zip(shown, sums, strict=True)))


def _group(place: int, category: str, rows: list[Row], *, by_gap: bool) -> Group:
    own = tuple(sorted(rows, key=_gap)) if by_gap else tuple(rows)
    by_clerk = tuple(map(totals, zip(*(row.cells for row in own), strict=True)))
    return Group(place, category, own, by_clerk)


def _gap(row: Row) -> int:
    return -row.cover.shortfall
