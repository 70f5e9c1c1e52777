"""Which attendances of a year count toward the duty, and why the others do not."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
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

    Recorded once the register is entered; the clerk and the head both confirm it, or say why not. `ended_on` decides
    the year it counts for, `own_level` is that of the clerk's own unit on that day: whoever moves keeps what counted.
    """

    session: str
    ended_on: date
    recorded_on: date
    level: OrganiserLevel
    completed: bool = True
    clerk_confirmed_on: date | None = None
    head_confirmed_on: date | None = None
    clerk_disputed_on: date | None = None
    head_declined_on: date | None = None
    own_level: OrganiserLevel = OrganiserLevel.TOWN
    hours: Decimal = Decimal(0)
    themes: tuple[str, ...] = ()


class Kind(StrEnum):
    """What became of an attendance, the best first."""

    COUNTING = "counting"
    UNCONFIRMED = "unconfirmed"
    DISPUTED = "disputed"
    SIGNED_TOO_LATE = "signed_too_late"
    TOO_LATE = "too_late"
    NOT_COMPLETED = "not_completed"
    BELOW_LEVEL = "below_level"
    OWN_LEVEL = "own_level"


@dataclass(frozen=True, slots=True)
class Reckoning:
    """The attendances of a year by what became of them, each session once, in order of their names."""

    rows: dict[Kind, tuple[Attendance, ...]] = field(default_factory=dict)

    def of(self, *kinds: Kind) -> tuple[Attendance, ...]:
        return tuple(row for kind in kinds for row in self.rows.get(kind, ()))

    def sessions(self, kind: Kind) -> tuple[str, ...]:
        return tuple(row.session for row in self.of(kind))


def reckon(
    attendances: Iterable[Attendance], *, year: int, least_level: OrganiserLevel | None, on: date, closes: date
) -> Reckoning:
    """Sort the attendances of `year` known on `on`. The register and the clerk's word are in by `closes`; the head may
    still confirm or decline afterwards what came in time, for that is not in the clerk's hand. A session entered twice
    counts once, at its best."""
    found: dict[str, tuple[Kind, Attendance]] = {}
    order = tuple(Kind)
    for row in attendances:
        if row.ended_on.year != year or row.ended_on > on or row.recorded_on > on:
            continue
        kind = kind_of(row, least_level=least_level, on=on, closes=closes)
        before = found.get(row.session)
        if before is None or order.index(kind) < order.index(before[0]):
            found[row.session] = (kind, row)
    rows: dict[Kind, list[Attendance]] = {}
    for session in sorted(found):
        kind, row = found[session]
        rows.setdefault(kind, []).append(row)
    return Reckoning({kind: tuple(own) for kind, own in rows.items()})


def kind_of(row: Attendance, *, least_level: OrganiserLevel | None, on: date, closes: date) -> Kind:
    """What becomes of one attendance on `on`."""
    if not row.level.above(row.own_level):
        return Kind.OWN_LEVEL
    if least_level and least_level.above(row.level):
        return Kind.BELOW_LEVEL
    if not row.completed:
        return Kind.NOT_COMPLETED
    if row.recorded_on > closes:
        return Kind.TOO_LATE
    in_time = min(on, closes)
    by_clerk, by_head = _said(row.clerk_confirmed_on, in_time), _said(row.head_confirmed_on, on)
    if by_clerk and by_head:
        return Kind.COUNTING
    if (not by_clerk and _said(row.clerk_disputed_on, in_time)) or (not by_head and _said(row.head_declined_on, on)):
        return Kind.DISPUTED
    return Kind.SIGNED_TOO_LATE if on > closes and not by_clerk else Kind.UNCONFIRMED


def _said(day: date | None, by: date) -> bool:
    return day is not None and day <= by
