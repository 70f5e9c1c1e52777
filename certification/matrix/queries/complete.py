"""全科: who is certified in every matter of the centre and observed in every system it works with."""

from collections.abc import Iterable, Mapping
from datetime import date

from certification.matrix.domain.cells import Cell
from certification.matrix.domain.completeness import CompletenessDecision, PracticalStanding, completeness
from certification.matrix.queries.board import Board
from certification.practical.domain.validity import PracticalDecision
from certification.practical.queries import checklists_in_force, practical_standings


def complete_at(board: Board) -> dict[int, CompletenessDecision]:
    """Each clerk of the board, by key; three queries for any number of clerks and systems."""
    systems = [row.system for row in checklists_in_force(board.centre, on=board.on)]
    found = practical_standings(board.clerks, systems, on=board.on)
    matters = [matter.pk for matter in board.matters]
    return {
        clerk: complete(
            [board.cells[clerk, matter] for matter in matters],
            {system: found[clerk, system] for system in systems},
            on=board.on,
        )
        for clerk in (one.pk for one in board.clerks)
    }


def complete(cells: Iterable[Cell], practicals: Mapping[str, PracticalDecision], *, on: date) -> CompletenessDecision:
    """One clerk by the cells of all the centre's matters and the standing in each of its systems."""
    standing = [
        PracticalStanding(system, decision.assessed_on, decision.expires_on)
        for system, decision in practicals.items()
        if decision.assessed_on and decision.expires_on
    ]
    return completeness(cells, systems=tuple(practicals), practicals=standing, on=on)
