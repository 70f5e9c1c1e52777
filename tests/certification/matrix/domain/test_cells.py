from dataclasses import replace
from datetime import date

import pytest

from certification.awards.domain.decisions import Status, UnaskedFacet
from certification.matrix.domain.cells import Cell, FacetMark, FacetState, facet_strip
from certification.matrix.domain.seals import STATES, SYMBOLS, CellState, Seal
from courses.domain.facets import FACETS, Facet, Tier
from tests.certification.matrix.domain.matrices import MATERIALS_DUE, ON, cell_of, decided

NOT_MATERIALS = [facet for facet in FACETS if facet is not Facet.MATERIALS]


@pytest.mark.parametrize(
    ("status", "required", "other"),
    [
        pytest.param(Status.CERTIFIED, "●", "●", id="certified"),
        pytest.param(Status.VALID_EXCEPT, "◐", "◐", id="valid except"),
        pytest.param(Status.LAPSED, "◇", "–", id="lapsed"),
        pytest.param(Status.EXPIRED, "◇", "–", id="expired"),
        pytest.param(Status.SUSPENDED, "◇", "–", id="suspended"),
        pytest.param(Status.NEVER, "○", "–", id="never"),
        pytest.param(Status.REVOKED, "○", "–", id="revoked"),
        pytest.param(Status.NOT_ASSESSABLE, "–", "–", id="not assessable"),
    ],
)
def test_the_shape_is_the_state_and_the_label_the_status(status, required, other):
    seals = [cell_of("王婷", "社保卡申领", status, required=r).seal for r in (True, False)]
    assert seals == [
        Seal(required, status.value),
        Seal(other, status.value if other in "●◐" else "not_required"),
    ]


def test_every_status_has_a_state_and_every_state_its_own_shape():
    assert set(STATES) == set(Status)
    assert len(set(SYMBOLS.values())) == len(CellState)


def test_a_cell_holds_what_the_matrix_shows():
    assert cell_of("王婷", "社保卡申领", Status.CERTIFIED, due_on=ON) == Cell(
        clerk="王婷",
        matter="社保卡申领",
        tier=Tier.B,
        state=CellState.CERTIFIED,
        seal=Seal("●", "certified"),
        required=True,
        assessable=True,
        covers=True,
        overdue=False,
        strip=tuple(FacetMark(facet, FacetState.PROVED) for facet in FACETS),
        due_on=ON,
        expires_on=date(2028, 3, 9),
    )


@pytest.mark.parametrize(
    ("status", "required", "due_on", "overdue"),
    [
        pytest.param(Status.NEVER, True, date(2026, 6, 2), True, id="due yesterday"),
        pytest.param(Status.NEVER, True, ON, False, id="due today"),
        pytest.param(Status.NEVER, True, None, False, id="no due day"),
        pytest.param(Status.NEVER, False, date(2026, 6, 2), False, id="not required"),
        pytest.param(Status.VALID_EXCEPT, True, date(2026, 6, 2), False, id="valid"),
        pytest.param(Status.LAPSED, True, date(2026, 6, 2), True, id="lapsed"),
        pytest.param(Status.NOT_ASSESSABLE, True, date(2026, 6, 2), False, id="nobody can be asked"),
    ],
)
def test_overdue_is_a_required_matter_not_valid_after_its_day(status, required, due_on, overdue):
    assert cell_of("王婷", "社保卡申领", status, required=required, due_on=due_on).overdue is overdue


@pytest.mark.parametrize(
    ("status", "others", "materials"),
    [
        pytest.param(Status.CERTIFIED, "proved", "proved", id="certified"),
        pytest.param(Status.VALID_EXCEPT, "proved", "stale", id="valid except"),
        pytest.param(Status.LAPSED, "proved", "stale", id="lapsed"),
        pytest.param(Status.SUSPENDED, "proved", "proved", id="suspended"),
        pytest.param(Status.EXPIRED, "stale", "stale", id="expired"),
        pytest.param(Status.NEVER, "not_yet", "not_yet", id="never"),
        pytest.param(Status.REVOKED, "not_yet", "not_yet", id="revoked"),
    ],
)
def test_the_strip_shows_six_facets_in_the_plan_s_order(status, others, materials):
    due = MATERIALS_DUE if status in (Status.VALID_EXCEPT, Status.LAPSED) else None
    assert facet_strip(decided(status), FACETS) == tuple(
        FacetMark(facet, FacetState(materials), due)
        if facet is Facet.MATERIALS
        else FacetMark(facet, FacetState(others))
        for facet in FACETS
    )


def test_a_facet_without_items_and_one_that_had_none_when_awarded_are_told_apart():
    unasked = replace(decided(Status.CERTIFIED), unasked_facets=(UnaskedFacet(Facet.RESULT, ON),))
    marks = {mark.facet: mark for mark in facet_strip(unasked, NOT_MATERIALS)}
    assert [marks[facet] for facet in (Facet.MATERIALS, Facet.RESULT, Facet.PROCESS)] == [
        FacetMark(Facet.MATERIALS, FacetState.NOT_ASSESSABLE),
        FacetMark(Facet.RESULT, FacetState.UNASKED, since=ON),
        FacetMark(Facet.PROCESS, FacetState.PROVED),
    ]
