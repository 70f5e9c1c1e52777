"""The certification of one clerk in one matter on one day, from ledger rows alone.

Nothing is remembered between calls: the same rows in any order give the same decision, and taking away an
award, a grant, a reinstatement or a right answer never gives a better one.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from certification.awards.domain.decisions import Decision, Reason, StaleFacet, Status, UnaskedFacet, in_order
from certification.awards.domain.policy import CertificationPolicy
from certification.awards.domain.rows import (
    AwardKind,
    AwardRow,
    FacetChange,
    FacetEvidence,
    Regraded,
    as_of,
    material_changes,
)
from certification.awards.domain.spreading import NO_SLOTS, Slots
from certification.awards.domain.staleness import stale_facets, unasked_facets
from courses.domain.facets import FACETS, Facet, Tier

EVERY_FACET = frozenset(FACETS)
NOT_NOTED: Mapping[Facet, date | None] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class _Standing:
    """What the rows leave standing: awards not revoked, whether suspended, and the last revocation's day."""

    awards: tuple[AwardRow, ...]
    suspended: bool
    revoked_on: date | None


def certification_status(
    *,
    tier: Tier,
    facets_assessable: Collection[Facet],
    awards: Iterable[AwardRow],
    changes: Iterable[FacetChange],
    evidence: Iterable[FacetEvidence],
    policy: CertificationPolicy,
    on: date,
    known_on: date | None = None,
    assessable_since: Mapping[Facet, date | None] = NOT_NOTED,
    slots: Slots = NO_SLOTS,
) -> Decision:
    """The decision on `on`, from what was recorded by `known_on` (default `on`; a later day means
    "as corrected since"). `facets_assessable` are those with items on that day, `assessable_since` the first
    day of each where it was noted; `slots` until when a change may wait because too much changed for the clerk at once.

    An award whose check was regraded stands while the check passes, or while every facet of it is still proved where
    too little is left to decide the check. Else it is suspended until another check is passed: the fault was the
    question's, so it is never shown as if there had been no award.

    A revocation is undone only by a later award on evidence examined after it. An expired certification shows
    as expired even while suspended, for nothing is left to suspend.
    """
    known = known_on or on
    standing = _replay(as_of(awards, on=on, known_on=known), on)
    answers = tuple(
        answer
        for answer in as_of(evidence, on=on, known_on=known)
        if standing.revoked_on is None or answer.effective_on > standing.revoked_on
    )
    proved = [row for row in standing.awards if is_proved(row, facets_assessable, answers)]
    reasons = set()
    if len(proved) < len(standing.awards):
        reasons.add(Reason.AWARD_UNPROVED)
    if EVERY_FACET.difference(facets_assessable):
        reasons.add(Reason.FACET_NOT_ASSESSABLE if facets_assessable else Reason.NOTHING_ASSESSABLE)
    in_force = [row for row in proved if on <= _end(row)]
    if not in_force:
        shaken = [row for row in standing.awards if row.regraded and row not in proved and on <= _end(row)]
        if shaken and facets_assessable:
            return _shaken(shaken, standing.suspended, reasons, on)
        return _without_award(standing, proved, bool(facets_assessable), reasons, on)
    covered = _covered(in_force, facets_assessable)
    material = material_changes(changes, on=on, known_on=known)
    stale = stale_facets(
        covered=covered,
        changes=material,
        evidence=answers,
        assessable_since=assessable_since,
        tier=tier,
        policy=policy,
        slots=slots,
    )
    unasked = unasked_facets(
        covered=covered,
        asked={facet for row in in_force for facet, _version in row.versions} | {one.facet for one in stale},
        changes=material,
        evidence=answers,
        assessable_since=assessable_since,
        policy=policy,
    )
    return _in_force(in_force, stale, unasked, standing.suspended, reasons, policy, on)


def is_proved(row: AwardRow, facets_assessable: Iterable[Facet], evidence: Iterable[FacetEvidence]) -> bool:
    """Whether an award stands: its check doesn't fail by the verdicts as corrected, and each assessable facet was
    granted by hand, or answered right in an examination at the version the award names no later than it took effect,
    or without items when it was made."""
    if row.regraded is Regraded.FAILED:
        return False
    answers = [answer for answer in evidence if answer.right and answer.effective_on <= row.effective_on]
    excluded, versions = dict(row.excluded), dict(row.versions)
    for facet in facets_assessable:
        if facet in excluded and facet not in versions:
            continue
        if facet not in versions:
            return False
        if row.kind is AwardKind.MANUAL_GRANT:
            continue
        if not any(a.facet is facet and a.version >= versions[facet] for a in answers):
            return False
    return True


