"""A passed check becomes an award: the subscriber of `check.finished`."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from certification.awards.domain.eligibility import Eligibility
from certification.awards.models import AwardEntry
from certification.awards.operations.telling import tell_written
from certification.awards.queries.earned import earned
from certification.awards.queries.offers import offers
from certification.awards.queries.policies import policy_in_force
from certification.awards.queries.standings import award_rows, day_of, evidence_rows
from courses.domain.facets import Tier
from courses.models import Matter
from ledger import audit
from people.models import User
from people.queries import centre_of
from quizzes.models import CheckOutcome


def on_check_finished(payload: dict[str, Any], *, at: datetime) -> None:
    """Outbox handler of `check.finished`; delivered again it changes nothing."""
    outcome = CheckOutcome.objects.select_related("clerk", "matter", "matter_version").get(pk=payload["outcome"])
    award_from_check(outcome, at=at)


def on_check_regraded(payload: dict[str, Any], *, at: datetime) -> None:
    """Outbox handler of `check.regraded`: what passes now earns the award it would have earned then. What passes no
    more needs no act: its standing is computed."""
    award_from_check(CheckOutcome.objects.get(pk=payload["outcome"]), at=at)


@transaction.atomic
def award_from_check(outcome: CheckOutcome, *, at: datetime) -> AwardEntry | None:
    """Append the award a passed full check earns, once; None where none is earned.

    A delta check earns none: its evidence itself makes the stale facets good again. A passed check that leaves a
    facet unproved (it changed meanwhile, or the clerk was revoked) is noted in the audit log with what is missing.
    """
    if standing := AwardEntry.objects.filter(outcome=outcome).first():
        return standing
    outcome = CheckOutcome.objects.as_corrected().select_related("clerk", "matter", "matter_version").get(pk=outcome.pk)
    if not outcome.passes or outcome.scope:
        return None
    known_on, clerk, matter, pair = day_of(at), outcome.clerk, outcome.matter, (outcome.clerk_id, outcome.matter_id)
    plan = earned(
        outcome,
        tier=tier_for(clerk, matter, on=day_of(outcome.effective_at)),
        acts=award_rows(AwardEntry.objects.filter(clerk=clerk, matter=matter), known_on=known_on).get(pair, []),
        evidence=dict(evidence_rows([pair], known_on=known_on)).get(pair, ()),
        known_on=known_on,
    )
    if plan.eligibility is not Eligibility.READY:
        audit.record(
            "award.not_ready", outcome, by=None, at=at, why=plan.eligibility, facets=[f.value for f in plan.unproved]
        )
        return None
    entry = AwardEntry.objects.create(
        clerk=clerk,
        matter=matter,
        kind=AwardEntry.Kind.AWARD,
        expires_on=plan.expires_on,
        versions={facet.value: version for facet, version in plan.versions},
        excluded={facet.value: version for facet, version in plan.excluded},
        policy_version=policy_in_force(day_of(outcome.effective_at)).version,
        outcome=outcome,
        effective_at=outcome.effective_at,
        recorded_at=at,
    )
    tell_written(entry, at=at)
    audit.record("award.made", entry, by=None, at=at, clerk=clerk.pk, matter=matter.pk, outcome=outcome.pk)
    return entry


def tier_for(clerk: User, matter: Matter, *, on: date) -> Tier:
    """The tier the clerk's own centre gives the matter that day; the strictest where it does not offer it."""
    return offers(centre_of(clerk, on=on), [matter.pk], on=on)[matter.pk].tier
