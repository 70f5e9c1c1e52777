"""A facet that had no items when the award was made, and has some later."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certification.awards.domain.decisions import Decision, Reason, StaleFacet, Status, UnaskedFacet
from courses.domain.facets import FACETS, ChangeKind, Facet, Tier
from tests.certification.awards.domain.ledgers import AT_ONE, EXPIRES, PASSED, all_right, award, changed, right, status
from tests.certification.awards.domain.test_status_properties import FAVOUR

LATER = date(2026, 5, 6)
CHANGE = date(2026, 6, 1)
# Passed when there was nothing to ask about the result.
ROWS = {
    "awards": [award(versions=AT_ONE[:5], excluded=AT_ONE[5:])],
    "evidence": all_right(facets=FACETS[:5]),
}


def delta(version=1, on=LATER, answers="RR"):
    return [right(Facet.RESULT, version, on, sequence=50 + n, is_right=a == "R") for n, a in enumerate(answers)]


def test_a_facet_without_items_is_left_out_and_takes_nothing_away_when_it_can_be_asked():
    assert status(**ROWS, facets_assessable=FACETS[:5], on=LATER) == Decision(
        Status.CERTIFIED, (Reason.PROVED, Reason.FACET_NOT_ASSESSABLE), LATER, PASSED, EXPIRES
    )
    since = date(2026, 4, 20)
    assert status(**ROWS, assessable_since={Facet.RESULT: since}, on=LATER) == Decision(
        Status.CERTIFIED,
        (Reason.PROVED, Reason.FACET_UNASKED),
        LATER,
        PASSED,
        EXPIRES,
        unasked_facets=(UnaskedFacet(Facet.RESULT, since),),
    )


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        pytest.param("R", False, id="one right is not enough"),
        pytest.param("RWR", False, id="two rights, not in a row"),
        pytest.param("RR", True, id="two rights in a row"),
    ],
)
def test_a_clerk_may_prove_it_before_the_renewal(answers, asked):
    rows = {**ROWS, "evidence": ROWS["evidence"] + delta(answers=answers)}
    assert status(**rows, on=LATER).unasked_facets == (() if asked else (UnaskedFacet(Facet.RESULT),))


def test_a_renewal_that_asks_it_settles_it():
    renewed = award(LATER, sequence=2, expires_on=date(2028, 5, 6))
    rows = {"awards": [*ROWS["awards"], renewed], "evidence": ROWS["evidence"] + all_right(on=LATER)}
    assert status(**rows, on=LATER).unasked_facets == ()


def test_a_material_change_makes_it_stale_from_its_day_and_the_delta_check_makes_it_good():
    rows = {**ROWS, "changes": [changed(Facet.RESULT)]}
    due_on = date(2026, 7, 1)
    assert status(**rows, on=CHANGE) == Decision(
        Status.VALID_EXCEPT,
        (Reason.PROVED, Reason.FACET_STALE),
        CHANGE,
        PASSED,
        EXPIRES,
        (StaleFacet(Facet.RESULT, 2, CHANGE, due_on),),
    )
    assert status(**rows, on=due_on + timedelta(days=1)).status is Status.LAPSED
    answered = {**rows, "evidence": ROWS["evidence"] + delta(2, CHANGE)}
    assert status(**answered, on=CHANGE) == Decision(Status.CERTIFIED, (Reason.PROVED,), CHANGE, PASSED, EXPIRES)


@pytest.mark.parametrize(
    ("facet", "tier", "due_on"),
    [
        pytest.param(Facet.RESULT, Tier.B, date(2026, 10, 1), id="30 days"),
        pytest.param(Facet.TIME_LIMIT, Tier.A, date(2026, 9, 8), id="5 working days"),
    ],
)
def test_nobody_is_late_for_a_check_that_could_not_be_sat(facet, tier, due_on):
    asked_from = date(2026, 9, 1)
    versions = tuple(pair for pair in AT_ONE if pair[0] is not facet)
    rows = {
        "awards": [award(versions=versions, excluded=((facet, 1),))],
        "evidence": all_right(facets=[one for one in FACETS if one is not facet]),
        "changes": [changed(facet)],
        "tier": tier,
    }
    # Changed in June without items, so nothing could be asked; a better template makes some in September.
    without = [one for one in FACETS if one is not facet]
    assert status(**rows, facets_assessable=without, on=asked_from).status is Status.CERTIFIED
    found = status(**rows, assessable_since={facet: asked_from}, on=asked_from)
    assert (found.status, found.stale_facets) == (
        Status.VALID_EXCEPT,
        (StaleFacet(facet, 2, CHANGE, due_on),),
    )


def test_a_proved_facet_that_could_not_be_asked_for_a_while_has_its_time_too():
    asked_from = date(2026, 9, 1)
    rows = {"awards": [award()], "evidence": all_right(), "changes": [changed(Facet.RESULT)]}
    found = status(**rows, assessable_since={Facet.RESULT: asked_from}, on=asked_from)
    assert [one.due_on for one in found.stale_facets] == [date(2026, 10, 1)]


OTHER = Facet.MATERIALS
DAYS = st.integers(0, 90).map(lambda n: PASSED + timedelta(days=n))
KINDS = st.sampled_from(ChangeKind)


@st.composite
def stories(draw, *, material=True):
    """An award on materials alone, made when the result had no items; changes and answers after it."""
    kinds = KINDS if material else st.just(ChangeKind.EDITORIAL)
    changes = [
        changed(facet, draw(st.integers(2, 3)), draw(DAYS), kind=draw(KINDS if facet is OTHER else kinds), sequence=n)
        for n, facet in enumerate(draw(st.lists(st.sampled_from([OTHER, Facet.RESULT]), max_size=4)))
    ]
    answers = [
        right(draw(st.sampled_from([OTHER, Facet.RESULT])), draw(st.integers(1, 3)), draw(DAYS), sequence=10 + n)
        for n in range(draw(st.integers(0, 4)))
    ]
    return {
        "awards": [award(versions=((OTHER, 1),), excluded=((Facet.RESULT, 1),))],
        "changes": changes,
        "evidence": [right(OTHER), *answers],
        "on": draw(DAYS),
    }


@given(stories(material=False))
def test_items_alone_never_change_a_status(story):
    before = status(**story, facets_assessable=(OTHER,))
    after = status(**story, facets_assessable=(OTHER, Facet.RESULT))
    assert (after.status, after.stale_facets) == (before.status, before.stale_facets)


@given(stories(), DAYS)
def test_knowing_since_when_a_facet_can_be_asked_only_gives_time(story, since):
    both = (OTHER, Facet.RESULT)
    without = status(**story, facets_assessable=both)
    within = status(**story, facets_assessable=both, assessable_since=dict.fromkeys(both, since))
    assert FAVOUR.index(within.status) >= FAVOUR.index(without.status)
    assert [(one.facet, one.version, one.since) for one in within.stale_facets] == [
        (one.facet, one.version, one.since) for one in without.stale_facets
    ]
    assert all(one.due_on > since for one in within.stale_facets)


@given(stories())
def test_a_facet_is_stale_or_unasked_or_neither_and_two_fresh_rights_end_both(story):
    rows = {**story, "facets_assessable": (OTHER, Facet.RESULT)}
    before = status(**rows)
    assert not {one.facet for one in before.stale_facets} & {one.facet for one in before.unasked_facets}
    fresh = [right(Facet.RESULT, 3, story["on"], sequence=90 + n) for n in range(2)]
    after = status(**{**rows, "evidence": story["evidence"] + fresh})
    assert Facet.RESULT not in {one.facet for one in (*after.stale_facets, *after.unasked_facets)}
