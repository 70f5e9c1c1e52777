from dataclasses import replace
from datetime import date, timedelta

import pytest

from certification.awards.domain.decisions import Decision, Reason, Status
from certification.awards.domain.rows import AwardKind, AwardRow, Regraded
from courses.domain.facets import FACETS, Facet, Tier
from tests.certification.awards.domain.ledgers import (
    AT_ONE,
    EXPIRES,
    PASSED,
    act,
    all_right,
    award,
    status,
)

LATER = date(2026, 5, 6)


def test_nobody_is_certified_without_an_award_however_much_was_right():
    assert status(awards=(), evidence=all_right(), on=LATER) == Decision(Status.NEVER, (Reason.NO_AWARD,), LATER)


def test_an_award_on_evidence_certifies_from_its_first_day():
    certified = Decision(Status.CERTIFIED, (Reason.PROVED,), PASSED, PASSED, EXPIRES)
    assert status(awards=[award()], evidence=all_right(), on=PASSED) == certified
    before = PASSED - timedelta(days=1)
    assert status(awards=[award()], evidence=all_right(), on=before) == Decision(
        Status.NEVER, (Reason.NO_AWARD,), before
    )


@pytest.mark.parametrize(
    "evidence",
    [
        pytest.param(all_right(facets=FACETS[:5]), id="one facet never examined"),
        pytest.param(all_right(version=0), id="an older version examined"),
        pytest.param(all_right(on=PASSED + timedelta(days=1)), id="examined after the award"),
        pytest.param([replace(row, right=False) for row in all_right()], id="answered wrong"),
    ],
)
def test_an_award_its_evidence_does_not_prove_counts_for_nothing(evidence):
    assert status(awards=[award()], evidence=evidence, on=LATER) == Decision(
        Status.NEVER, (Reason.NO_AWARD, Reason.AWARD_UNPROVED), LATER
    )


def test_an_award_that_leaves_out_an_assessable_facet_counts_for_nothing():
    partial_award = award(versions=AT_ONE[:5])
    assert status(awards=[partial_award], evidence=all_right(), on=LATER) == Decision(
        Status.NEVER, (Reason.NO_AWARD, Reason.AWARD_UNPROVED), LATER
    )


@pytest.mark.parametrize(
    ("tier", "passed", "last_day"),
    [
        pytest.param(Tier.A, date(2028, 2, 29), date(2029, 2, 28), id="A from 29 February"),
        pytest.param(Tier.B, date(2028, 2, 29), date(2030, 2, 28), id="B from 29 February"),
        pytest.param(Tier.B, date(2026, 2, 28), date(2028, 2, 28), id="B into a leap year"),
        pytest.param(Tier.C, date(2025, 12, 31), date(2027, 12, 31), id="C at the year end"),
        pytest.param(Tier.B, date(2026, 3, 9), date(2028, 3, 9), id="B 24 months to the day"),
    ],
)
def test_the_last_valid_day_is_valid_and_the_next_is_not(tier, passed, last_day):
    rows = {"awards": [award(passed, expires_on=last_day)], "evidence": all_right(on=passed), "tier": tier}
    assert status(**rows, on=last_day) == Decision(
        Status.CERTIFIED, (Reason.PROVED, Reason.RENEWAL_OPEN), last_day, passed, last_day
    )
    after = last_day + timedelta(days=1)
    assert status(**rows, on=after) == Decision(Status.EXPIRED, (Reason.PAST_EXPIRY,), after, passed, last_day)


def test_the_renewal_opens_ninety_days_before_the_last_day():
    opens = EXPIRES - timedelta(days=90)
    rows = {"awards": [award()], "evidence": all_right()}
    assert [status(**rows, on=on).reasons for on in (opens - timedelta(days=1), opens)] == [
        (Reason.PROVED,),
        (Reason.PROVED, Reason.RENEWAL_OPEN),
    ]


def test_a_renewal_is_a_new_row_and_never_shortens():
    renewed = date(2028, 1, 10)
    second = award(renewed, sequence=2, expires_on=date(2030, 1, 10))
    shorter = award(date(2028, 2, 1), sequence=3, expires_on=date(2028, 6, 1))
    evidence = all_right() + all_right(on=renewed)
    assert status(awards=[award(), second, shorter], evidence=evidence, on=date(2028, 3, 10)) == Decision(
        Status.CERTIFIED, (Reason.PROVED,), date(2028, 3, 10), renewed, date(2030, 1, 10)
    )


def test_a_grant_by_hand_stands_without_evidence_and_says_so():
    grant = award(kind=AwardKind.MANUAL_GRANT)
    assert status(awards=[grant], on=LATER) == Decision(
        Status.CERTIFIED, (Reason.GRANTED_BY_HAND,), LATER, PASSED, EXPIRES
    )


def test_an_award_without_a_last_day_is_refused():
    with pytest.raises(ValueError, match="never expires"):
        AwardRow(1, AwardKind.AWARD, PASSED, PASSED)


