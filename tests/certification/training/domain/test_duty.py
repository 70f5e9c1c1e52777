from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certification.domain.spans import Span
from certification.training.domain.attendance import Attendance, OrganiserLevel
from certification.training.domain.duty import (
    DutyDecision,
    DutyPolicy,
    DutyReason,
    DutyStatus,
    annual_duty,
)

POLICY = DutyPolicy(version="2026-1")
SINCE_2025 = [Span(date(2025, 7, 1))]
JUNE, CLOSED = date(2026, 6, 18), date(2027, 2, 1)

duty = partial(annual_duty, year=2026, attendances=(), employment=SINCE_2025, leave=(), policy=POLICY)


def attendance(session="区政务办业务培训", ended_on=JUNE, level=OrganiserLevel.COUNTY, **other):
    signed = {"recorded_on": ended_on, "clerk_confirmed_on": ended_on, "head_confirmed_on": ended_on}
    return Attendance(session=session, ended_on=ended_on, level=level, **{**signed, **other})


def decision(status, *reasons, on, count=0):
    return DutyDecision(status, reasons, count, 1, 2026, on)


@pytest.mark.parametrize(
    ("on", "status", "reasons"),
    [
        pytest.param(date(2025, 12, 31), DutyStatus.ON_COURSE, (), id="before the year"),
        pytest.param(date(2026, 9, 30), DutyStatus.ON_COURSE, (), id="last day of the third quarter"),
        pytest.param(date(2026, 10, 1), DutyStatus.AT_RISK, (DutyReason.LAST_QUARTER,), id="fourth quarter"),
        pytest.param(date(2026, 12, 31), DutyStatus.AT_RISK, (DutyReason.LAST_QUARTER,), id="New Year's Eve"),
        pytest.param(date(2027, 1, 1), DutyStatus.AT_RISK, (DutyReason.LATE_PAPERS_OPEN,), id="papers may come"),
        pytest.param(date(2027, 1, 31), DutyStatus.AT_RISK, (DutyReason.LATE_PAPERS_OPEN,), id="their last day"),
        pytest.param(CLOSED, DutyStatus.MISSED, (DutyReason.YEAR_CLOSED,), id="papers closed"),
    ],
)
def test_a_duty_not_met_grows_pressing_and_is_missed_only_after_the_papers_closed(on, status, reasons):
    assert duty(on=on) == decision(status, DutyReason.TOO_FEW, *reasons, on=on)


def test_one_class_by_a_superior_department_meets_the_duty_for_good():
    for on in (JUNE, CLOSED):
        assert duty(attendances=[attendance()], on=on) == decision(DutyStatus.MET, DutyReason.ATTENDED, on=on, count=1)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        pytest.param(attendance(level=OrganiserLevel.TOWN), DutyReason.OWN_LEVEL, id="held by the town itself"),
        pytest.param(attendance(level=OrganiserLevel.CENTRE), DutyReason.OWN_LEVEL, id="held by the centre"),
        pytest.param(attendance(completed=False), DutyReason.NOT_COMPLETED, id="left before the end"),
        pytest.param(attendance(head_confirmed_on=None), DutyReason.UNCONFIRMED, id="the head has not signed"),
        pytest.param(attendance(clerk_confirmed_on=None), DutyReason.UNCONFIRMED, id="the clerk has not confirmed"),
        pytest.param(attendance(recorded_on=CLOSED), DutyReason.RECORDED_TOO_LATE, id="papers on 1 February"),
    ],
)
def test_a_class_that_does_not_count_is_named(row, reason):
    assert duty(attendances=[row], on=CLOSED) == decision(
        DutyStatus.MISSED, DutyReason.TOO_FEW, DutyReason.YEAR_CLOSED, reason, on=CLOSED
    )


def test_papers_of_31_january_still_meet_last_year_s_duty():
    late = attendance(ended_on=date(2026, 12, 31), recorded_on=date(2027, 1, 31), head_confirmed_on=CLOSED)
    assert [duty(attendances=[late], on=on).status for on in (date(2027, 1, 31), CLOSED)] == [
        DutyStatus.AT_RISK,
        DutyStatus.MET,
    ]


def test_a_class_of_another_year_does_not_count():
    others = [attendance(ended_on=date(2025, 12, 31)), attendance("b", ended_on=date(2027, 1, 1))]
    assert duty(attendances=others, on=date(2027, 1, 15)).count == 0


