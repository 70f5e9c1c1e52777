"""Which facets a material change has made stale, and until when the delta check is in time.

A facet is stale from the day the change takes effect, not from its import. The time to answer runs from the
later of that day and the day the change was recorded: nobody is late for a change nobody was told of.
"""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from certification.awards.domain.decisions import StaleFacet
from certification.awards.domain.policy import CertificationPolicy
from certification.awards.domain.rows import FacetChange, FacetEvidence
from courses.domain.facets import FACETS, Facet, Tier
from courses.domain.workdays import WorkingDate, working_days_after


def stale_facets(
    *,
    covered: Mapping[Facet, int],
    changes: Iterable[FacetChange],
    evidence: Iterable[FacetEvidence],
    tier: Tier,
    policy: CertificationPolicy,
) -> tuple[StaleFacet, ...]:
    """Facets of `covered` (facet → version settled by an award) with a later material change that no delta
    check has answered, in the plan's order. `changes` are the material ones, `evidence` is in ledger order,
    both already cut to the day asked about."""
    material, answers = tuple(changes), tuple(evidence)
    stale = []
    for facet in FACETS:
        if facet not in covered:
            continue
        mine = [change for change in material if change.facet is facet]
        settled = max([covered[facet], *_restored(facet, mine, answers, policy.rights_to_restore)])
        if open_changes := [change for change in mine if change.version > settled]:
            stale.append(_stale(facet, open_changes, tier, policy))
    return tuple(stale)


def delta_due(change: FacetChange, *, tier: Tier, policy: CertificationPolicy) -> WorkingDate:
    """The last day to prove the changed facet."""
    start = max(change.effective_on, change.recorded_on)
    if change.facet in policy.delta_facets:
        return working_days_after(start, policy.delta_working_days.of(tier))
    return WorkingDate(start + timedelta(days=policy.delta_other_days), published=True)


def _stale(facet: Facet, changes: list[FacetChange], tier: Tier, policy: CertificationPolicy) -> StaleFacet:
    # A second change does not give the first one more time.
    due = min((delta_due(change, tier=tier, policy=policy) for change in changes), key=lambda d: d.on)
    return StaleFacet(
        facet=facet,
        version=max(change.version for change in changes),
        since=min(change.effective_on for change in changes),
        due_on=due.on,
        due_published=due.published,
    )


def _restored(facet: Facet, changes: list[FacetChange], evidence: Iterable[FacetEvidence], rights: int) -> list[int]:
    """Change versions answered by `rights` rights in a row, among the answers at that version or later."""
    mine = [answer for answer in evidence if answer.facet is facet]
    versions = [change.version for change in changes]
    return [v for v in versions if _in_a_row([a.right for a in mine if a.version >= v]) >= rights]


def _in_a_row(rights: list[bool]) -> int:
    best = run = 0
    for right in rights:
        run = run + 1 if right else 0
        best = max(best, run)
    return best