def test_a_suspension_holds_until_it_is_lifted_even_over_a_renewal():
    suspended = act(AwardKind.SUSPENSION, date(2026, 4, 1))
    again = award(date(2026, 4, 20), sequence=3, expires_on=date(2028, 4, 20))
    lifted = act(AwardKind.REINSTATEMENT, date(2026, 7, 1), sequence=4)
    rows = {"awards": [award(), suspended, again, lifted], "evidence": all_right()}
    assert status(**rows, on=LATER) == Decision(
        Status.SUSPENDED, (Reason.SUSPENDED, Reason.PROVED), LATER, date(2026, 4, 20), date(2028, 4, 20)
    )
    assert status(**rows, on=date(2026, 7, 1)).status is Status.CERTIFIED


def test_a_suspension_with_a_last_day_ends_after_it():
    rows = [award(), act(AwardKind.SUSPENSION, date(2026, 4, 1), until=date(2026, 4, 30))]
    days = (date(2026, 3, 31), date(2026, 4, 1), date(2026, 4, 30), date(2026, 5, 1))
    assert [status(awards=rows, evidence=all_right(), on=on).status for on in days] == [
        Status.CERTIFIED,
        Status.SUSPENDED,
        Status.SUSPENDED,
        Status.CERTIFIED,
    ]


def test_a_revocation_is_undone_only_by_evidence_examined_after_it():
    revoked = act(AwardKind.REVOCATION, date(2026, 4, 1))
    again = award(date(2026, 5, 4), sequence=3)
    assert status(awards=[award(), revoked], evidence=all_right(), on=LATER) == Decision(
        Status.REVOKED, (Reason.REVOKED,), LATER
    )
    assert status(awards=[award(), revoked, again], evidence=all_right(), on=LATER) == Decision(
        Status.REVOKED, (Reason.REVOKED, Reason.AWARD_UNPROVED), LATER
    )
    fresh = all_right() + all_right(on=date(2026, 5, 4))
    assert status(awards=[award(), revoked, again], evidence=fresh, on=LATER) == Decision(
        Status.CERTIFIED, (Reason.PROVED,), LATER, date(2026, 5, 4), EXPIRES
    )


def test_a_matter_nobody_can_be_asked_about_is_not_assessable():
    assert status(awards=(), facets_assessable=(), on=LATER) == Decision(
        Status.NOT_ASSESSABLE, (Reason.NOTHING_ASSESSABLE,), LATER
    )


def test_as_of_a_day_is_what_was_recorded_by_then():
    late = act(AwardKind.REVOCATION, date(2026, 4, 1), recorded=date(2026, 5, 20))
    rows = {"awards": [award(), late], "evidence": all_right()}
    assert status(**rows, on=LATER).status is Status.CERTIFIED
    assert status(**rows, on=LATER, known_on=date(2026, 5, 20)) == Decision(Status.REVOKED, (Reason.REVOKED,), LATER)


def test_a_facet_that_lost_its_items_no_longer_stands_in_the_way():
    rows = {"awards": [award()], "evidence": all_right(facets=FACETS[:5])}
    assert status(**rows, facets_assessable=FACETS[:5], on=LATER) == Decision(
        Status.CERTIFIED, (Reason.PROVED, Reason.FACET_NOT_ASSESSABLE), LATER, PASSED, EXPIRES
    )
    assert FACETS[5] is Facet.RESULT


@pytest.mark.parametrize(
    ("regraded", "evidence", "expected"),
    [
        (Regraded.PASSED, all_right(), (Status.CERTIFIED, Reason.REGRADED_STANDS)),
        (Regraded.UNDECIDED, all_right(), (Status.CERTIFIED, Reason.REGRADED_STANDS)),
        (Regraded.UNDECIDED, all_right(facets=FACETS[1:]), (Status.SUSPENDED, Reason.REGRADED_AWAY)),
        (Regraded.FAILED, all_right(), (Status.SUSPENDED, Reason.REGRADED_AWAY)),
    ],
    ids=["passes", "undecided and proved", "undecided, a facet unproved", "fails"],
)
def test_an_award_whose_check_was_regraded_is_never_simply_gone(regraded, evidence, expected):
    row = replace(award(), regraded=regraded, regraded_on=date(2026, 5, 1))
    decision = status(awards=[row], evidence=evidence, on=date(2026, 6, 1))
    assert (decision.status, expected[1] in decision.reasons) == (expected[0], True)
    assert (decision.since, decision.expires_on) == (PASSED, EXPIRES)


def test_another_award_stands_in_for_one_that_was_regraded_away():
    rows = [replace(award(), regraded=Regraded.FAILED), award(date(2026, 5, 2), sequence=2)]
    evidence = [*all_right(), *all_right(on=date(2026, 5, 2))]
    decision = status(awards=rows, evidence=evidence, on=date(2026, 6, 1))
    assert (decision.status, decision.since) == (Status.CERTIFIED, date(2026, 5, 2))


def test_a_suspension_by_hand_stays_readable_beside_a_regraded_check():
    rows = [replace(award(), regraded=Regraded.FAILED), act(AwardKind.SUSPENSION, date(2026, 4, 1))]
    decision = status(awards=rows, evidence=all_right(), on=date(2026, 6, 1))
    assert decision.status is Status.SUSPENDED
    assert {Reason.SUSPENDED, Reason.REGRADED_AWAY} <= set(decision.reasons)


def test_an_award_regraded_away_expires_all_the_same():
    rows = [replace(award(), regraded=Regraded.FAILED)]
    assert status(awards=rows, evidence=all_right(), on=EXPIRES + timedelta(days=1)).status is Status.NEVER
