"""Decisions and cells for the tests of a small centre."""

from datetime import date

from certification.awards.domain.decisions import Decision, StaleFacet, Status
from certification.matrix.domain.cells import Requirement, cell
from courses.domain.facets import FACETS, Facet, Tier

ON = date(2026, 6, 3)
MATERIALS_DUE = date(2026, 6, 15)
STALE = (StaleFacet(Facet.MATERIALS, 2, date(2026, 6, 1), MATERIALS_DUE),)


def decided(status, *, on=ON):
    held = status not in (Status.NEVER, Status.REVOKED, Status.NOT_ASSESSABLE)
    stale = STALE if status in (Status.VALID_EXCEPT, Status.LAPSED) else ()
    return Decision(status, (), on, date(2026, 3, 9) if held else None, date(2028, 3, 9) if held else None, stale)


def cell_of(clerk, matter, status, *, required=True, due_on=None, tier=Tier.B):
    return cell(
        clerk=clerk,
        matter=matter,
        tier=tier,
        decision=decided(status),
        requirement=Requirement(required, due_on),
        facets_assessable=() if status is Status.NOT_ASSESSABLE else FACETS,
    )
