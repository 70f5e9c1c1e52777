"""The hand-over check asked before a move: would the window's matters stay covered?

The answer needs certifications, which this room does not know; whoever does registers itself here when the
application starts (`certification.apps`). Without anybody registered nothing is said, and the page says so.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from people.models import User, Window


@dataclass(frozen=True, slots=True)
class ThinMatter:
    """A matter of the window left behind: how many certified clerks serve it the day of the move with the clerk, how
    many without, and how many it needs."""

    matter_id: int
    name: str
    category: str
    before: int
    remaining: int
    needed: int

    @property
    def to_nobody(self) -> bool:
        """Nobody certified is left, and somebody was."""
        return self.remaining == 0 < self.before

    @property
    def falls(self) -> bool:
        """Enough until the move, too few from it on."""
        return self.remaining < self.needed <= self.before

    @property
    def worsens(self) -> bool:
        """The move takes somebody certified away; else it was as thin before."""
        return self.remaining < self.before


def as_kept(thin: tuple[ThinMatter, ...] | None) -> list[dict[str, object]] | None:
    """The answer as a record keeps it, in the words and numbers of the day."""
    return None if thin is None else [asdict(matter) for matter in thin]


def from_kept(rows: list[dict[str, Any]] | None) -> tuple[ThinMatter, ...] | None:
    """What `as_kept` wrote."""
    return None if rows is None else tuple(ThinMatter(**row) for row in rows)


Check = Callable[..., tuple[ThinMatter, ...]]
_checks: list[Check] = []


def answered_by(check: Check) -> None:
    """Register the room that can answer; the newest one is asked."""
    _checks[:] = [check]


def left_thin(clerk: User, *, leaves: Window | None, joins: Window | None, on: date) -> tuple[ThinMatter, ...] | None:
    """Matters of `leaves` with too few certified clerks once `clerk` has gone; None where nobody can answer."""
    if not _checks:
        return None
    return _checks[0](clerk, leaves=leaves, joins=joins, on=on) if leaves is not None else ()
