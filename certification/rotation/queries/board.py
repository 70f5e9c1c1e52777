"""Reads about postings: the board of a centre, a clerk's timeline, what waits for a signature."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from certification.rotation.domain.tenure import TenureDecision, TenurePolicy, tenure
from certification.rotation.models import PostingProposal
from certification.rotation.plain import as_plain
from certification.rotation.queries.policy import policy_in_force
from courses.moments import start_of
from people.models import Centre, Posting, User, Window
from people.queries import clerks_away, clerks_of, windows_open

CORRECTED_WITHIN = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class ClerkRow:
    """Where a clerk is on the day: the base post, what runs beside it, and the tenure in the post."""

    clerk: User
    base: Posting | None
    beside: tuple[Posting, ...]
    tenure: TenureDecision
    away: bool


@dataclass(frozen=True, slots=True)
class WindowRow:
    """A window open on the day and the postings that run at it."""

    window: Window
    postings: tuple[Posting, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """Who is where at a centre on a day."""

    clerks: tuple[ClerkRow, ...]
    windows: tuple[WindowRow, ...]
    policy: TenurePolicy


def board(centre: Centre, *, on: date) -> Board:
    """The board of a centre; five queries for any number of clerks and windows."""
    policy = policy_in_force(on)
    clerks = list(clerks_of(centre, on=on))
    away = clerks_away(centre, on=on)
    own, at_window = defaultdict(list), defaultdict(list)
    for posting in _postings(clerks):
        own[posting.clerk_id].append(posting)
        if _runs(posting, on) and posting.window_id:
            at_window[posting.window_id].append(posting)
    rows = []
    for clerk in clerks:
        running = [posting for posting in own[clerk.pk] if _runs(posting, on)]
        rows.append(
            ClerkRow(
                clerk=clerk,
                base=next((p for p in running if p.kind == Posting.Kind.BASE), None),
                beside=tuple(p for p in running if p.kind != Posting.Kind.BASE),
                tenure=tenure(as_plain(own[clerk.pk]), clerk=str(clerk.pk), policy=policy, on=on),
                away=clerk.pk in away,
            )
        )
    windows = tuple(WindowRow(window, tuple(at_window[window.pk])) for window in windows_open(centre, on=on))
    return Board(tuple(rows), windows, policy)


def tenures(clerks: list[User], *, on: date) -> dict[int, TenureDecision]:
    """The tenure of each clerk on the day, in two queries."""
    policy = policy_in_force(on)
    own = defaultdict(list)
    for posting in _postings(clerks):
        own[posting.clerk_id].append(posting)
    return {c.pk: tenure(as_plain(own[c.pk]), clerk=str(c.pk), policy=policy, on=on) for c in clerks}


def proposals_waiting(centre: Centre, *, on: date) -> QuerySet[PostingProposal]:
    """Proposals about the centre's clerks that nobody decided yet, oldest first."""
    return (
        PostingProposal.objects.filter(state=PostingProposal.State.PROPOSED, clerk__in=clerks_of(centre, on=on))
        .select_related("clerk", "window", "host", "proposed_by")
        .order_by("proposed_at", "pk")
    )


def ending_waiting(posting: Posting) -> PostingProposal | None:
    """The proposal to end this posting, or to take it back, that waits for the leader."""
    found = PostingProposal.objects.filter(about=posting, state=PostingProposal.State.PROPOSED)
    return found.select_related("proposed_by").first()


def taken_back(centre: Centre, *, on: date) -> QuerySet[Posting]:
    """Postings of the centre's clerks that were taken back of late and that no other stands for yet; newest first."""
    since = start_of(on - CORRECTED_WITHIN)
    found = Posting.ever.filter(clerk__in=clerks_of(centre, on=on), annulled_at__gte=since, correction=None)
    return found.select_related("clerk", "window").order_by("-annulled_at", "-pk")


def _postings(clerks: list[User]) -> QuerySet[Posting]:
    found = Posting.objects.filter(clerk__in=clerks).select_related("window", "host", "clerk", "approved_by")
    return found.order_by("starts_on", "pk")


def _runs(posting: Posting, on: date) -> bool:
    return posting.starts_on <= on and (posting.ends_on is None or on < posting.ends_on)
