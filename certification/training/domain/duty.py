"""The yearly duty to train (年度必训): what a year asked, what counts of what was attended, and what follows.

Counted in sessions; hours only where the policy asks for both. Somebody who was not employed for the whole calendar
year has "not a full year", never a fraction of the duty; leave pauses it; papers for a class of the year may arrive
until 31 January of the next. From the day after, nothing that is recorded changes the year.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from certification.domain.spans import Span, days_within, joined
from certification.training.domain.attendance import Attendance, Kind, Reckoning, reckon
from certification.training.domain.away import Away, away_as_known
from certification.training.domain.policy import DutyPolicy, papers_close_on


class DutyStatus(StrEnum):
    """AT_RISK covers the last quarter, the weeks in which papers may still arrive, and papers that came in time and
    wait for the head's word."""

    MET = "met"
    ON_COURSE = "on_course"
    AT_RISK = "at_risk"
    MISSED = "missed"
    NOT_FULL_YEAR = "not_full_year"
    PAUSED = "paused"


class DutyReason(StrEnum):
    """Why; the order here is the order in which a decision lists them."""

    ATTENDED = "attended"
    NOT_EMPLOYED = "not_employed"
    PART_OF_YEAR = "part_of_year"
    TOO_FEW = "too_few"
    TOO_FEW_HOURS = "too_few_hours"
    THEME_MISSING = "theme_missing"
    ON_LEAVE = "on_leave"
    AWAY_MOST_OF_YEAR = "away_most_of_year"
    LAST_QUARTER = "last_quarter"
    LATE_PAPERS_OPEN = "late_papers_open"
    HEADS_WORD_WAITS = "heads_word_waits"
    YEAR_CLOSED = "year_closed"
    OWN_LEVEL = "own_level"
    BELOW_LEVEL = "below_level"
    UNCONFIRMED = "unconfirmed"
    DISPUTED = "disputed"
    SIGNED_TOO_LATE = "signed_too_late"
    NOT_COMPLETED = "not_completed"
    RECORDED_TOO_LATE = "recorded_too_late"
    MOVED = "moved"
    LEAVE_TOLD_LATE = "leave_told_late"


LACKING = frozenset({DutyReason.TOO_FEW, DutyReason.TOO_FEW_HOURS, DutyReason.THEME_MISSING})
_SET_ASIDE = {
    Kind.OWN_LEVEL: DutyReason.OWN_LEVEL,
    Kind.BELOW_LEVEL: DutyReason.BELOW_LEVEL,
    Kind.UNCONFIRMED: DutyReason.UNCONFIRMED,
    Kind.DISPUTED: DutyReason.DISPUTED,
    Kind.SIGNED_TOO_LATE: DutyReason.SIGNED_TOO_LATE,
    Kind.NOT_COMPLETED: DutyReason.NOT_COMPLETED,
    Kind.TOO_LATE: DutyReason.RECORDED_TOO_LATE,
}


@dataclass(frozen=True, slots=True)
class DutyDecision:
    """`count` and `hours` are of the sessions that count, `required` how many the year asks; `counting` their keys;
    `missing_themes` those of the policy no counting session had; `as_of` the day asked about; `told_in_time` what the
    status would be had all leave been known when the year closed, where that is another."""

    status: DutyStatus
    reasons: tuple[DutyReason, ...]
    count: int
    required: int
    year: int
    as_of: date
    hours: Decimal = Decimal(0)
    missing_themes: tuple[str, ...] = ()
    counting: tuple[str, ...] = ()
    policy: str = ""
    told_in_time: DutyStatus | None = None


