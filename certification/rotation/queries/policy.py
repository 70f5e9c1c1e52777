"""Which rules of tenure hold on a day, all there have been, and whom a change of them touches."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from certification.rotation.domain.tenure import TenureDecision, TenurePolicy, tenure
from certification.rotation.models import TenurePolicyVersion
from certification.rotation.plain import as_plain
from courses.moments import end_of
from people.models import Posting, User

SHIPPED = TenurePolicy(version="标准版")


@dataclass(frozen=True, slots=True)
class PolicyStep:
    """A version and the rules before it."""

    row: TenurePolicyVersion
    before: TenurePolicy


@dataclass(frozen=True, slots=True)
class Touched:
    """A clerk in a base post on the day, as the rules of that day have it and as the proposed ones would."""

    clerk: User
    window: str
    now: TenureDecision
    proposed: TenureDecision


def policy_in_force(on: date) -> TenurePolicy:
    """The newest rules in effect that day; the standard's reading before the first row."""
    rows = TenurePolicyVersion.objects.filter(effective_at__lt=end_of(on)).order_by("effective_at", "pk")
    newest = rows.last()
    return newest.policy if newest else SHIPPED


def policy_steps() -> list[PolicyStep]:
    """All versions by the day they take effect, the newest first, those to come among them; one query."""
    rows = list(TenurePolicyVersion.objects.select_related("by").order_by("effective_at", "pk"))
    before = [SHIPPED, *(row.policy for row in rows)]
    return [PolicyStep(row, was) for row, was in zip(rows, before, strict=False)][::-1]


def touched(proposed: TenurePolicy, *, on: date) -> list[Touched]:
    """Whose status or limits in the post would be others on that day, by window; three queries."""
    running = Posting.objects.running_on(on).filter(kind=Posting.Kind.BASE)
    standing = policy_in_force(on)
    own = defaultdict(list)
    for posting in Posting.objects.filter(clerk__in=running.values("clerk"), kind=Posting.Kind.BASE):
        own[posting.clerk_id].append(posting)
    found = []
    held = running.select_related("clerk", "window__centre")
    for posting in held.order_by("window__centre", "window__number", "clerk__name"):
        rows, clerk = as_plain(own[posting.clerk_id]), str(posting.clerk_id)
        now, then = (tenure(rows, clerk=clerk, policy=policy, on=on) for policy in (standing, proposed))
        if (now.status, now.free_on, now.latest_on) != (then.status, then.free_on, then.latest_on):
            found.append(Touched(posting.clerk, f"{posting.window.centre} · {posting.window}", now, then))
    return found
