"""People, their places and their roles as plain values: as they stand, and as a list wants them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

CLERK, HEAD = "clerk", "head"
AT_CENTRE = frozenset({CLERK, HEAD})
"""The other roles belong to a unit."""


@dataclass(frozen=True, slots=True, order=True)
class Grant:
    """A role at its place; `place` is the key of a centre or, for the roles of a unit, of a unit."""

    role: str
    place: int
    department: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account. `base` is the window of the open base post and `base_centre` its centre;
    `posted_until` is the day the last closed base post ended on; `closed` says that the account is."""

    key: int
    username: str
    name: str
    employee_number: str = ""
    grants: frozenset[Grant] = frozenset()
    base: int | None = None
    base_centre: int | None = None
    posted_until: date | None = None
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Places:
    """Where a list may put people: names and codes (folded) of centres and units, and the open windows of each centre
    by number. A name two places share stands for none of them."""

    centres: Mapping[str, int] = field(default_factory=dict)
    units: Mapping[str, int] = field(default_factory=dict)
    windows: Mapping[tuple[int, int], int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One row of the list. `number` is None where the list has no column for it, and leaves the number alone."""

    username: str
    name: str
    grants: tuple[Grant, ...]
    number: str | None = None
    window: int | None = None
    since: date | None = None
    row: int | None = None
