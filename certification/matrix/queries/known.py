"""The board with how matters are known that are not certified yet."""

from collections.abc import Mapping
from dataclasses import replace

from certification.matrix.domain.known import Known, as_known
from certification.matrix.domain.seals import CellState
from certification.matrix.queries.board import Board
from courses.domain.facets import Facet
from quizzes.domain.mastery import How
from quizzes.queries.known import known_facets

KNOWN = {How.PRACTISED: Known.PRACTISED, How.INFERRED: Known.INFERRED}


def with_known(board: Board) -> Board:
    """As of the board's day, which is to be today: what somebody has practised is kept as it is now, not as it was."""
    open_ones = [place for place, cell in board.cells.items() if cell.state is CellState.NOT_YET]
    found = known_facets([clerk.pk for clerk in board.clerks], open_ones, on=board.on)
    cells = dict(board.cells)
    for place, facets in found.items():
        cells[place] = as_known(cells[place], _told(facets))
    return replace(board, cells=cells, known=True)


def _told(facets: Mapping[Facet, How]) -> dict[Facet, Known]:
    return {facet: KNOWN[how] for facet, how in facets.items()}
