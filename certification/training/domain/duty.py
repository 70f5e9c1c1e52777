"""The yearly duty to train (年度必训): at least one class a year held by a superior department.

Source: Putuoshan building standard, 二.2: 每年至少参加培训1次上级部门组织的业务能力培训.
Counted in sessions, never in hours. Somebody who was not employed for the whole calendar year has "not a full
year", never a fraction of the duty; leave pauses it; papers for a class of the year may arrive until
31 January of the next.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from certification.domain.spans import Span, days_within, joined
from certification.training.domain.attendance import Attendance, OrganiserLevel, Reckoning, reckon


class DutyStatus(StrEnum):
    """AT_RISK covers the last quarter and, after the year, the weeks in which papers may still arrive."""

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
    ON_LEAVE = "on_leave"
    AWAY_MOST_OF_YEAR = "away_most_of_year"
    LAST_QUARTER = "last_quarter"
    LATE_PAPERS_OPEN = "late_papers_open"
    YEAR_CLOSED = "year_closed"
    OWN_LEVEL = "own_level"
    UNCONFIRMED = "unconfirmed"
    NOT_COMPLETED = "not_completed"
    RECORDED_TOO_LATE = "recorded_too_late"


@dataclass(frozen=True, slots=True)
class DutyPolicy:
    """`own_level`: classes held at this level or below do not count. `risk_from` is the month of the year
    from which an unmet duty is at risk. Papers count until `papers_until` (month, day) of the next year. A
    clerk present on fewer than `least_present_days` of the year stays paused instead of missing it."""

    version: str
    required: int = 1
    own_level: OrganiserLevel = OrganiserLevel.TOWN
    risk_from: int = 10
    papers_until: tuple[int, int] = (1, 31)
    least_present_days: int = 90
    citation: str = "《普陀山镇便民服务中心“全科窗口”建设标准》二.2"

    def papers_close_on(self, year: int) -> date:
        """The last day on which an attendance of `year` may still be recorded."""
        return date(year + 1, *self.papers_until)


@dataclass(frozen=True, slots=True)
class DutyDecision:
    """`count` is the sessions that count, `required` how many the year asks; `as_of` the day asked about."""

    status: DutyStatus
    reasons: tuple[DutyReason, ...]
    count: int
    required: int
    year: int
    as_of: date


def annual_duty(
    *,
    year: int,
    attendances: Iterable[Attendance],
    employment: Iterable[Span],
    leave: Iterable[Span],
    policy: DutyPolicy,
    on: date,
) -> DutyDecision:
    """One clerk's duty of `year` as it stands on `on`.

    A met duty is met whatever else: somebody who joined in May and attended has both "met" and the reason
    "part of year". What is recorded after the papers closed changes no row, it is only named.
    """
    reckoning = reckon(attendances, year=year, own_level=policy.own_level, on=on, closes=policy.papers_close_on(year))
    reasons = _set_aside(reckoning)
    whole = Span(date(year, 1, 1), date(year + 1, 1, 1))
    employed, away = joined(employment), joined(leave)
    if not any(span.overlap(whole) for span in employed):
        reasons.add(DutyReason.NOT_EMPLOYED)
    elif not any(span.overlap(whole) == whole for span in employed):
        reasons.add(DutyReason.PART_OF_YEAR)
    status = _status(len(reckoning.counting), employed, away, whole, reasons, policy, on)
    ordered = tuple(reason for reason in DutyReason if reason in reasons)
    return DutyDecision(status, ordered, len(reckoning.counting), policy.required, year, on)


def _status(
    count: int,
    employed: tuple[Span, ...],
    away: tuple[Span, ...],
    whole: Span,
    reasons: set[DutyReason],
    policy: DutyPolicy,
    on: date,
) -> DutyStatus:
    if count >= policy.required:
        reasons.add(DutyReason.ATTENDED)
        return DutyStatus.MET
    if reasons & {DutyReason.NOT_EMPLOYED, DutyReason.PART_OF_YEAR}:
        return DutyStatus.NOT_FULL_YEAR
    reasons.add(DutyReason.TOO_FEW)
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
    if on > policy.papers_close_on(year):
        reasons.add(DutyReason.YEAR_CLOSED)
        return DutyStatus.MISSED
    if on > last_day:
        reasons.add(DutyReason.LATE_PAPERS_OPEN)
        return DutyStatus.AT_RISK
    if on >= date(year, policy.risk_from, 1):
        reasons.add(DutyReason.LAST_QUARTER)
        return DutyStatus.AT_RISK
    return DutyStatus.ON_COURSE


def _set_aside(reckoning: Reckoning) -> set[DutyReason]:
    named = {
        DutyReason.OWN_LEVEL: reckoning.own_level,
        DutyReason.UNCONFIRMED: reckoning.unconfirmed,
        DutyReason.NOT_COMPLETED: reckoning.not_completed,
        DutyReason.RECORDED_TOO_LATE: reckoning.too_late,
    }
    return {reason for reason, sessions in named.items() if sessions}
