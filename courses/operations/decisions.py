"""A person overrules how a change was told: facts or wording."""

from datetime import datetime

from django.db import transaction

from courses.domain.facets import ChangeKind
from courses.models import FacetChange, MatterVersion
from ledger import audit
from people.models import User


class DecisionRefused(Exception):
    """Nothing was written; `code` is one of courses.sentences.DECISION_REFUSALS."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


@transaction.atomic
def decide_change(change: FacetChange, *, kind: ChangeKind, reason: str, by: User, at: datetime) -> FacetChange:
    """Append a person's decision about a change, with the reason; the rule's own row stays as it was.

    Raises DecisionRefused where somebody decided meanwhile, or the change counts like this already.
    """
    MatterVersion.objects.select_for_update().get(pk=change.to_version_id)  # decisions on one version wait in line
    standing = FacetChange.objects.filter(to_version=change.to_version_id, facet=change.facet).latest("pk")
    if standing.pk != change.pk:
        raise DecisionRefused("decided_meanwhile")
    if standing.kind == kind:
        raise DecisionRefused("counts_so_already")
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
    audit.record(
        "facet_change.decided", decided, by=by, at=at, facet=change.facet, before=change.kind, kind=kind, reason=reason
    )
    return decided
