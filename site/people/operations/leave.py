"""Writes about leave. Each holds the clerk's row first, so that nobody is away twice on one day."""

from datetime import date, datetime

from django.db import transaction

from ledger import audit
from people.models import Leave, User
from people.operations.postings import hold_postings_of


class LeaveOverlaps(Exception):
    """The clerk is away already on one of these days; nothing was written. `other` is that leave."""

    def __init__(self, other: Leave) -> None:
        super().__init__(f"{other.starts_on} .. {other.ends_on}")
        self.other = other


@transaction.atomic
def record_leave(clerk: User, *, kind: str, starts_on: date, ends_on: date, by: User | None, at: datetime) -> Leave:
    """Enter leave on [starts_on, ends_on); raises LeaveOverlaps."""
    hold_postings_of(clerk)
    if other := Leave.objects.filter(clerk=clerk).sharing_days(starts_on, ends_on).first():
        raise LeaveOverlaps(other)
    leave = Leave.objects.create(clerk=clerk, kind=kind, starts_on=starts_on, ends_on=ends_on, recorded_at=at)
    audit.record("leave.recorded", leave, by=by, at=at)
    return leave


@transaction.atomic
def withdraw_leave(leave: Leave, *, reason: str, by: User, at: datetime) -> Leave:
    """Take back a leave that was not taken or entered wrongly; the row stays, and counts for nothing."""
    hold_postings_of(leave.clerk)
    leave.refresh_from_db(fields=["withdrawn_at"])
    if leave.withdrawn_at is None:
        leave.withdrawn_at = at
        leave.save(update_fields=["withdrawn_at"])
        audit.record("leave.withdrawn", leave, by=by, at=at, reason=reason)
    return leave
