"""The manager's home: who and what needs attention, and the centre in four figures."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from certification.matrix.attending import Told, told
from certification.matrix.queries import attention, board
from people.awaiting import Waiting
from people.models import Centre
from people.queries import windows_open

SHOWN = 12


@dataclass(frozen=True, slots=True)
class ManagerHome:
    """One centre on one day. `first` rows are shown at once, `more` behind a fold."""

    centre: Centre
    on: date
    clerks: int
    away: int
    windows: int
    matters: int
    short: int
    first: tuple[Told, ...]
    more: tuple[Told, ...]


def manager_home(centre: Centre, *, on: date, waiting: Iterable[Waiting] = ()) -> ManagerHome:
    """Load the home in a constant number of queries; `waiting` is what waits for the reader."""
    matrix = board(centre, on=on)
    rows = told(attention(centre, on, known=matrix, waiting=waiting), centre)
    return ManagerHome(
        centre=centre,
        on=on,
        clerks=len(matrix.clerks),
        away=len(matrix.away),
        windows=windows_open(centre, on=on).count(),
        matters=len(matrix.matters),
        short=sum(len(one.clerks) < one.k for one in matrix.coverage.matters),
        first=tuple(rows[:SHOWN]),
        more=tuple(rows[SHOWN:]),
    )
