"""A person shuts a template out of a matter, or lets it in again; what can be asked is found anew at once."""

from datetime import datetime

from django.db import transaction

from courses.models import MatterVersion
from ledger import audit
from people.models import User
from quizzes.domain.registry import TEMPLATES
from quizzes.models import QuarantinedTemplate
from quizzes.operations.vetting import vet_version
from quizzes.queries.quarantine import quarantined


@transaction.atomic
def quarantine_template(
    version: MatterVersion, template: str, *, seed: int, reason: str, by: User, at: datetime
) -> QuarantinedTemplate | None:
    """Draw nothing of this template on this version any more; None where it is shut out already.

    What was drawn stays as it was: an answer given counts until its regrade is decided. KeyError: no such template.
    """
    return _decide(version, template, seed=seed, reason=reason, lifted=False, by=by, at=at)


@transaction.atomic
def lift_quarantine(
    version: MatterVersion, template: str, *, reason: str, by: User, at: datetime
) -> QuarantinedTemplate | None:
    """Let the template in again; None where it isn't shut out. Vetting shuts it out anew where it still fails."""
    return _decide(version, template, seed=0, reason=reason, lifted=True, by=by, at=at)


def _decide(
    version: MatterVersion, template: str, *, seed: int, reason: str, lifted: bool, by: User, at: datetime
) -> QuarantinedTemplate | None:
    known = TEMPLATES[template]
    MatterVersion.objects.select_for_update().get(pk=version.pk)
    if ((known.name, known.version) in quarantined(version)) is not lifted:
        return None
    row = QuarantinedTemplate.objects.create(
        matter_version=version,
        facet=known.facets[0].value if known.facets else "",
        template=known.name,
        template_version=known.version,
        seed=seed,
        lifted=lifted,
        reason=reason,
        by=by,
        effective_at=at,
        recorded_at=at,
    )
    audit.record("template.let_in" if lifted else "template.shut_out", row, by=by, at=at, template=template)
    vet_version(version, at=at)
    return row
