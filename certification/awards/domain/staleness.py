"""Which facets a material change has made stale, and until when the delta check is in time.

A facet is stale from the day the change takes effect, not from its import. The time to answer runs from the
latest of that day, the day the change was recorded and the first day the facet could be asked: nobody is late for
a change nobody was told of, nor for a check nobody could sit.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta

from certification.awards.domain.decisions import StaleFacet, UnaskedFacet
from certification.awards.domain.policy import CertificationPolicy
from certification.awards.domain.rows import FacetChange, FacetEvidence
from certification.awards.domain.spreading import NO_SLOTS, Slots
from courses.domain.facets import FACETS, Facet, Tier
from courses.domain.workdays import WorkingDate, working_days_after


def stale_facets(
    *,
    covered: Mapping[Facet, int],
    changes: Iterable[FacetChange],
    evidence: Iterable[FacetEvidence],
    assessable_since: Mapping[Facet, date | None],
    tier: Tier,
    policy: CertificationPolicy,
    slots: Slots = NO_SLOTS,
) -> tuple[StaleFacet, ...]:
    """Facets of `covered` (facet → version settled by an award) with a later material change that no delta
    check has answered, in the plan's order. `changes` are the material ones, `evidence` is in ledger order,
    both already cut to the day asked about. A facet that could not be asked when the award was made is settled
    up to the version of that day: what changed since is asked like any other change. `slots` give more time to
    what is too much for one person at once (see `spreading`)."""
    material, answers = tuple(changes), tuple(evidence)
    if not material:
        return ()
    stale = []
    for facet in FACETS:
        if facet not in covered:
            continue
        mine = [change for change in material if change.facet is facet]
        settled = max([covered[facet], *_restored(facet, mine, answers, policy.rights_to_restore)])
        if open_changes := [change for change in mine if change.version > settled]:
            stale.append(_stale(facet, open_changes, assessable_since.get(facet), tier, policy, slots))
    return tuple(stale)


def unasked_facets(
    *,
    covered: Mapping[Facet, int],
    asked: Collection[Facet],
    changes: Iterable[FacetChange],
    evidence: Iterable[FacetEvidence],
    assessable_since: Mapping[Facet, date | None],
    policy: CertificationPolicy,
) -> tuple[UnaskedFacet, ...]:
    """Facets of `covered` that no award was made on and that no delta check has proved since, in the plan's order.
    `asked` are those awards were made on and those that are stale, which are asked already."""
    material, answers = tuple(changes), tuple(evidence)
    unasked = []
    for facet in FACETS:
        if facet not in covered or facet in asked:
            continue
        settled = max([covered[facet], *(change.version for change in material if change.facet is facet)])
        rights = [answer.right for answer in answers if answer.facet is facet and answer.version >= settled]
        if _in_a_row(rights) < policy.rights_to_restore:
            unasked.append(UnaskedFacet(facet, assessable_since.get(facet)))
    return tuple(unasked)


def delta_due(
    change: FacetChange, *, tier: Tier, policy: CertificationPolicy, assessable_since: date | None = None
) -> WorkingDate:
    """The last day to prove the changed facet."""
    start = max(change.effective_on, change.recorded_on, assessable_since or date.min)
    if change.facet in policy.delta_facets:
        return working_days_after(start, policy.delta_working_days.of(tier))
    return WorkingDate(start + timedelta(days=policy.delta_other_days), published=True)


def _stale(
    facet: Facet,
    changes: list[FacetChange],
    assessable_since: date | None,
    tier: Tier,
    policy: CertificationPolicy,
    slots: Slots,
) -> StaleFacet:
    # A second change does not give the first one more time.
    days = (
        _later(
            delta_due(change, tier=tier, policy=policy, assessable_since=assessable_since),
            slots.get((facet, change.version)),
        )
        for change in changes
    )
    due = min(days, key=lambda day: day.on)
    return StaleFacet(
        facet=facet,
        version=max(change.version for change in changes),
        since=min(change.effective_on for change in changes),
        due_on=due.on,
        due_published=due.published,
    )


def _later(own: WorkingDate, slot: date | None) -> WorkingDate:
    return WorkingDate(slot, published=True) if slot and slot > own.on else own


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
