"""How the six facets of each category stand: of all clerks of a board, and of one of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from certification.matrix.domain.cells import Cell
from certification.matrix.domain.coverage import FacetTotals, facet_totals
from certification.matrix.queries.board import Board
from courses.models import Matter
from people.models import User


@dataclass(frozen=True, slots=True)
class CategoryFacets:
    """`centre` and, where one is asked about, `clerk`: in the order of the facets."""

    name: str
    matters: int
    centre: tuple[FacetTotals, ...]
    clerk: tuple[FacetTotals, ...] | None


def facets_by_category(board: Board, clerk: User | None = None) -> tuple[CategoryFacets, ...]:
    """Of what is required; no query beyond the board's."""
    return tuple(
        CategoryFacets(
            name=category.name,
            matters=len(category.matters),
            centre=facet_totals(cell for matter in category.matters for cell in board.row(matter)),
            clerk=facet_totals(_own(board, clerk, category.matters)) if clerk else None,
        )
        for category in board.categories
    )


def _own(board: Board, clerk: User, matters: Iterable[Matter]) -> Iterable[Cell]:
    return (board.cells[clerk.pk, matter.pk] for matter in matters)


def share(one: FacetTotals) -> float | None:
    """Proved of those that can be asked about; None where there are none."""
    return one.proved / one.asked if one.asked else None
