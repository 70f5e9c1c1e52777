from datetime import date

import pytest

from certification.staff_file.domain.staffing import (
    StaffingDecision,
    StaffingReason,
    StaffingStandard,
    staffing,
)

TODAY = date(2026, 3, 9)
BASE, ADDED, CAPPED = StaffingReason.BASE, StaffingReason.ADDED_FOR_CASES, StaffingReason.CAPPED


@pytest.mark.parametrize(
    ("cases", "clerks", "added", "reasons"),
    [
        pytest.param(0, 2, 0, (BASE,), id="no cases"),
        pytest.param(1999, 2, 0, (BASE,), id="not a whole step"),
        pytest.param(2000, 3, 1, (BASE, ADDED), id="one step"),
        pytest.param(2001, 3, 1, (BASE, ADDED), id="one step and a case"),
        pytest.param(3999, 3, 1, (BASE, ADDED), id="one step and most of another"),
        pytest.param(4000, 4, 2, (BASE, ADDED), id="two steps"),
        pytest.param(6000, 5, 3, (BASE, ADDED), id="five without the cap"),
        pytest.param(8000, 5, 4, (BASE, ADDED, CAPPED), id="capped at five"),
        pytest.param(60_000, 5, 30, (BASE, ADDED, CAPPED), id="a large centre is still five"),
    ],
)
def test_two_clerks_and_one_more_for_every_further_two_thousand_cases(cases, clerks, added, reasons):
    assert staffing(cases, on=TODAY) == StaffingDecision(clerks, reasons, cases, added)


def test_a_place_that_counts_from_two_thousand_reads_the_sentence_its_own_way():
    assert [staffing(n, on=TODAY, standard=StaffingStandard(counted_from=2000)).clerks for n in (0, 2000, 4000)] == [
        2,
        2,
        3,
    ]


def test_cases_not_stated_are_not_nought():
    assert staffing(None, on=TODAY) == StaffingDecision(2, (BASE, StaffingReason.CASES_NOT_STATED), None)


def test_negative_cases_are_refused():
    with pytest.raises(ValueError, match="cannot be negative"):
        staffing(-1, on=TODAY)


@pytest.mark.parametrize(
    ("on", "clerks", "reasons"),
    [
        pytest.param(date(2025, 6, 30), 2, (BASE, StaffingReason.BEFORE_THE_PLAN), id="the day before the plan"),
        pytest.param(date(2025, 7, 1), 4, (BASE, ADDED), id="its first day"),
    ],
)
def test_before_the_plan_there_is_the_base_alone(on, clerks, reasons):
    decision = staffing(4000, on=on)
    assert (decision.clerks, decision.reasons, decision.cases_a_year) == (clerks, reasons, 4000)