def _replay(rows: Iterable[AwardRow], on: date) -> _Standing:
    """A new award does not end a suspension: its reinstatement, its own last day or a revocation does."""
    awards: list[AwardRow] = []
    suspensions: list[AwardRow] = []
    revoked_on: date | None = None
    for row in rows:
        match row.kind:
            case AwardKind.AWARD | AwardKind.MANUAL_GRANT:
                awards.append(row)
            case AwardKind.SUSPENSION:
                suspensions.append(row)
            case AwardKind.REINSTATEMENT:
                suspensions.clear()
            case AwardKind.REVOCATION:
                awards.clear()
                suspensions.clear()
                revoked_on = row.effective_on
    suspended = any(row.expires_on is None or on <= row.expires_on for row in suspensions)
    return _Standing(tuple(awards), suspended, revoked_on)


def _shaken(rows: list[AwardRow], suspended: bool, reasons: set[Reason], on: date) -> Decision:
    last = max(rows, key=_end)
    told = reasons - {Reason.AWARD_UNPROVED} | {Reason.REGRADED_AWAY} | ({Reason.SUSPENDED} if suspended else set())
    return Decision(Status.SUSPENDED, in_order(told), on, last.effective_on, _end(last))


def _without_award(
    standing: _Standing, proved: list[AwardRow], assessable: bool, reasons: set[Reason], on: date
) -> Decision:
    if proved and assessable:
        last = max(proved, key=_end)
        expired = reasons | {Reason.PAST_EXPIRY}
        return Decision(Status.EXPIRED, in_order(expired), on, last.effective_on, _end(last))
    if standing.revoked_on is not None:
        return Decision(Status.REVOKED, in_order(reasons | {Reason.REVOKED}), on)
    if not assessable:
        return Decision(Status.NOT_ASSESSABLE, in_order(reasons), on)
    return Decision(Status.NEVER, in_order(reasons | {Reason.NO_AWARD}), on)


def _in_force(
    rows: list[AwardRow],
    stale: tuple[StaleFacet, ...],
    unasked: tuple[UnaskedFacet, ...],
    suspended: bool,
    reasons: set[Reason],
    policy: CertificationPolicy,
    on: date,
) -> Decision:
    # The award that lasts longest counts: a renewal never shortens what was given before it.
    counting = max(rows, key=lambda row: (_end(row), row.effective_on, row.sequence)) if len(rows) > 1 else rows[0]
    by_hand = counting.kind is AwardKind.MANUAL_GRANT
    reasons = reasons | {Reason.GRANTED_BY_HAND if by_hand else Reason.PROVED}
    if counting.regraded:
        reasons.add(Reason.REGRADED_STANDS)
    status = Status.CERTIFIED
    if stale:
        status = Status.VALID_EXCEPT
        reasons.add(Reason.FACET_STALE)
        if any(facet.due_on < on for facet in stale):
            status = Status.LAPSED
            reasons.add(Reason.DELTA_OVERDUE)
        if not all(facet.due_published for facet in stale):
            reasons.add(Reason.CALENDAR_NOT_PUBLISHED)
    if suspended:
        status = Status.SUSPENDED
        reasons.add(Reason.SUSPENDED)
    if unasked:
        reasons.add(Reason.FACET_UNASKED)
    if on >= policy.renewable_from(_end(counting)):
        reasons.add(Reason.RENEWAL_OPEN)
    return Decision(status, in_order(reasons), on, counting.effective_on, _end(counting), stale, unasked)


def _covered(rows: Iterable[AwardRow], facets: Collection[Facet]) -> dict[Facet, int]:
    """For each assessable facet the latest version any award in force settles."""
    settled: dict[Facet, int] = {}
    for own in (row.settles() for row in rows):
        for facet in facets:
            if facet in own:
                settled[facet] = max(own[facet], settled.get(facet, 0))
    return settled


def _end(row: AwardRow) -> date:
    assert row.expires_on is not None  # AwardRow refuses an award or grant without it
    return row.expires_on
