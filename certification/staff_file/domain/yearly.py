"""The yearly word (年度符合/不符合): what the facts of a year suggest. A person decides and signs, never the house.

Source: building standard, 五.1 (建立考勤、考核、奖惩评价机制). What leaves for that mechanism is this word alone.
"""

from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Self

SIGNED_FROM_MONTH = 12
"""A running year is signed from December on; the duty of it may still be met until then."""


class YearWord(StrEnum):
    MET = "met"
    NOT_MET = "not_met"


class DutyGround(StrEnum):
    """The yearly duty to train as far as it bears on the word."""

    MET = "met"
    OPEN = "open"
    MISSED = "missed"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True)
class Grounds:
    """The facts of a person's year as they were computed and shown. `duty` with classes counted and asked; `due`
    certifications whose day had come by the end of the year (or today), of which `overdue` were not valid; `post_days`
    of the year in a base post, None for whoever was no clerk. `as_of` is the day they were computed for."""

    as_of: date
    duty: DutyGround
    classes: int
    asked: int
    due: int
    overdue: int
    post_days: int | None

    def to_json(self) -> dict[str, Any]:
        return {**asdict(self), "as_of": self.as_of.isoformat()}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Self:
        read = {"as_of": date.fromisoformat(kept["as_of"]), "duty": DutyGround(kept["duty"])}
        return cls(**{**kept, **read})


class YearReason(StrEnum):
    """Why; the order here is the order in which a suggestion lists them."""

    DUTY_MISSED = "duty_missed"
    CHECKS_OVERDUE = "checks_overdue"
    DUTY_OPEN = "duty_open"
    NO_POST = "no_post"
    DUTY_NOT_ASKED = "duty_not_asked"
    DUTY_MET = "duty_met"
    CHECKS_IN_ORDER = "checks_in_order"


AGAINST = frozenset({YearReason.DUTY_MISSED, YearReason.CHECKS_OVERDUE})
OPEN = frozenset({YearReason.DUTY_OPEN, YearReason.NO_POST})
_DUTY = {
    DutyGround.MET: YearReason.DUTY_MET,
    DutyGround.OPEN: YearReason.DUTY_OPEN,
    DutyGround.MISSED: YearReason.DUTY_MISSED,
    DutyGround.NOT_ASKED: YearReason.DUTY_NOT_ASKED,
}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`word` is None where the facts leave it to the person: something is still open, or there was no post."""

    word: YearWord | None
    reasons: tuple[YearReason, ...]


def suggest(grounds: Grounds) -> Suggestion:
    """What the facts suggest."""
    found = {
        _DUTY[grounds.duty],
        YearReason.CHECKS_OVERDUE if grounds.overdue else YearReason.CHECKS_IN_ORDER,
    }
    if grounds.post_days == 0:
        found.add(YearReason.NO_POST)
    word = YearWord.NOT_MET if found & AGAINST else None if found & OPEN else YearWord.MET
    return Suggestion(word, tuple(reason for reason in YearReason if reason in found))


def signable(year: int, *, on: date) -> bool:
    """Whether a word on the year may be signed that day."""
    return year < on.year or (year == on.year and on.month >= SIGNED_FROM_MONTH)


def needs_note(word: YearWord, suggested: YearWord | None) -> bool:
    """Not met, and whatever the facts do not suggest, is said with its reason."""
    return word is YearWord.NOT_MET or word is not suggested
