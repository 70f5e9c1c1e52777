from datetime import date

import pytest

from certification.staff_file.domain.staffing import (
    StaffingDecision,
    StaffingReason,
    StaffingStandard,
    StaffingTrouble,
    StandardFrom,
    staffing,
    standard_at_years_end,
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


OTHER, THIRD = StaffingStandard(base=3), StaffingStandard(base=4)


@pytest.mark.parametrize(
    ("since", "base"),
    [
        pytest.param((), 2, id="none adopted"),
        pytest.param((date(2026, 12, 31),), 3, id="the last day of the year"),
        pytest.param((date(2027, 1, 1),), 2, id="the first day of the next"),
        pytest.param((date(2026, 1, 1), date(2026, 12, 31)), 4, id="the later of two"),
        pytest.param((date(2026, 5, 1), date(2026, 5, 1)), 4, id="two from one day: the one adopted last"),
        pytest.param((date(2026, 5, 1), date(2027, 5, 1)), 3, id="one of the year after"),
    ],
)
def test_a_year_is_measured_by_the_standard_of_its_last_day(since, base):
    versions = [StandardFrom(day, standard) for day, standard in zip(since, (OTHER, THIRD), strict=False)]
    assert standard_at_years_end(versions, 2026).base == base


@pytest.mark.parametrize(
    ("standard", "troubles"),
    [
        (StaffingStandard(), ()),
        (StaffingStandard(base=0), (StaffingTrouble.NOBODY,)),
        (StaffingStandard(step=0), (StaffingTrouble.NO_STEP,)),
        (StaffingStandard(base=6), (StaffingTrouble.CAP_BELOW_BASE,)),
        (StaffingStandard(counted_from=-1), (StaffingTrouble.COUNTED_BELOW_NOUGHT,)),
    ],
    ids=["the standard's", "nobody", "no step", "a cap below the base", "counted from below nought"],
)
def test_numbers_that_are_no_rule_say_so_and_those_that_are_survive_being_kept(standard, troubles):
    assert standard.troubles() == troubles
    assert StaffingStandard.from_json(standard.to_json(), citation=standard.citation) == standard
