"""A person overrules how a change was told: facts or wording."""

from datetime import datetime

from django.db import transaction

from courses.domain.elements import Elements
from courses.domain.facets import ChangeKind, Facet
from courses.domain.fingerprint import facet_digest
from courses.models import CatalogueImport, FacetChange, ImportLine, MatterVersion
from courses.operations.storing import weight_of
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


@transaction.atomic
def decide_planned(
    line: ImportLine, facet: Facet, *, kind: ChangeKind, reason: str, by: User, at: datetime
) -> ImportLine:
    """Say how a planned change counts, before it is applied; applying appends it to the ledger as decided.

    Kept with the import too, so that it outlasts a new reading as long as the list says the same. What the rule says
    anyway is no decision: going back to it takes the decision away. Raises DecisionRefused.
    """
    found = CatalogueImport.objects.select_for_update().get(pk=line.catalogue_import_id)
    line = ImportLine.objects.get(pk=line.pk)
    if found.state != CatalogueImport.State.PLANNED:
        raise DecisionRefused("plan_not_open")
    before = line.kind_of(facet)
    if before == kind:
        raise DecisionRefused("counts_so_already")
    line.decisions.pop(facet.value, None)
    if line.kind_of(facet) != kind:
        facts = facet_digest(Elements.from_json(line.elements), facet)
        said = {"kind": kind.value, "reason": reason, "by": by.pk, "at": at.isoformat(), "facts": facts}
        line.decisions[facet.value] = said
    line.weight = weight_of(line)
    line.save(update_fields=["decisions", "weight"])
    found.decisions = {code: said for code, said in {**found.decisions, line.code: line.decisions}.items() if said}
    found.touched_at = at
    found.save(update_fields=["decisions", "touched_at"])
    audit.record(
        "import_line.decided",
        line,
        by=by,
        at=at,
        code=line.code,
        facet=facet.value,
        before=before,
        kind=kind.value,
        reason=reason,
    )
    return line