def annual_duty(
    *,
    year: int,
    attendances: Iterable[Attendance],
    employment: Iterable[Span],
    leave: Iterable[Away],
    policy: DutyPolicy,
    on: date,
    moved: bool = False,
) -> DutyDecision:
    """One clerk's duty of `year` as it stands on `on`. `employment` is at whatever centre: a move ends nothing.

    A met duty is met whatever else: somebody who joined in May and attended has both "met" and the reason
    "part of year". What is recorded after the papers closed, a register or leave, changes no row, it is only named.
    """
    closes = papers_close_on(year)
    reckoning = reckon(attendances, year=year, least_level=policy.least_level, on=on, closes=closes)
    reasons = {reason for kind, reason in _SET_ASIDE.items() if reckoning.of(kind)}
    whole = Span(date(year, 1, 1), date(year + 1, 1, 1))
    employed, rows = joined(employment), tuple(leave)
    away, told_by_now = (away_as_known(rows, on=day) for day in (min(on, closes), on))
    if not any(span.overlap(whole) for span in employed):
        reasons.add(DutyReason.NOT_EMPLOYED)
    elif not any(span.overlap(whole) == whole for span in employed):
        reasons.add(DutyReason.PART_OF_YEAR)
    if moved:
        reasons.add(DutyReason.MOVED)
    told_in_time = None
    if _within(away, whole) != _within(told_by_now, whole):
        told_in_time = _status(reckoning, told_by_now, whole, set(reasons), policy, on)
        reasons.add(DutyReason.LEAVE_TOLD_LATE)
    status = _status(reckoning, away, whole, reasons, policy, on)
    counting = reckoning.of(Kind.COUNTING)
    return DutyDecision(
        status=status,
        reasons=tuple(reason for reason in DutyReason if reason in reasons),
        count=len(counting),
        required=policy.required,
        year=year,
        as_of=on,
        hours=sum((row.hours for row in counting), Decimal(0)),
        missing_themes=_missing_themes(policy, counting),
        counting=tuple(row.session for row in counting),
        policy=policy.version,
        told_in_time=None if told_in_time is status else told_in_time,
    )


def lacking(policy: DutyPolicy, rows: tuple[Attendance, ...]) -> set[DutyReason]:
    """What the policy asks for and these attendances don't give; empty where they fulfil it."""
    found = {
        DutyReason.TOO_FEW: len(rows) < policy.required,
        DutyReason.TOO_FEW_HOURS: sum((row.hours for row in rows), Decimal(0)) < policy.least_hours,
        DutyReason.THEME_MISSING: bool(_missing_themes(policy, rows)),
    }
    return {reason for reason, holds in found.items() if holds}


def _status(
    reckoning: Reckoning,
    away: tuple[Span, ...],
    whole: Span,
    reasons: set[DutyReason],
    policy: DutyPolicy,
    on: date,
) -> DutyStatus:
    lacks = lacking(policy, reckoning.of(Kind.COUNTING))
    if not lacks:
        reasons.add(DutyReason.ATTENDED)
        return DutyStatus.MET
    if reasons & {DutyReason.NOT_EMPLOYED, DutyReason.PART_OF_YEAR}:
        return DutyStatus.NOT_FULL_YEAR
    reasons |= lacks
    year = whole.starts_on.year
    last_day = date(year, 12, 31)
    # After the year only its length counts: a day's leave on New Year's Eve must not excuse the whole year.
    if on <= last_day and any(span.covers(on) for span in away):
        reasons.add(DutyReason.ON_LEAVE)
        return DutyStatus.PAUSED
    present = (date(year + 1, 1, 1) - whole.starts_on).days - days_within(away, whole)
    if on > last_day and present < policy.least_present_days:
        reasons.add(DutyReason.AWAY_MOST_OF_YEAR)
        return DutyStatus.PAUSED
    if on > papers_close_on(year):
        if not lacking(policy, reckoning.of(Kind.COUNTING, Kind.UNCONFIRMED)):
            reasons.add(DutyReason.HEADS_WORD_WAITS)
            return DutyStatus.AT_RISK
        reasons.add(DutyReason.YEAR_CLOSED)
        return DutyStatus.MISSED
    if on > last_day:
        reasons.add(DutyReason.LATE_PAPERS_OPEN)
        return DutyStatus.AT_RISK
    if on >= date(year, policy.risk_from, 1):
        reasons.add(DutyReason.LAST_QUARTER)
        return DutyStatus.AT_RISK
    return DutyStatus.ON_COURSE


def _within(spans: tuple[Span, ...], whole: Span) -> list[Span]:
    return [part for span in spans if (part := span.overlap(whole))]


def _missing_themes(policy: DutyPolicy, rows: tuple[Attendance, ...]) -> tuple[str, ...]:
    covered = {theme for row in rows for theme in row.themes}
    return tuple(theme for theme in policy.themes if theme not in covered)
