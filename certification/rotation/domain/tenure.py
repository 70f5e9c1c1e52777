"""The two-year post (定岗2年): how long a clerk has stood in it, and what a move before or after would mean.

Source: Putuoshan building standard, 二.4: 便民服务窗口人员定岗2年，定岗期间原则上不得调整。
Some places read the two years as "at least", others as "at most"; so the policy has a minimum, a maximum and
the citation of the reading.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from certification.domain.spans import Span
from certification.rotation.domain.postings import Posting, PostingKind, base_run
from courses.domain.months import add_months, complete_months


@dataclass(frozen=True, slots=True)
class TenurePolicy:
    """Months of a base post; None where the place sets no such bound. `notice_days` before a bound is reached
    the head is told. The minimum is served from the day of the same number on: 1 July 2025 to 1 July 2027."""

    version: str
    min_months: int | None = 24
    max_months: int | None = None
    notice_days: int = 90
    citation: str = "《普陀山镇便民服务中心“全科窗口”建设标准》二.4"

    def __post_init__(self) -> None:
        if self.min_months and self.max_months and self.min_months > self.max_months:
            raise ValueError("a post cannot have to last longer than it may")

    def free_on(self, since: date) -> date | None:
        """The first day on which the minimum of a post held since then is served; None where there is none."""
        return add_months(since, self.min_months) if self.min_months else None

    def latest_on(self, since: date) -> date | None:
        """The last day within the maximum of a post held since then; None where there is none."""
        return add_months(since, self.max_months) if self.max_months else None


class TenureStatus(StrEnum):
    NO_POST = "no_post"
    BELOW_MINIMUM = "below_minimum"  # in principle not to be moved
    FREE = "free"  # minimum served, or none set
    OVER_MAXIMUM = "over_maximum"  # a move is due


class TenureReason(StrEnum):
    """Why; the order here is the order in which a decision lists them."""

    BETWEEN_POSTS = "between_posts"
    MINIMUM_NOT_SERVED = "minimum_not_served"
    MINIMUM_NEAR = "minimum_near"
    ENDS_BEFORE_MINIMUM = "ends_before_minimum"
    MINIMUM_SERVED = "minimum_served"
    NO_MINIMUM = "no_minimum"
    MAXIMUM_NEAR = "maximum_near"
    MAXIMUM_PASSED = "maximum_passed"
    OVERLAY_BESIDE = "overlay_beside"


@dataclass(frozen=True, slots=True)
class TenureDecision:
    """`months` are complete months served; `free_on` the first day the minimum is served, `latest_on` the last
    day within the maximum. Both None where there is no such bound or no post."""

    status: TenureStatus
    reasons: tuple[TenureReason, ...]
    as_of: date
    since: date | None = None
    months: int = 0
    free_on: date | None = None
    latest_on: date | None = None


@dataclass(frozen=True, slots=True)
class TenureLimits:
    """One stretch of base posts at one window, and when its minimum is served and its maximum ends."""

    run: Span
    free_on: date | None
    latest_on: date | None


def tenure_limits(postings: Iterable[Posting], *, clerk: str, policy: TenurePolicy) -> tuple[TenureLimits, ...]:
    """The limits of every stretch, in order. A limit the stretch doesn't reach is not among them; one that is still
    open reaches all of them."""
    rows = tuple(postings)
    starts = sorted(p.span.starts_on for p in rows if p.clerk == clerk and p.kind is PostingKind.BASE)
    runs = sorted({run for on in starts if (run := base_run(rows, clerk=clerk, on=on))}, key=lambda run: run.starts_on)
    return tuple(
        TenureLimits(run, _reached(run, policy.free_on(run.starts_on)), _reached(run, policy.latest_on(run.starts_on)))
        for run in runs
    )


def _reached(run: Span, limit: date | None) -> date | None:
    return limit if limit is not None and (run.ends_on is None or limit <= run.ends_on) else None


def tenure(postings: Iterable[Posting], *, clerk: str, policy: TenurePolicy, on: date) -> TenureDecision:
    """The clerk's tenure in the base post held on `on`. Rotation, shadowing, secondment and stand-in run beside
    the post: they are named and change nothing else."""
    rows = tuple(postings)
    run = base_run(rows, clerk=clerk, on=on)
    if run is None:
        return TenureDecision(TenureStatus.NO_POST, (TenureReason.BETWEEN_POSTS,), on)
    since = run.starts_on
    free_on, latest_on = policy.free_on(since), policy.latest_on(since)
    notice = timedelta(days=policy.notice_days)
    reasons, status = set(), TenureStatus.FREE
    if free_on is None:
        reasons.add(TenureReason.NO_MINIMUM)
    elif on < free_on:
        status = TenureStatus.BELOW_MINIMUM
        reasons.add(TenureReason.MINIMUM_NOT_SERVED)
        if on >= free_on - notice:
            reasons.add(TenureReason.MINIMUM_NEAR)
    else:
        reasons.add(TenureReason.MINIMUM_SERVED)
    if free_on is not None and run.ends_on is not None and run.ends_on < free_on:
        reasons.add(TenureReason.ENDS_BEFORE_MINIMUM)
    if latest_on is not None and on > latest_on:
        status = TenureStatus.OVER_MAXIMUM
        reasons.add(TenureReason.MAXIMUM_PASSED)
    elif latest_on is not None and on >= latest_on - notice:
        reasons.add(TenureReason.MAXIMUM_NEAR)
    if any(p.clerk == clerk and p.kind is not PostingKind.BASE and p.span.covers(on) for p in rows):
        reasons.add(TenureReason.OVERLAY_BESIDE)
    ordered = tuple(reason for reason in TenureReason if reason in reasons)
    return TenureDecision(status, ordered, on, since, complete_months(since, on), free_on, latest_on)
