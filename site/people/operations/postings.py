"""Writes about postings. Each holds the clerk's row first: what is read before a posting is written stays true."""

from datetime import date, datetime

from django.db import transaction

from ledger import audit
from people.models import Posting, User, Window
from people.operations.telling import tell_staff_changed


class BasePostsOverlap(Exception):
    """The clerk has a base post on one of these days; nothing was written. `other` is that post."""

    def __init__(self, other: Posting) -> None:
        super().__init__(f"{other.starts_on} .. {other.ends_on}")
        self.other = other


class PostingClosed(Exception):
    """What has ended is not touched again; it can only be corrected by a new row."""


@transaction.atomic
def post_clerk(
    clerk: User,
    *,
    window: Window | None,
    kind: str,
    starts_on: date,
    by: User | None,
    at: datetime,
    ends_on: date | None = None,
    reason: str = "",
    host: User | None = None,
    document_number: str = "",
    ground: str = "",
    corrects: Posting | None = None,
) -> Posting:
    """Write a posting as decided; raises BasePostsOverlap. Whether it may be decided is certification.rotation's
    question, asked before."""
    hold_postings_of(clerk)
    if kind == Posting.Kind.BASE:
        others = Posting.objects.filter(clerk=clerk, kind=kind).sharing_days(starts_on, ends_on)
        if other := others.select_related("window").first():
            raise BasePostsOverlap(other)
    posting = Posting.objects.create(
        clerk=clerk,
        window=window,
        kind=kind,
        starts_on=starts_on,
        ends_on=ends_on,
        reason=reason,
        host=host,
        approved_by=by,
        document_number=document_number,
        ground=ground,
        corrects=corrects,
    )
    entry = audit.record("posting.started", posting, by=by, at=at, clerk=clerk.pk, kind=kind)
    tell_staff_changed(clerk.pk, entry, at=at)
    return posting


@transaction.atomic
def end_posting(
    posting: Posting, *, ends_on: date, by: User | None, at: datetime, reason: str = "", on: date | None = None
) -> Posting:
    """End a posting from that day on, sooner than was written or at all. Raises PostingClosed where it had ended by
    `on`, for whoever ends one by hand; only an end that is still to come can be moved."""
    hold_postings_of(posting.clerk)
    posting.refresh_from_db(fields=["ends_on", "annulled_at"])
    closed = posting.ends_on is not None and (posting.ends_on <= ends_on or (on is not None and posting.ends_on <= on))
    if posting.annulled_at is not None or closed:
        raise PostingClosed
    posting.ends_on = ends_on
    posting.save(update_fields=["ends_on"])
    entry = audit.record("posting.ended", posting, by=by, at=at, ends_on=ends_on.isoformat(), reason=reason)
    tell_staff_changed(posting.clerk_id, entry, at=at)
    return posting


@transaction.atomic
def annul_posting(posting: Posting, *, reason: str, by: User, at: datetime) -> Posting:
    """Take a posting that was written by mistake out of everything that is computed; the row stays as it was."""
    hold_postings_of(posting.clerk)
    posting.refresh_from_db(fields=["annulled_at"])
    if posting.annulled_at is None:
        posting.annulled_at = at
        posting.save(update_fields=["annulled_at"])
        entry = audit.record("posting.annulled", posting, by=by, at=at, reason=reason)
        tell_staff_changed(posting.clerk_id, entry, at=at)
    return posting


def hold_postings_of(clerk: User) -> None:
    """Until the transaction ends nobody else writes a posting of the clerk."""
    User.objects.select_for_update().only("pk").get(pk=clerk.pk)
