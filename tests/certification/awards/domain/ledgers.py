"""Ledger rows for the tests of one clerk in one matter, written as a story would tell them."""

from datetime import date
from functools import partial

from certification.awards.domain.policy import CertificationPolicy
from certification.awards.domain.rows import AwardKind, AwardRow, FacetChange, FacetEvidence
from certification.awards.domain.status import certification_status
from courses.domain.facets import FACETS, ChangeKind, Facet, Tier

POLICY = CertificationPolicy(version="2026-1")
PASSED = date(2026, 3, 9)  # a Monday
EXPIRES = date(2028, 3, 9)
AT_ONE = tuple((facet, 1) for facet in FACETS)

status = partial(certification_status, tier=Tier.B, facets_assessable=FACETS, changes=(), evidence=(), policy=POLICY)


def award(
    on=PASSED,
    *,
    sequence=1,
    kind=AwardKind.AWARD,
    expires_on=EXPIRES,
    versions=AT_ONE,
    excluded=(),
    recorded=None,
):
    return AwardRow(sequence, kind, on, recorded or on, POLICY.version, expires_on, versions, excluded)


def act(kind, on, *, sequence=2, until=None, recorded=None):
    return AwardRow(sequence, kind, on, recorded or on, POLICY.version, until)


def right(facet, version=1, on=PASSED, *, sequence=0, is_right=True, recorded=None):
    return FacetEvidence(sequence, facet, version, on, recorded or on, is_right)


def all_right(version=1, on=PASSED, facets=FACETS):
    return [right(facet, version, on, sequence=n) for n, facet in enumerate(facets)]


def changed(
    facet=Facet.MATERIALS,
    version=2,
    on=date(2026, 6, 1),
    *,
    kind=ChangeKind.MATERIAL,
    recorded=None,
    sequence=1,
):
    return FacetChange(sequence, facet, kind, version, on, recorded or on)
