"""What a chart of postings shows: who belonged to a centre in a frame, where they were and when they were away."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from certification.rotation.domain.frames import Frame
from certification.rotation.domain.tenure import TenureLimits, TenurePolicy, tenure_limits
from certification.rotation.plain import as_plain
from certification.rotation.queries.policy import policy_in_force
from people.models import Centre, Leave, Posting, RoleGrant, User


@dataclass(frozen=True, slots=True)
class ClerkLine:
    """A clerk with what of postings and leave lies in the frame; `base` is the base post that names the line."""

    clerk: User
    postings: tuple[Posting, ...]
    leaves: tuple[Leave, ...]
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


def line_of_clerk(clerk: User, shown: Frame, *, on: date) -> ClerkLine:
    """The same of one clerk, whatever the centre."""
    return _lines([clerk], shown, on=on)[0]


def _lines(clerks: list[User], shown: Frame, *, on: date) -> list[ClerkLine]:
    postings, leaves = defaultdict(list), defaultdict(list)
    rows = Posting.objects.filter(clerk__in=clerks).select_related("window__centre", "host", "approved_by")
    for posting in rows.order_by("starts_on", "pk"):
        postings[posting.clerk_id].append(posting)
    for leave in Leave.objects.filter(clerk__in=clerks).sharing_days(shown.starts_on, shown.ends_on).order_by("pk"):
        leaves[leave.clerk_id].append(leave)
    policy = policy_in_force(on)
    return [_line(clerk, postings[clerk.pk], leaves[clerk.pk], shown, policy, on) for clerk in clerks]


def _line(
    clerk: User, own: list[Posting], away: Iterable[Leave], shown: Frame, policy: TenurePolicy, on: date
) -> ClerkLine:
    seen = tuple(
        posting
        for posting in own
        if posting.starts_on < shown.ends_on and (posting.ends_on is None or posting.ends_on > shown.starts_on)
    )
    base = [posting for posting in seen if posting.kind == Posting.Kind.BASE]
    today = next((p for p in base if p.starts_on <= on and (p.ends_on is None or on < p.ends_on)), None)
    limits = tenure_limits(as_plain(own), clerk=str(clerk.pk), policy=policy)
    ordered = tuple(sorted(away, key=lambda leave: leave.starts_on))
    return ClerkLine(clerk, seen, ordered, limits, today or next(reversed(base), None))
