"""Where a person stands on a day in each thing of the staff file, and what the standard finds lacking."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from certification.staff_file.domain.entries import (
    LEVELS,
    REQUIRED,
    Entry,
    EntryKind,
    Level,
    below_standard,
    sort,
)

WARN_DAYS = 60


class Standing(StrEnum):
    """WAITING, REFUSED and MISSING have nothing that stands; the others say what does."""

    MET = "met"
    BELOW = "below"
    ENDING = "ending"
    EXPIRED = "expired"
    WAITING = "waiting"
    REFUSED = "refused"
    MISSING = "missing"


HELD = frozenset({Standing.MET, Standing.BELOW, Standing.ENDING})


@dataclass(frozen=True, slots=True)
class KindStanding:
    """`entry` is the row the status rests on (None where there is none); `waiting` the rows that wait for the head,
    whatever stands already."""

    kind: EntryKind
    status: Standing
    entry: int | None = None
    level: Level | None = None
    valid_until: date | None = None
    waiting: tuple[int, ...] = ()

    @property
    def held(self) -> bool:
        return self.status in HELD


@dataclass(frozen=True, slots=True)
class FileStanding:
    """`kinds` in the order of the file; `lacks` what the standard asks for and does not find."""

    kinds: tuple[KindStanding, ...]
    as_of: date

    @property
    def lacks(self) -> tuple[EntryKind, ...]:
        return tuple(one.kind for one in self.kinds if one.kind in REQUIRED and not one.held)

    @property
    def waiting(self) -> tuple[int, ...]:
        return tuple(key for one in self.kinds for key in one.waiting)

    @property
    def ending(self) -> tuple[KindStanding, ...]:
        """What ends within the time of warning, or has ended and nothing followed it."""
        return tuple(one for one in self.kinds if one.status in (Standing.ENDING, Standing.EXPIRED))

    def of(self, kind: str) -> KindStanding:
        return next(one for one in self.kinds if one.kind == kind)


def file_standing(entries: Iterable[Entry], *, on: date) -> FileStanding:
    """The whole file of one person as it stands that day."""
    rows = list(entries)
    return FileStanding(tuple(kind_standing(rows, kind, on=on) for kind in EntryKind), on)


def kind_standing(entries: Iterable[Entry], kind: EntryKind, *, on: date) -> KindStanding:
    """One thing of the file: the highest level that is still valid, the newest of it where there are several."""
    found = sort((one for one in entries if one.kind is kind), on=on)
    waiting = tuple(one.key for one in found.waiting)
    valid = [one for one in found.standing if one.valid_until is None or on <= one.valid_until]
    if best := max(valid, key=_worth, default=None):
        status = Standing.BELOW if below_standard(kind, best.level) else Standing.MET
        if best.valid_until is not None and best.valid_until - on <= timedelta(days=WARN_DAYS):
            status = Standing.ENDING
        return KindStanding(kind, status, best.key, best.level, best.valid_until, waiting)
    if ended := max(found.standing, key=lambda one: (one.valid_until, one.key), default=None):
        return KindStanding(kind, Standing.EXPIRED, ended.key, ended.level, ended.valid_until, waiting)
    if waiting:
        return KindStanding(kind, Standing.WAITING, waiting=waiting)
    if found.refused:
        return KindStanding(kind, Standing.REFUSED, found.refused[-1].key)
    return KindStanding(kind, Standing.MISSING)


def _worth(one: Entry) -> tuple[int, bool, date, int]:
    levels = LEVELS.get(one.kind, ())
    rank = levels.index(one.level) if one.level in levels else -1
    return rank, one.valid_until is None, one.valid_until or date.max, one.key
