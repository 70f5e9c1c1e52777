"""A centre summed up: matter → category → centre, certification beside mastery; every sum with its parts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from certification.matrix.domain.cells import Cell
from certification.matrix.domain.coverage import Totals, totals
from certification.matrix.queries.board import Board
from courses.domain.facets import Facet
from courses.models import Matter
from people.models import User
from quizzes.domain.rollup import Rollup, rolled_up
from quizzes.queries.centre_rollups import mastery_at_centre


@dataclass(frozen=True, slots=True)
class MatterSum:
    """One matter: the clerks it is required of with their cells, and what they know of each facet."""

    matter: Matter
    totals: Totals
    cells: tuple[tuple[User, Cell], ...]
    facets: Mapping[Facet, Rollup]
    known: Rollup


@dataclass(frozen=True, slots=True)
class CategorySum:
    name: str
    totals: Totals
    known: Rollup
    matters: tuple[MatterSum, ...]


@dataclass(frozen=True, slots=True)
class Sums:
    totals: Totals
    known: Rollup
    categories: tuple[CategorySum, ...]


def sums(board: Board) -> Sums:
    """Of what is required on the day of the board; four queries beyond the board's."""
    required = {
        clerk.pk: [matter.pk for matter in board.matters if board.cells[clerk.pk, matter.pk].required]
        for clerk in board.clerks
    }
    known = mastery_at_centre(required, board.matters, on=board.on)
    categories = tuple(
        _category(category.name, [_matter(board, matter, known[matter.pk]) for matter in category.matters])
        for category in board.categories
    )
    return Sums(board.coverage.whole, rolled_up(one.known for one in categories), categories)


def _category(name: str, matters: Iterable[MatterSum]) -> CategorySum:
    own = tuple(matters)
    cells = (cell for one in own for _clerk, cell in one.cells)
    return CategorySum(name, totals(cells), rolled_up(one.known for one in own), own)


def _matter(board: Board, matter: Matter, facets: Mapping[Facet, Rollup]) -> MatterSum:
    row = board.row(matter)
    asked = tuple((clerk, cell) for clerk, cell in zip(board.clerks, row, strict=True) if cell.required)
    return MatterSum(matter, totals(row), asked, facets, rolled_up(facets.values()))
