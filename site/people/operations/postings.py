"""Writes about postings."""

from datetime import date, datetime

from django.db import transaction

from ledger import audit
from people.models import Posting, User, Window


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
) -> Posting:
    """Write a posting as decided. Whether it may be decided is certification.rotation's question, asked before."""
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
    )
    audit.record("posting.started", posting, by=by, at=at, clerk=clerk.pk, kind=kind)
    return posting


@transaction.atomic
def end_posting(posting: Posting, *, ends_on: date, by: User | None, at: datetime, reason: str = "") -> Posting:
    """End an open posting from that day on."""
    posting.ends_on = ends_on
    posting.save(update_fields=["ends_on"])
    audit.record("posting.ended", posting, by=by, at=at, ends_on=ends_on.isoformat(), reason=reason)
    return posting
