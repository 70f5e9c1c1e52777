"""A person shuts a template out of a matter, or lets it in again; what can be asked is found anew at once."""

from datetime import datetime

from django.db import transaction

from courses.models import MatterVersion
from ledger import audit
from people.models import User
from quizzes.domain.registry import TEMPLATES
from quizzes.domain.written import number_in
from quizzes.models import QuarantinedTemplate, Question
from quizzes.operations.vetting import vet_version
from quizzes.queries.quarantine import shut_out_of


@transaction.atomic
def quarantine_template(
    version: MatterVersion, template: str, *, seed: int, reason: str, by: User, at: datetime
) -> QuarantinedTemplate | None:
    """Draw nothing of this template on this version any more; None where it is shut out already.

    What was drawn stays as it was: an answer given counts until its regrade is decided. KeyError: no such template,
    or the question that went by this name is deleted.
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
    facet, number = drawn_as(template)
    MatterVersion.objects.select_for_update().get(pk=version.pk)
    if ((template, number) in shut_out_of(version)) is not lifted:
        return None
    row = QuarantinedTemplate.objects.create(
        matter_version=version,
        facet=facet,
        template=template,
        template_version=number,
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


def drawn_as(template: str) -> tuple[str, int]:
    """Its (first) facet and its version today: of a written question the revision in use."""
    if (number := number_in(template)) is None:
        known = TEMPLATES[template]
        return (known.facets[0].value if known.facets else ""), known.version
    question = Question.objects.filter(pk=number).first()
    if question is None:
        raise KeyError(template)
    return question.facet, question.live_revision_id or 0
