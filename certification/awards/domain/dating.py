"""From which day a person's act on a certification may hold."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

DAYS_AHEAD = 30
"""An act announced for a later day than this is written nearer to it: what it acts on may be gone by then."""


class DayTrouble(StrEnum):
    TOO_FAR_AHEAD = "too_far_ahead"
    BEFORE_AN_ACT = "before_an_act"  # history between two acts is not rewritten: they were made knowing it
    EARLIER_UNEXPLAINED = "earlier_unexplained"


def day_trouble(effective_on: date, *, written_on: date, acts_on: Iterable[date], explained: bool) -> DayTrouble | None:
    """Why an act written on that day can't take effect on the other; None where it can.

    `acts_on` are the days of all acts on the certification. One announced for a day to come stands in nobody's way;
    one that has taken effect is never overtaken by an earlier day.
    """
    if effective_on > written_on + timedelta(days=DAYS_AHEAD):
        return DayTrouble.TOO_FAR_AHEAD
    if any(effective_on < day <= written_on for day in acts_on):
        return DayTrouble.BEFORE_AN_ACT
    if effective_on < written_on and not explained:
        return DayTrouble.EARLIER_UNEXPLAINED
    return None