def test_a_class_entered_twice_counts_once():
    rows = [attendance(), attendance(head_confirmed_on=None)]
    twice = replace(POLICY, required=2)
    assert duty(attendances=rows, policy=twice, on=JUNE) == DutyDecision(
        DutyStatus.ON_COURSE, (DutyReason.TOO_FEW,), 1, 2, 2026, JUNE
    )


@pytest.mark.parametrize(
    ("employment", "reason"),
    [
        pytest.param([Span(date(2026, 1, 2))], DutyReason.PART_OF_YEAR, id="joined on 2 January"),
        pytest.param([Span(date(2025, 1, 1), date(2026, 12, 31))], DutyReason.PART_OF_YEAR, id="left a day early"),
        pytest.param(
            [Span(date(2025, 1, 1), date(2026, 5, 1)), Span(date(2026, 5, 2))],
            DutyReason.PART_OF_YEAR,
            id="a day's gap",
        ),
        pytest.param([Span(date(2027, 1, 1))], DutyReason.NOT_EMPLOYED, id="joined the year after"),
        pytest.param([], DutyReason.NOT_EMPLOYED, id="never employed"),
    ],
)
def test_less_than_the_whole_year_is_not_a_full_year_and_never_a_fraction(employment, reason):
    assert duty(employment=employment, on=CLOSED) == decision(DutyStatus.NOT_FULL_YEAR, reason, on=CLOSED)


@pytest.mark.parametrize(
    "employment",
    [
        pytest.param([Span(date(2026, 1, 1), date(2027, 1, 1))], id="1 January to 31 December"),
        pytest.param([Span(date(2025, 1, 1), date(2026, 5, 1)), Span(date(2026, 5, 1))], id="two contracts that touch"),
    ],
)
def test_the_whole_year_is_a_full_year(employment):
    assert duty(employment=employment, on=CLOSED).status is DutyStatus.MISSED


def test_somebody_who_joined_in_may_and_attended_has_met_it():
    assert duty(employment=[Span(date(2026, 5, 1))], attendances=[attendance()], on=JUNE) == decision(
        DutyStatus.MET, DutyReason.ATTENDED, DutyReason.PART_OF_YEAR, on=JUNE, count=1
    )


def test_leave_pauses_the_duty_and_coming_back_takes_it_up():
    leave = [Span(date(2026, 10, 1), date(2026, 11, 1))]
    days = (date(2026, 9, 30), date(2026, 10, 31), date(2026, 11, 1))
    assert [duty(leave=leave, on=on).status for on in days] == [
        DutyStatus.ON_COURSE,
        DutyStatus.PAUSED,
        DutyStatus.AT_RISK,
    ]


@pytest.mark.parametrize(
    ("leave", "status", "reason"),
    [
        pytest.param(Span(date(2026, 12, 31), date(2027, 3, 1)), "missed", DutyReason.YEAR_CLOSED, id="New Year's Eve"),
        pytest.param(
            Span(date(2026, 1, 1), date(2026, 10, 4)),
            "paused",
            DutyReason.AWAY_MOST_OF_YEAR,
            id="89 days present",
        ),
        pytest.param(Span(date(2026, 1, 1), date(2026, 10, 3)), "missed", DutyReason.YEAR_CLOSED, id="90 days present"),
    ],
)
def test_after_the_year_only_long_leave_leaves_it_paused(leave, status, reason):
    assert duty(leave=[leave], on=CLOSED) == decision(DutyStatus(status), DutyReason.TOO_FEW, reason, on=CLOSED)


@given(
    st.lists(
        st.builds(
            attendance,
            st.sampled_from("甲乙丙"),
            st.integers(-40, 440).map(lambda n: date(2026, 1, 1) + timedelta(days=n)),
            st.sampled_from(OrganiserLevel),
            completed=st.booleans(),
        ),
        max_size=6,
    ),
    st.integers(-40, 440).map(lambda n: date(2026, 1, 1) + timedelta(days=n)),
)
def test_order_never_matters_and_one_attendance_less_never_raises_the_count(rows, on):
    whole = duty(attendances=rows, on=on)
    assert duty(attendances=rows[::-1], on=on) == whole
    for n in range(len(rows)):
        assert duty(attendances=rows[:n] + rows[n + 1 :], on=on).count <= whole.count
