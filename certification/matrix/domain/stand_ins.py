"""Where the AB岗 table has a hole: a matter nobody could take over today."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Hole(StrEnum):
    """The order here is that of a list of holes: the barest first."""

    NO_STAND_IN = "no_stand_in"
    NOT_CERTIFIED = "not_certified"
    AWAY = "away"


@dataclass(frozen=True, slots=True)
class Ready:
    """A named stand-in: certified in the matter, and on leave today."""

    certified: bool
    away: bool


def hole(named: Iterable[Ready]) -> Hole | None:
    """What is missing so that one of the named could take over today; None: nothing."""
    found = tuple(named)
    if not found:
        return Hole.NO_STAND_IN
    certified = [one for one in found if one.certified]
    if not certified:
        return Hole.NOT_CERTIFIED
    return Hole.AWAY if all(one.away for one in certified) else None
