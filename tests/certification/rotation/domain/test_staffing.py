import pytest

from certification.rotation.domain.staffing import (
    StaffingDecision,
    StaffingReason,
    StaffingStandard,
    staffing,
)

BASE, ADDED, CAPPED = StaffingReason.BASE, StaffingReason.ADDED_FOR_CASES, StaffingReason.CAPPED


@pytest.mark.parametrize(
    ("cases", "clerks", "added", "reasons"),
    [
        pytest.param(0, 2, 0, (BASE,), id="no cases"),
        pytest.param(1999, 2, 0, (BASE,), id="not a whole step"),
        pytest.param(2000, 3, 1, (BASE, ADDED), id="one step"),
        pytest.param(3999, 3, 1, (BASE, ADDED), id="one step and most of another"),
        pytest.param(6000, 5, 3, (BASE, ADDED), id="five without the cap"),
        pytest.param(8000, 5, 4, (BASE, ADDED, CAPPED), id="capped at five"),
        pytest.param(120_000, 5, 60, (BASE, ADDED, CAPPED), id="a large centre is still five"),
    ],
)
def test_two_clerks_and_one_more_for_every_further_two_thousand_cases(cases, clerks, added, reasons):
    assert staffing(cases) == StaffingDecision(clerks, reasons, cases, added)


def test_a_place_that_counts_from_two_thousand_reads_the_sentence_its_own_way():
    assert [staffing(n, StaffingStandard(counted_from=2000)).clerks for n in (0, 2000, 4000)] == [2, 2, 3]


def test_cases_not_stated_are_not_nought():
    assert staffing(None) == StaffingDecision(2, (BASE, StaffingReason.CASES_NOT_STATED), None)


def test_negative_cases_are_refused():
    with pytest.raises(ValueError, match="cannot be negative"):
        staffing(-1)
