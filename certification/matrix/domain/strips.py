"""The facet strip of a cell in a few letters, for a page that carries fifteen thousand of them."""

from datetime import date

from certification.matrix.domain.cells import Cell, FacetState
from certification.matrix.domain.known import Known
from certification.matrix.domain.seals import CellState

LETTERS = {
    FacetState.PROVED: "p",
    FacetState.STALE: "s",
    FacetState.NOT_YET: "n",
    FacetState.UNASKED: "u",
    FacetState.NOT_ASSESSABLE: "x",
}
KNOWN = {Known.PRACTISED: "r", Known.INFERRED: "i"}
USUAL = {
    CellState.CERTIFIED: LETTERS[FacetState.PROVED],
    CellState.VALID_EXCEPT: LETTERS[FacetState.PROVED],
    CellState.STALE: LETTERS[FacetState.STALE],
    CellState.NOT_YET: LETTERS[FacetState.NOT_YET],
    CellState.NOT_REQUIRED: LETTERS[FacetState.NOT_YET],
}
"""What the facets of a cell in a state mostly are; a cell says its own letters only where it differs."""


def askable(cell: Cell) -> str:
    """Which facets of the cell's matter can be asked about, the same for every clerk: "pppppx"."""
    dead = LETTERS[FacetState.NOT_ASSESSABLE]
    return "".join(dead if mark.state is FacetState.NOT_ASSESSABLE else "p" for mark in cell.strip)


def usual(state: CellState, askable: str) -> str:
    """The letters of a cell in the state when nothing is special about it."""
    return askable.replace("p", USUAL[state])


def letters(cell: Cell, *, on: date) -> str:
    """The six letters, and behind them in how many days each stale facet is due, in the order of the facets; one
    number stands for all where they are due on one day: "ppsspp 14"."""
    due = [str((mark.due_on - on).days) for mark in cell.strip if mark.due_on]
    days = due[:1] if len(set(due)) == 1 else due
    told = "".join([LETTERS[mark.state] for mark in cell.strip])
    if cell.known:
        told = "".join(KNOWN[Known(how)] if how else letter for how, letter in zip(cell.known, told, strict=True))
    return " ".join([told, *days]) if days else told


def day_that_counts(cell: Cell) -> date | None:
    """The last day of what the clerk holds, or else the day by which it is to be had."""
    if cell.covers:
        return cell.expires_on
    return cell.due_on if cell.required else None
