"""Writes about leave."""

from datetime import date, datetime

from django.db import transaction

from ledger import audit
from people.models import Leave, User


@transaction.atomic
def record_leave(clerk: User, *, kind: str, starts_on: date, ends_on: date, by: User | None, at: datetime) -> Leave:
    """Enter leave on [starts_on, ends_on)."""
    leave = Leave.objects.create(clerk=clerk, kind=kind, starts_on=starts_on, ends_on=ends_on)
    audit.record("leave.recorded", leave, by=by, at=at)
    return leave
