"""What a passed full check earns, from rows its caller has loaded."""

from collections.abc import Iterable
from datetime import date

from certification.awards.domain.eligibility import AwardPlan, plan_award
from certification.awards.domain.rows import AwardKind, AwardRow, FacetEvidence
from certification.awards.queries.policies import policy_in_force
from certification.awards.queries.standings import change_rows, day_of
from courses.domain.facets import FACETS, Tier
from quizzes.models import CheckOutcome


def earned(
    outcome: CheckOutcome,
    *,
    tier: Tier,
    acts: Iterable[AwardRow],
    evidence: Iterable[FacetEvidence],
    known_on: date,
) -> AwardPlan:
    """The award as it would have been made on the day of the check, from verdicts as known on `known_on`; two
    queries. A revocation of that day or before asks for answers given after it."""
    on = day_of(outcome.effective_at)
    revoked = [row.effective_on for row in acts if row.kind is AwardKind.REVOCATION and row.effective_on <= on]
    return plan_award(
        tier=tier,
        version=outcome.matter_version.number,
        facets_assessable=[facet for facet in FACETS if facet.value not in outcome.not_assessable],
        changes=change_rows([outcome.matter_id], known_on=known_on).get(outcome.matter_id, ()),
        evidence=evidence,
        policy=policy_in_force(on),
        on=on,
        examined_after=max(revoked, default=None),
        known_on=known_on,
    )
