"""What must hold for every ledger: order never matters, and losing what speaks for a clerk never helps."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from certification.awards.domain.decisions import Status
from certification.awards.domain.policy import ByTier
from certification.awards.domain.rows import AwardKind, AwardRow, FacetChange, FacetEvidence
from courses.domain.facets import ChangeKind, Facet
from tests.certification.awards.domain.ledgers import POLICY, status

START = date(2026, 1, 1)
ASKED = (Facet.MATERIALS, Facet.RESULT)  # two facets are enough to interact, and make sound awards likely
FAVOUR = (
    Status.REVOKED,
    Status.NEVER,
    Status.EXPIRED,
    Status.SUSPENDED,
    Status.LAPSED,
    Status.VALID_EXCEPT,
    Status.CERTIFIED,
)
FAVOURABLE_ACTS = (AwardKind.AWARD, AwardKind.MANUAL_GRANT, AwardKind.REINSTATEMENT)
DAYS = st.integers(0, 60).map(lambda n: START + timedelta(days=n))
VERSIONS = st.integers(1, 3)
LAGS = st.sampled_from([0, 0, 0, 5]).map(lambda n: timedelta(days=n))


@st.composite
def acts(draw, sequence):
    kind = draw(st.sampled_from([AwardKind.AWARD, *AwardKind]))
    on, version = draw(DAYS), draw(VERSIONS)
    granting = kind in (AwardKind.AWARD, AwardKind.MANUAL_GRANT)
    ends = granting or (kind is AwardKind.SUSPENSION and draw(st.booleans()))
    expires_on = on + timedelta(days=draw(st.integers(0, 60))) if ends else None
    versions = tuple((facet, version) for facet in ASKED) if granting else ()
    return AwardRow(sequence, kind, on, on + draw(LAGS), "x", expires_on, versions)


@st.composite
def ledgers(draw):
    awards = [draw(acts(n)) for n in range(draw(st.integers(0, 6)))]
    changes = [
        FacetChange(
            n,
            draw(st.sampled_from(ASKED)),
            draw(st.sampled_from(ChangeKind)),
            draw(VERSIONS),
            on,
            on + draw(LAGS),
        )
        for n in range(draw(st.integers(0, 4)))
        for on in [draw(DAYS)]
    ]
    # Half the awards come with the answers that prove them, or hardly one would stand.
    answers = [
        (facet, version, award.effective_on, True)
        for award in awards
        if draw(st.booleans())
        for facet, version in award.versions
    ]
    answers += [
        (draw(st.sampled_from(ASKED)), draw(VERSIONS), draw(DAYS), draw(st.booleans()))
        for _ in range(draw(st.integers(0, 8)))
    ]
    evidence = [FacetEvidence(n, facet, v, on, on, is_right) for n, (facet, v, on, is_right) in enumerate(answers)]
    on = draw(DAYS) + timedelta(days=draw(st.integers(0, 60)))
    return {"facets_assessable": ASKED, "awards": awards, "changes": changes, "evidence": evidence, "on": on}


@given(ledgers(), st.randoms(use_true_random=False))
def test_rows_in_any_order_give_the_same_decision(ledger, order):
    shuffled = {
        name: order.sample(rows, len(rows)) if isinstance(rows, list) else rows for name, rows in ledger.items()
    }
    assert status(**shuffled) == status(**ledger)


@given(ledgers())
def test_losing_a_favourable_row_never_improves_a_status(ledger):
    whole = FAVOUR.index(status(**ledger).status)
    for name, favourable in (
        ("awards", lambda row: row.kind in FAVOURABLE_ACTS),
        ("evidence", lambda row: row.right),
    ):
        for row in filter(favourable, ledger[name]):
            without = {**ledger, name: [other for other in ledger[name] if other != row]}
            assert FAVOUR.index(status(**without).status) <= whole


@given(ledgers())
def test_losing_a_suspension_or_a_material_change_never_harms(ledger):
    whole = FAVOUR.index(status(**ledger).status)
    for row in ledger["awards"]:
        if row.kind is AwardKind.SUSPENSION:
            without = {**ledger, "awards": [other for other in ledger["awards"] if other != row]}
            assert FAVOUR.index(status(**without).status) >= whole


@given(ledgers(), st.integers(1, 30))
def test_what_is_recorded_later_does_not_change_an_earlier_as_of(ledger, days):
    on = ledger["on"]
    later = on + timedelta(days=days)
    extra = AwardRow(99, AwardKind.REVOCATION, START, later, "x")
    assert status(**{**ledger, "awards": [*ledger["awards"], extra]}) == status(**ledger)


TIERS = st.builds(ByTier, *[st.integers(1, 40)] * 3)


@given(ledgers(), TIERS, TIERS, TIERS, st.integers(1, 400))
def test_only_the_deadlines_of_changed_facets_reach_what_was_given(ledger, validity, due, cover, days):
    other = replace(
        POLICY, validity_months=validity, due_days=due, cover_k=cover, evidence_days=days, practical_months=days
    )
    assert status(**ledger, policy=other) == status(**ledger)


@given(ledgers(), TIERS, st.integers(1, 60), st.integers(0, 30))
def test_more_time_for_changed_facets_never_harms(ledger, working, other, more):
    short = replace(POLICY, delta_working_days=working, delta_other_days=other)
    long = replace(
        short,
        delta_working_days=ByTier(working.a + more, working.b + more, working.c + more),
        delta_other_days=other + more,
    )
    assert FAVOUR.index(status(**ledger, policy=long).status) >= FAVOUR.index(status(**ledger, policy=short).status)
