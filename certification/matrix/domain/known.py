"""A matter that is not certified yet, and how it is known all the same: from practice, or from other matters alike.

It is mastery and never certifies, so no sum of the matrix counts it; and it holds on the day it is read only.
"""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

from certification.awards.domain.decisions import Status
from certification.matrix.domain.cells import Cell, FacetState
from certification.matrix.domain.seals import CellState, Seal, seal
from courses.domain.facets import Facet


class Known(StrEnum):
    """The order is that of strength."""

    PRACTISED = "practised"  # answered right the last time, not faded, not changed since
    INFERRED = "inferred"  # everything that is asked is known from other matters


Look = CellState | Known
"""What a cell may look like, and be looked for by: its state or, finer, how it is known."""

UNCERTIFIED = seal(CellState.NOT_YET, Status.NEVER)
SYMBOLS = {Known.PRACTISED: "◎", Known.INFERRED: "△"}


def as_known(cell: Cell, facets: Mapping[Facet, Known]) -> Cell:
    """A cell nobody ever certified shows how it is known where a facet that can be asked is known: the
    strongest way names it, the strip tells each facet. Any other cell shows its certification, and stays as it is."""
    if cell.seal != UNCERTIFIED:
        return cell
    known = tuple(facets.get(mark.facet) if mark.state is FacetState.NOT_YET else None for mark in cell.strip)
    best = next((one for one in Known if one in known), None)
    if best is None:
        return cell
    return replace(cell, seal=Seal(SYMBOLS[best], best.value), known=known)
