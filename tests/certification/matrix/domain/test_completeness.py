from datetime import date

import pytest

from certification.awards.domain.decisions import Status
from certification.matrix.domain.completeness import (
    Completeness,
    CompletenessDecision,
    CompletenessReason,
    PracticalStanding,
    completeness,
)
from tests.certification.matrix.domain.matrices import ON, cell_of

SYSTEMS = ("一窗受理平台", "社保系统")
IN_DATE = [PracticalStanding(system, date(2024, 6, 3), ON) for system in SYSTEMS]


def decide(*statuses, systems=SYSTEMS, practicals=IN_DATE, required=True):
    cells = [cell_of("王婷", f"事项{n}", status, required=required) for n, status in enumerate(statuses)]
    return completeness(cells, systems=systems, practicals=practicals, on=ON)


@pytest.mark.parametrize("required", [True, False], ids=["required", "not required of this clerk"])
def test_every_matter_of_the_centre_and_every_system_in_date_is_complete(required):
    assert decide(Status.CERTIFIED, Status.CERTIFIED, required=required) == CompletenessDecision(
        Completeness.COMPLETE, (), 2, 2, (), (), ON
    )


def test_stale_facets_in_time_are_complete_except():
    assert decide(Status.CERTIFIED, Status.VALID_EXCEPT) == CompletenessDecision(
        Completeness.COMPLETE_EXCEPT, (CompletenessReason.FACETS_STALE,), 2, 2, (), (), ON
    )


@pytest.mark.parametrize(
    "status", [Status.LAPSED, Status.EXPIRED, Status.SUSPENDED, Status.REVOKED, Status.NEVER], ids=str
)
def test_one_matter_not_valid_is_incomplete_and_named(status):
    assert decide(Status.CERTIFIED, status) == CompletenessDecision(
        Completeness.INCOMPLETE, (CompletenessReason.MATTERS_MISSING,), 1, 2, ("事项1",), (), ON
    )


@pytest.mark.parametrize(
    "practicals",
    [
        pytest.param(IN_DATE[:1], id="never assessed"),
        pytest.param([IN_DATE[0], PracticalStanding("社保系统", date(2024, 6, 2), date(2026, 6, 2))], id="expired"),
        pytest.param([IN_DATE[0], PracticalStanding("社保系统", date(2026, 6, 4), date(2028, 6, 4))], id="tomorrow"),
    ],
)
def test_a_system_without_a_practical_assessment_in_date_is_incomplete(practicals):
    assert decide(Status.CERTIFIED, practicals=practicals) == CompletenessDecision(
        Completeness.INCOMPLETE, (CompletenessReason.PRACTICAL_MISSING,), 1, 1, (), ("社保系统",), ON
    )


@pytest.mark.parametrize("required", [True, False], ids=["required", "not required of this clerk"])
def test_a_matter_nobody_can_be_asked_about_is_left_out_and_said_so(required):
    assert decide(Status.CERTIFIED, Status.NOT_ASSESSABLE, required=required) == CompletenessDecision(
        Completeness.COMPLETE, (CompletenessReason.MATTERS_NOT_ASSESSABLE,), 1, 1, (), (), ON
    )


def test_a_centre_without_matters_makes_nobody_complete():
    assert decide(systems=(), practicals=()) == CompletenessDecision(
        Completeness.INCOMPLETE,
        (CompletenessReason.NO_MATTERS, CompletenessReason.NO_INTAKE_SYSTEM),
        0,
        0,
        (),
        (),
        ON,
    )
