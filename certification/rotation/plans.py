"""Plan, then apply: what a new posting would do, and whose signature it needs, before anything is written."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from certification.domain.spans import Span
from certification.rotation import cover
from certification.rotation.domain import postings as plain
from certification.rotation.domain.moves import Approval, Approver, MoveDecision, MoveReason, MoveStatus, move
from certification.rotation.domain.tenure import TenureDecision, tenure
from certification.rotation.models import PostingProposal
from certification.rotation.plain import as_plain
from certification.rotation.queries.policy import policy_in_force
from people.models import Posting, User, Window


@dataclass(frozen=True, slots=True)
class Wish:
    """A posting somebody would like to write, on [starts_on, ends_on); `corrects` is the one taken back it stands for.

    A posting and a proposal have columns of these names; `wish_of` and whoever writes them down go by them.
    """

    clerk: User
    kind: str
    starts_on: date
    window: Window | None = None
    ends_on: date | None = None
    reason: str = ""
    host: User | None = None
    ground: str = ""
    corrects: Posting | None = None


def wish_of(row: Posting | PostingProposal, **changed: Any) -> Wish:
    """What the row says, as somebody would wish it; with other values for the columns named."""
    return Wish(**{field.name: getattr(row, field.name) for field in fields(Wish)} | changed)


@dataclass(frozen=True, slots=True)
class MovePlan:
    """What would happen. `ends` is the base post that ends on the day the new one starts; `leaves` the window the
    clerk is no longer at, by a move or while seconded; `conflicts` are base posts that cannot be ended by it; `thin`
    the hand-over check (None: nobody could answer)."""

    wish: Wish
    ends: Posting | None
    leaves: Window | None
    tenure: TenureDecision
    conflicts: tuple[Posting, ...]
    thin: tuple[cover.ThinMatter, ...] | None

    def decide(self, approval: Approval) -> MoveDecision:
        """Whether the posting may be written with that signature."""
        kind = plain.PostingKind(self.wish.kind)
        return move(kind, tenure=self.tenure, approval=approval, ground=self.wish.ground)

    @property
    def needs_leader(self) -> bool:
        """An early move or a secondment: the head's signature is not enough."""
        return MoveReason.LEADER_MISSING in self.decide(Approval(Approver.HEAD)).reasons

    @property
    def lacks_ground(self) -> bool:
        """An exception nobody has named a ground for."""
        return MoveReason.GROUND_MISSING in self.decide(Approval(Approver.HEAD)).reasons

    @property
    def possible(self) -> bool:
        """No base post stands in the way that this plan can't end."""
        return not self.conflicts

    @property
    def in_order_for_head(self) -> bool:
        return self.possible and self.decide(Approval(Approver.HEAD)).status is MoveStatus.IN_ORDER


def plan_move(wish: Wish) -> MovePlan:
    """Read what stands and say what the wish would do to it, by the rules of its first day; two queries and the
    hand-over check."""
    rows = list(wish.clerk.postings.select_related("window__centre").order_by("starts_on", "pk"))
    ends = _ending(rows, wish)
    policy = policy_in_force(wish.starts_on)
    decision = tenure(as_plain(rows), clerk=str(wish.clerk.pk), policy=policy, on=wish.starts_on)
    leaves = _left(rows, wish, ends)
    thin = cover.left_thin(wish.clerk, leaves=leaves, joins=wish.window, on=wish.starts_on)
    return MovePlan(wish, ends, leaves, decision, _conflicts(rows, wish, ends), thin)


def _ending(rows: list[Posting], wish: Wish) -> Posting | None:
    """The open base post that began before the wish; a closed one is never touched again."""
    if wish.kind != Posting.Kind.BASE:
        return None
    open_posts = (row for row in rows if row.kind == Posting.Kind.BASE and row.ends_on is None)
    return next((row for row in open_posts if row.starts_on < wish.starts_on), None)


def _left(rows: list[Posting], wish: Wish, ends: Posting | None) -> Window | None:
    """A move leaves the window of the post it ends, a secondment that of the post held on its first day."""
    if wish.kind != Posting.Kind.SECONDMENT:
        return ends.window if ends else None
    held = (row for row in rows if row.kind == Posting.Kind.BASE and row.starts_on <= wish.starts_on)
    return next((row.window for row in held if row.ends_on is None or row.ends_on > wish.starts_on), None)


def _conflicts(rows: list[Posting], wish: Wish, ends: Posting | None) -> tuple[Posting, ...]:
    if wish.kind != Posting.Kind.BASE:
        return ()
    kept = [row for row in rows if ends is None or row.pk != ends.pk]
    new = plain.Posting(
        0, str(wish.clerk.pk), plain.PostingKind.BASE, Span(wish.starts_on, wish.ends_on), str(wish.window.pk)
    )
    clashes = {
        key
        for conflict in plain.base_post_conflicts([*as_plain(kept), new])
        if 0 in (conflict.first, conflict.second)
        for key in (conflict.first, conflict.second)
    }
    return tuple(row for row in kept if row.pk in clashes)
