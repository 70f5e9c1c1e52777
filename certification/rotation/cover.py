"""The hand-over check asked before a move: would the window's matters stay covered?

The answer needs certifications, which this room does not know; whoever does registers itself here when the
application starts (`certification.apps`). Without anybody registered nothing is said, and the page says so.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from people.models import User, Window


@dataclass(frozen=True, slots=True)
class ThinMatter:
    """A matter of the window left behind: how many certified clerks would remain at it, and how many it needs."""

    matter_id: int
    name: str
    category: str
    remaining: int
    needed: int


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
