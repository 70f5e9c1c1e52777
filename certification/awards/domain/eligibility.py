"""Whether an award may be written today, and the row's frozen content if so."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from certification.awards.domain.policy import CertificationPolicy
from certification.awards.domain.rows import (
    FacetChange,
    FacetEvidence,
    FacetVersions,
    as_of,
    material_changes,
)
from courses.domain.facets import FACETS, Facet, Tier


class Eligibility(StrEnum):
    READY = "ready"
    UNPROVED_FACETS = "unproved_facets"
    NOTHING_ASSESSABLE = "nothing_assessable"


@dataclass(frozen=True, slots=True)
class AwardPlan:
    """What `awards.operations` may append. `unproved` names the facets that stand in the way; the other
    fields are the new row's, filled only when READY."""

    eligibility: Eligibility
    unproved: tuple[Facet, ...] = ()
    versions: FacetVersions = ()
    excluded: FacetVersions = ()
    expires_on: date | None = None


def plan_award(
    *,
    tier: Tier,
    version: int,
    facets_assessable: Sequence[Facet],
    changes: Iterable[FacetChange],
    evidence: Iterable[FacetEvidence],
    policy: CertificationPolicy,
    on: date,
    examined_after: date | None = None,
    known_on: date | None = None,
) -> AwardPlan:
    """Each assessable facet needs a right examined answer at its current version, at most `evidence_days` old
    and, where `examined_after` is given (the last revocation), after that day. That the sitting as a whole
    passed is the check's own rule; this one adds that no facet was left out or has changed since. `version`
    is the matter's version in force, noted for facets without items. `known_on` is later than `on` where verdicts
    were corrected since.
    """
    if not facets_assessable:
        return AwardPlan(Eligibility.NOTHING_ASSESSABLE)
    oldest = on - timedelta(days=policy.evidence_days)
    # The changes come by version, so the last of a facet wins.
    current = {change.facet: change.version for change in material_changes(changes, on=on, known_on=on)}
    proved: dict[Facet, int] = {}
    for answer in as_of(evidence, on=on, known_on=known_on or on):
        late_enough = examined_after is None or answer.effective_on > examined_after
        current_enough = answer.version >= current.get(answer.facet, 0)
        if answer.right and answer.effective_on >= oldest and late_enough and current_enough:
            proved[answer.facet] = max(answer.version, proved.get(answer.facet, 0))
    asked = [facet for facet in FACETS if facet in facets_assessable]
    if unproved := tuple(facet for facet in asked if facet not in proved):
        return AwardPlan(Eligibility.UNPROVED_FACETS, unproved)
    return AwardPlan(
        Eligibility.READY,
        versions=tuple((facet, proved[facet]) for facet in asked),
        excluded=tuple((facet, version) for facet in FACETS if facet not in asked),
        expires_on=policy.expires_on(on, tier),
    )
