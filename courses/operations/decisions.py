"""A person overrules how a change was told: facts or wording."""

from datetime import datetime

from django.db import transaction

from courses.domain.facets import ChangeKind
from courses.models import FacetChange
from ledger import audit
from people.models import User


@transaction.atomic
def decide_change(change: FacetChange, *, kind: ChangeKind, reason: str, by: User, at: datetime) -> FacetChange:
    """Append a person's decision about a change, with the reason; the rule's own row stays as it was."""
    decided = FacetChange.objects.create(
        matter_id=change.matter_id,
        facet=change.facet,
        from_version_id=change.from_version_id,
        to_version_id=change.to_version_id,
        kind=kind,
        reason=reason,
        decided_by=by,
        effective_at=change.effective_at,
        recorded_at=at,
    )
    audit.record("facet_change.decided", decided, by=by, at=at, kind=kind, reason=reason)
    return decided
