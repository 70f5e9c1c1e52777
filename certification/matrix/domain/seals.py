"""The shape and the label code of a state, the same on screen, in print and in a workbook.

Shape comes first and colour second; labels are codes, put into words where they are shown.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from certification.awards.domain.decisions import Status


class CellState(StrEnum):
    CERTIFIED = "certified"
    VALID_EXCEPT = "valid_except"
    STALE = "stale"
    NOT_YET = "not_yet"
    NOT_REQUIRED = "not_required"

    __hash__ = str.__hash__


SYMBOLS = {
    CellState.CERTIFIED: "●",
    CellState.VALID_EXCEPT: "◐",
    CellState.STALE: "◇",
    CellState.NOT_YET: "○",
    CellState.NOT_REQUIRED: "–",
}

STATES = {
    Status.CERTIFIED: CellState.CERTIFIED,
    Status.VALID_EXCEPT: CellState.VALID_EXCEPT,
    Status.LAPSED: CellState.STALE,
    Status.EXPIRED: CellState.STALE,
    Status.SUSPENDED: CellState.STALE,
    Status.NEVER: CellState.NOT_YET,
    Status.REVOKED: CellState.NOT_YET,
    Status.NOT_ASSESSABLE: CellState.NOT_REQUIRED,
}


@dataclass(frozen=True, slots=True)
class Seal:
    """`label` is finer than the shape: an expired and a suspended certification share ◇."""

    symbol: str
    label: str


@cache
def seal(state: CellState, status: Status | None = None) -> Seal:
    """The seal of a cell: the status names it where the state is the one that status has."""
    label = status.value if status is not None and STATES[status] is state else state.value
    return Seal(SYMBOLS[state], label)
