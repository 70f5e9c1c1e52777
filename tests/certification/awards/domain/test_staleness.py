from datetime import date, timedelta

import pytest

from certification.awards.domain.decisions import Decision, Reason, StaleFacet, Status
from courses.domain.facets import FACETS, ChangeKind, Facet, Tier
from tests.certification.awards.domain.ledgers import (
    EXPIRES,
    PASSED,
    all_right,
    award,
    changed,
    right,
    status,
)

CHANGE = date(2026, 6, 1)
ROWS = {"awards": [award()], "evidence": all_right()}


@pytest.mark.parametrize(
    ("tier", "facet", "due_on"),
    [
        pytest.param(Tier.A, Facet.MATERIALS, date(2026, 6, 8), id="A: 5 working days"),
        pytest.param(Tier.B, Facet.CONDITIONS, date(2026, 6, 15), id="B: 10 working days"),
        pytest.param(Tier.C, Facet.TIME_LIMIT, date(2026, 6, 30), id="C: 20 working days, Dragon Boat holiday"),
        pytest.param(Tier.A, Facet.PROCESS, date(2026, 7, 1), id="process: 30 days"),
        pytest.param(Tier.B, Facet.RESULT, date(2026, 7, 1), id="result: 30 days"),
        pytest.param(Tier.C, Facet.SERVICE_OBJECT, date(2026, 7, 1), id="service object: 30 days"),
    ],
)
def test_a_material_change_asks_its_facet_again_within_the_tier_s_time(tier, facet, due_on):
    stale = (StaleFacet(facet, 2, CHANGE, due_on),)
    rows = {**ROWS, "changes": [changed(facet)], "tier": tier}
    assert status(**rows, on=due_on) == Decision(
        Status.VALID_EXCEPT, (Reason.PROVED, Reason.FACET_STALE), due_on, PASSED, EXPIRES, stale
    )
    after = due_on + timedelta(days=1)
    assert status(**rows, on=after) == Decision(
        Status.LAPSED,
        (Reason.PROVED, Reason.FACET_STALE, Reason.DELTA_OVERDUE),
        after,
        PASSED,
        EXPIRES,
        stale,
    )


def test_a_change_counts_from_the_day_it_takes_effect():
    early = changed(recorded=date(2026, 5, 1))
    assert status(**ROWS, changes=[early], on=CHANGE - timedelta(days=1)).status is Status.CERTIFIED
    assert status(**ROWS, changes=[early], on=CHANGE).status is Status.VALID_EXCEPT


def test_a_change_recorded_late_gives_the_time_from_its_recording():
    late = changed(recorded=date(2026, 7, 1))
    assert status(**ROWS, changes=[late], on=date(2026, 7, 1)).stale_facets == (
        StaleFacet(Facet.MATERIALS, 2, CHANGE, date(2026, 7, 15)),
    )


def test_an_editorial_change_asks_nothing():
    rows = {**ROWS, "changes": [changed(kind=ChangeKind.EDITORIAL)]}
    assert status(**rows, on=CHANGE).status is Status.CERTIFIED


def test_a_person_s_correction_has_the_last_word_on_a_change():
    to_editorial = changed(kind=ChangeKind.EDITORIAL, recorded=date(2026, 6, 3), sequence=2)
    postponed = changed(on=date(2026, 9, 1), recorded=date(2026, 6, 3), sequence=2)
    for correction in (to_editorial, postponed):
        rows = {**ROWS, "changes": [correction, changed()]}
        assert [status(**rows, on=on).status for on in (date(2026, 6, 2), date(2026, 6, 3))] == [
            Status.VALID_EXCEPT,
            Status.CERTIFIED,
        ]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        pytest.param("R", Status.VALID_EXCEPT, id="one right is not enough"),
        pytest.param("RWR", Status.VALID_EXCEPT, id="two rights, not in a row"),
        pytest.param("RR", Status.CERTIFIED, id="two rights in a row"),
        pytest.param("WRR", Status.CERTIFIED, id="a wrong first"),
    ],
)
def test_two_rights_in_a_row_make_a_stale_facet_good(answers, expected):
    delta = [
        right(Facet.MATERIALS, 2, date(2026, 6, 2), sequence=50 + n, is_right=a == "R") for n, a in enumerate(answers)
    ]
    rows = {**ROWS, "evidence": all_right() + delta, "changes": [changed()]}
    assert status(**rows, on=date(2026, 6, 3)).status is expected


def test_answers_at_the_old_version_do_not_answer_the_change():
    old = [right(Facet.MATERIALS, 1, date(2026, 6, 2), sequence=50 + n) for n in range(3)]
    rows = {**ROWS, "evidence": all_right() + old, "changes": [changed()]}
    assert status(**rows, on=date(2026, 6, 3)).status is Status.VALID_EXCEPT


def test_a_second_change_does_not_give_the_first_more_time():
    second = changed(version=3, on=date(2026, 6, 10), sequence=2)
    assert status(**ROWS, changes=[changed(), second], on=date(2026, 6, 12)).stale_facets == (
        StaleFacet(Facet.MATERIALS, 3, CHANGE, date(2026, 6, 15)),
    )


def test_only_the_facets_that_changed_are_asked_in_the_plan_s_order():
    both = [changed(Facet.RESULT, sequence=1), changed(Facet.CONDITIONS, sequence=2)]
    assert [f.facet for f in status(**ROWS, changes=both, on=CHANGE).stale_facets] == [
        Facet.CONDITIONS,
        Facet.RESULT,
    ]


def test_a_facet_without_items_is_never_stale():
    rows = {
        **ROWS,
        "changes": [changed()],
        "facets_assessable": [f for f in FACETS if f is not Facet.MATERIALS],
    }
    assert status(**rows, on=date(2027, 1, 1)).status is Status.CERTIFIED


def test_a_facet_that_had_no_items_when_awarded_is_asked_once_it_changes():
    excluded = award(versions=tuple((f, 1) for f in FACETS[:5]), excluded=((Facet.RESULT, 1),))
    rows = {**ROWS, "awards": [excluded], "changes": [changed(Facet.RESULT)]}
    assert [f.facet for f in status(**rows, on=CHANGE).stale_facets] == [Facet.RESULT]


def test_a_deadline_in_a_year_whose_holidays_are_not_out_says_so():
    passed, on, expires_on = date(2098, 6, 2), date(2098, 12, 29), date(2100, 6, 2)
    rows = {"awards": [award(passed, expires_on=expires_on)], "evidence": all_right(on=passed)}
    assert status(**rows, changes=[changed(on=on)], on=on) == Decision(
        Status.VALID_EXCEPT,
        (Reason.PROVED, Reason.FACET_STALE, Reason.CALENDAR_NOT_PUBLISHED),
        on,
        passed,
        expires_on,
        (StaleFacet(Facet.MATERIALS, 2, on, date(2099, 1, 12), due_published=False),),
    )


def test_a_renewal_at_the_new_version_settles_the_change():
    renewed = date(2026, 6, 20)
    versions = tuple((facet, 2) for facet in FACETS)
    rows = {
        "awards": [award(), award(renewed, sequence=2, expires_on=date(2028, 6, 20), versions=versions)],
        "evidence": all_right() + all_right(2, renewed),
        "changes": [changed()],
    }
    assert status(**rows, on=date(2026, 6, 19)).status is Status.LAPSED
    assert status(**rows, on=renewed).status is Status.CERTIFIED
