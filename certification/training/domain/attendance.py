"""Which attendances of a year count toward the duty, and why the others do not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class OrganiserLevel(StrEnum):
    """Who held the class, lowest first. A superior department (上级部门) is any above the clerk's own."""

    CENTRE = "centre"
    TOWN = "town"
    COUNTY = "county"
    CITY = "city"
    PROVINCE = "province"
    NATION = "nation"

    def above(self, other: "OrganiserLevel") -> bool:
        order = tuple(OrganiserLevel)
        return order.index(self) > order.index(other)


@dataclass(frozen=True, slots=True)
class Attendance:
    """One clerk at one class of any number of days; `session` is the class's own key, not its title.

    Recorded once the register is entered; the clerk and the head both confirm it. `ended_on` decides the
    year it counts for.
    """

    session: str
    ended_on: date
    recorded_on: date
    level: OrganiserLevel
    completed: bool = True
    clerk_confirmed_on: date | None = None
    head_confirmed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Reckoning:
    """Sessions by what became of them, each named once, in order of their names."""

    counting: tuple[str, ...] = ()
    own_level: tuple[str, ...] = ()
    unconfirmed: tuple[str, ...] = ()
    not_completed: tuple[str, ...] = ()
    too_late: tuple[str, ...] = ()


def reckon(
    attendances: Iterable[Attendance], *, year: int, own_level: OrganiserLevel, on: date, closes: date
) -> Reckoning:
    """Sort the attendances of `year` known on `on`. Papers recorded by `closes` may be confirmed after it:
    the head's signature is not in the clerk's hand. A session entered twice counts once, at its best."""
    found: dict[str, str] = {}
    for row in attendances:
        if row.ended_on.year != year or row.ended_on > on or row.recorded_on > on:
            continue
        kind = _kind(row, own_level, on, closes)
        found[row.session] = min(found.get(row.session, kind), kind, key=_ORDER.index)
    sessions = {kind: tuple(sorted(s for s, k in found.items() if k == kind)) for kind in _ORDER}
    return Reckoning(**sessions)


_ORDER = ("counting", "unconfirmed", "too_late", "not_completed", "own_level")


def _kind(row: Attendance, own_level: OrganiserLevel, on: date, closes: date) -> str:
    if not row.level.above(own_level):
        return "own_level"
    if not row.completed:
        return "not_completed"
    if row.recorded_on > closes:
        return "too_late"
    signed = [day is not None and day <= on for day in (row.clerk_confirmed_on, row.head_confirmed_on)]
    return "counting" if all(signed) else "unconfirmed"
