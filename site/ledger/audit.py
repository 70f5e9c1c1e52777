"""Append an audit entry; always called inside the operation's own transaction."""

from datetime import datetime
from typing import Any

from django.db import models

from ledger.models import AuditEntry


def subject_of(thing: models.Model) -> str:
    """The stable name of a row in the audit log: "courses.matter:12"."""
    return f"{thing._meta.label_lower}:{thing.pk}"


def record(action: str, thing: models.Model, *, by: Any, at: datetime, **detail: Any) -> AuditEntry:
    """Say that `by` (None: the house itself) did `action` to `thing`. `detail` must be JSON."""
    actor = by if by is not None and by.pk else None
    return AuditEntry.objects.create(
        actor=actor, action=action, subject=subject_of(thing), detail=detail, effective_at=at, recorded_at=at
    )
