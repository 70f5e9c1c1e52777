"""What a chart of postings shows: who belonged to a centre in a frame, where they were and when they were away."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from certification.domain.spans import Span, left_open
from certification.rotation.domain.frames import Frame
from certification.rotation.domain.tenure import TenureLimits, TenurePolicy, tenure_limits
from certification.rotation.plain import as_plain
from certification.rotation.queries.policy import policy_in_force
from people.models import Centre, Leave, Posting, RoleGrant, User, Window


@dataclass(frozen=True, slots=True)
class Away:
    """Days of a clerk's leave; of what kind is nobody's business here."""

    clerk: User
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class ClerkLine:
    """A clerk with what of postings and leave lies in the frame; `base` is the base post that names the line."""

    clerk: User
    postings: tuple[Posting, ...]
    leaves: tuple[Away, ...]
    limits: tuple[TenureLimits, ...]
    base: Posting | None

    @property
    def with_limits(self) -> list[tuple[Posting, TenureLimits | None]]:
        """Each posting; the last base post of a stretch with the limits of the stretch."""
        last = {
            one: posting.pk
            for posting in self.postings
            for one in self.limits
            if posting.kind == Posting.Kind.BASE and one.run.covers(posting.starts_on)
        }
        limits = {pk: one for one, pk in last.items()}
        return [(posting, limits.get(posting.pk)) for posting in self.postings]


@dataclass(frozen=True, slots=True)
class WindowLine:
    """A window with what was posted to it in the frame, the leave of whoever had it as their post, and the days it was
    open and nobody's post."""

    window: Window
    postings: tuple[Posting, ...]
    leaves: tuple[Away, ...]
    empty: tuple[Span, ...]

    @property
    def with_limits(self) -> list[tuple[Posting, None]]:
        """Each posting; how long one may stay is the clerk's line to say."""
        return [(posting, None) for posting in self.postings]


def lines_of_centre(centre: Centre, shown: Frame, *, on: date) -> list[ClerkLine]:
    """Everybody who was a clerk of the centre on a day of the frame, window by window; five queries."""
    grants = RoleGrant.objects.filter(
        Q(ends_on=None) | Q(ends_on__gt=shown.starts_on),
        role=RoleGrant.Role.CLERK,
        centre=centre,
        starts_on__lt=shown.ends_on,
    )
    clerks = list(User.objects.filter(pk__in=grants.values("user")).order_by("name", "pk"))
    lines = _lines(clerks, shown, on=on)
    return sorted(lines, key=lambda line: line.base.window.number if line.base else 10**6)


def lines_of_windows(centre: Centre, shown: Frame) -> list[WindowLine]:
    """Every window that was open on a day of the frame, by number; three queries."""
    open_then = Q(closes_on=None) | Q(closes_on__gt=shown.starts_on)
    windows = centre.windows.filter(open_then, opens_on__lt=shown.ends_on).order_by("number", "opens_on")
    rows = Posting.objects.filter(window__centre=centre).sharing_days(shown.starts_on, shown.ends_on)
    at: dict[int | None, list[Posting]] = defaultdict(list)
    for posting in rows.select_related("window", "clerk", "approved_by").order_by("starts_on", "pk"):
        at[posting.window_id].append(posting)
    away = _away((one.clerk_id for own in at.values() for one in own if one.kind == Posting.Kind.BASE), shown)
    return [_window_line(window, at[window.pk], away, shown) for window in windows]


def line_of_clerk(clerk: User, shown: Frame, *, on: date) -> ClerkLine:
    """The same of one clerk, whatever the centre."""
    return _lines([clerk], shown, on=on)[0]


def _window_line(window: Window, own: list[Posting], away: dict[int, list[Away]], shown: Frame) -> WindowLine:
    base = [(posting, Span(posting.starts_on, posting.ends_on)) for posting in own if posting.kind == Posting.Kind.BASE]
    leaves = [
        Away(posting.clerk, part.starts_on, part.ends_on or shown.ends_on)
        for posting, span in base
        for one in away[posting.clerk_id]
        if (part := Span(one.starts_on, one.ends_on).overlap(span))
    ]
    opened = Span(window.opens_on, window.closes_on).overlap(shown.span)
    empty = left_open(opened, [span for _posting, span in base]) if opened else ()
    return WindowLine(window, tuple(own), tuple(sorted(leaves, key=lambda one: one.starts_on)), empty)


def _lines(clerks: list[User], shown: Frame, *, on: date) -> list[ClerkLine]:
    postings = defaultdict(list)
    rows = Posting.objects.filter(clerk__in=clerks).select_related("window__centre", "host", "approved_by")
    for posting in rows.order_by("starts_on", "pk"):
        postings[posting.clerk_id].append(posting)
    away = _away([clerk.pk for clerk in clerks], shown)
    policy = policy_in_force(on)
    return [_line(clerk, postings[clerk.pk], away[clerk.pk], shown, policy, on) for clerk in clerks]


def _away(clerks: Iterable[int], shown: Frame) -> dict[int, list[Away]]:
    found: dict[int, list[Away]] = defaultdict(list)
    rows = Leave.objects.filter(clerk__in=set(clerks)).sharing_days(shown.starts_on, shown.ends_on)
    for leave in rows.select_related("clerk").order_by("starts_on", "pk"):
        found[leave.clerk_id].append(Away(leave.clerk, leave.starts_on, leave.ends_on))
    return found


def _line(
    clerk: User, own: list[Posting], away: Iterable[Away], shown: Frame, policy: TenurePolicy, on: date
) -> ClerkLine:
    seen = tuple(
        posting
        for posting in own
        if posting.starts_on < shown.ends_on and (posting.ends_on is None or posting.ends_on > shown.starts_on)
    )
    base = [posting for posting in seen if posting.kind == Posting.Kind.BASE]
    today = next((p for p in base if p.starts_on <= on and (p.ends_on is None or on < p.ends_on)), None)
    limits = tenure_limits(as_plain(own), clerk=str(clerk.pk), policy=policy)
    return ClerkLine(clerk, seen, tuple(away), limits, today or next(reversed(base), None))
