"""A dispute about one's own record: who answers, by when, and where it stands.

Source: 个人信息保护法 45, 46, 50: everybody may read, copy and have corrected what is kept about them; whoever keeps it
answers in time and gives reasons for a refusal. The law names no number of days; the house binds itself to ten
working days. Who is not content with the answer may ask once more, of the leader in charge.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from courses.domain.workdays import WorkingDate, working_days_after

ANSWER_DAYS = 10


class Answerer(StrEnum):
    HEAD = "head"
    LEADER = "leader"


class DisputeState(StrEnum):
    OPEN = "open"
    OVERDUE = "overdue"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Clock:
    """`answer_by` is the last day in time; `published` False where it counts days of a year whose holidays are not
    out. `late` is whether the answer came, or has not come, after that day."""

    state: DisputeState
    answer_by: date
    published: bool
    late: bool


def clock(opened_on: date, *, answered_on: date | None, on: date) -> Clock:
    """Where a dispute opened on that day stands on `on`; an answer given after `on` is not there yet."""
    due: WorkingDate = working_days_after(opened_on, ANSWER_DAYS)
    answered = answered_on if answered_on is not None and answered_on <= on else None
    late = (answered or on) > due.on
    state = DisputeState.ANSWERED if answered else DisputeState.OVERDUE if late else DisputeState.OPEN
    return Clock(state, due.on, due.published, late)


def answerer(*, is_review: bool, clerk_is_head: bool) -> Answerer:
    """Nobody answers a dispute of their own, nor one about their own answer."""
    return Answerer.LEADER if is_review or clerk_is_head else Answerer.HEAD
