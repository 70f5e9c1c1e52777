"""What became of a cell between two days, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from certification.awards.domain.decisions import Status
from certification.matrix.domain.cells import Cell
from certification.matrix.domain.seals import CellState

Place = tuple[int, int]
"""A clerk's key and a matter's."""


class Why(StrEnum):
    """The order here is the order in which a page groups them: what was won, what was lost, what was only moved."""

    AWARDED = "awarded"
    RENEWED = "renewed"
    FACETS_PROVED = "facets_proved"
    REINSTATED = "reinstated"
    FACETS_CHANGED = "facets_changed"
    LAPSED = "lapsed"
    EXPIRED = "expired"
    SUSPENDED = "suspended"
    REVOKED = "revoked"
    UNDONE = "undone"  # was certified, and as seen from the later day there is no award
    REQUIRED = "required"
    NOT_REQUIRED = "not_required"
    CAME = "came"
    LEFT = "left"


GAINS = frozenset({Why.AWARDED, Why.RENEWED, Why.FACETS_PROVED, Why.REINSTATED})

LOST = {
    Status.VALID_EXCEPT.value: Why.FACETS_CHANGED,
    Status.LAPSED.value: Why.LAPSED,
    Status.EXPIRED.value: Why.EXPIRED,
    Status.SUSPENDED.value: Why.SUSPENDED,
    Status.REVOKED.value: Why.REVOKED,
    Status.NEVER.value: Why.UNDONE,
}


@dataclass(frozen=True, slots=True)
class Change:
    """One cell; `before` or `after` is None where clerk or matter wasn't there on that day."""

    place: Place
    before: Cell | None
    after: Cell | None
    why: Why


def changes(before: Mapping[Place, Cell], after: Mapping[Place, Cell]) -> tuple[Change, ...]:
    """Every cell of two boards that shows something else, or holds longer. Cells that came or left with nothing held
    in them are no news."""
    found = []
    for place in dict.fromkeys([*after, *before]):
        old, new = before.get(place), after.get(place)
        if why := reason(old, new):
            found.append(Change(place, old, new, why))
    return tuple(found)


def reason(before: Cell | None, after: Cell | None) -> Why | None:
    """Why a cell is not what it was; None where it is."""
    if before is None or after is None:
        there = before or after
        if there is None or not there.covers:
            return None
        return Why.LEFT if after is None else Why.CAME
    if before.state is after.state and before.seal == after.seal:
        longer = before.expires_on and after.expires_on and after.expires_on > before.expires_on
        return Why.RENEWED if longer and after.covers else None
    if CellState.NOT_REQUIRED in (before.state, after.state) and not (before.covers or after.covers):
        return Why.NOT_REQUIRED if after.state is CellState.NOT_REQUIRED else Why.REQUIRED
    return _gained(before, after) or LOST.get(after.seal.label, Why.NOT_REQUIRED)


def _gained(before: Cell, after: Cell) -> Why | None:
    if not after.covers:
        return None
    if before.covers:
        return Why.FACETS_PROVED if after.state is CellState.CERTIFIED else None
    if before.seal.label == Status.SUSPENDED.value and before.expires_on == after.expires_on:
        return Why.REINSTATED
    if before.seal.label == Status.LAPSED.value and before.expires_on == after.expires_on:
        return Why.FACETS_PROVED
    return Why.AWARDED
