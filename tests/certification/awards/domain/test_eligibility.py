from datetime import date, timedelta
from functools import partial

import pytest

from certification.awards.domain.eligibility import AwardPlan, Eligibility, plan_award
from certification.awards.domain.rows import AwardKind, AwardRow
from courses.domain.facets import FACETS, Facet, Tier
from tests.certification.awards.domain.ledgers import PASSED, POLICY, all_right, changed, right, status

plan = partial(
    plan_award,
    tier=Tier.A,
    version=3,
    facets_assessable=FACETS,
    changes=(),
    evidence=(),
    policy=POLICY,
    on=PASSED,
)


def test_evidence_for_every_facet_is_ready_to_be_awarded():
    assert plan(evidence=all_right(3)) == AwardPlan(
        Eligibility.READY, versions=tuple((facet, 3) for facet in FACETS), expires_on=date(2027, 3, 9)
    )


def test_a_facet_without_items_is_frozen_as_excluded():
    assert plan(facets_assessable=FACETS[:5], evidence=all_right(3)) == AwardPlan(
        Eligibility.READY,
        versions=tuple((facet, 3) for facet in FACETS[:5]),
        excluded=((Facet.RESULT, 3),),
        expires_on=date(2027, 3, 9),
    )


@pytest.mark.parametrize(
    ("rows", "unproved"),
    [
        pytest.param({}, FACETS, id="no evidence at all"),
        pytest.param({"evidence": all_right(facets=FACETS[1:])}, FACETS[:1], id="one facet left out"),
        pytest.param({"evidence": all_right(on=PASSED - timedelta(days=91))}, FACETS, id="evidence too old"),
        pytest.param({"evidence": all_right(on=PASSED + timedelta(days=1))}, FACETS, id="evidence of tomorrow"),
        pytest.param(
            {"evidence": all_right(), "changes": [changed(on=PASSED)]}, (Facet.MATERIALS,), id="changed since"
        ),
        pytest.param({"evidence": all_right(), "examined_after": PASSED}, FACETS, id="examined before a revocation"),
        pytest.param({"evidence": [right(f, is_right=False) for f in FACETS]}, FACETS, id="answered wrong"),
    ],
)
def test_what_is_not_proved_is_named(rows, unproved):
    assert plan(**rows) == AwardPlan(Eligibility.UNPROVED_FACETS, unproved)


def test_a_matter_without_items_cannot_be_awarded():
    assert plan(facets_assessable=()) == AwardPlan(Eligibility.NOTHING_ASSESSABLE)


def test_a_row_written_from_a_ready_plan_certifies():
    ready = plan(evidence=all_right(3))
    row = AwardRow(1, AwardKind.AWARD, PASSED, PASSED, POLICY.version, ready.expires_on, ready.versions, ready.excluded)
    assert status(awards=[row], evidence=all_right(3), on=PASSED).valid
