from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certification.domain.spans import Span
from certification.training.domain.attendance import Attendance, OrganiserLevel
from certification.training.domain.away import Away
from certification.training.domain.duty import DutyDecision, DutyReason, DutyStatus, annual_duty
from certification.training.domain.policy import DutyPolicy

POLICY = DutyPolicy(version="2026-1")
SINCE_2025 = [Span(date(2025, 7, 1))]
JUNE, CLOSED = date(2026, 6, 18), date(2027, 2, 1)

duty = partial(annual_duty, year=2026, attendances=(), employment=SINCE_2025, leave=(), policy=POLICY)


def attendance(session="区政务办业务培训", ended_on=JUNE, level=OrganiserLevel.COUNTY, **other):
    signed = {
        "recorded_on": ended_on,
        "clerk_confirmed_on": ended_on,
        "head_confirmed_on": ended_on,
        "hours": Decimal(6),
    }
    return Attendance(session=session, ended_on=ended_on, level=level, **{**signed, **other})


def decision(status, *reasons, on, counting=(), hours=0, required=1, **other):
    made = {"counting": counting, "hours": Decimal(hours), "policy": POLICY.version}
    return DutyDecision(status, reasons, len(counting), required, 2026, on, **made, **other)


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
        assert duty(attendances=[attendance()], on=on) == decision(
            DutyStatus.MET, DutyReason.ATTENDED, on=on, counting=("区政务办业务培训",), hours=6
        )


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        pytest.param(attendance(level=OrganiserLevel.TOWN), DutyReason.OWN_LEVEL, id="held by the town itself"),
        pytest.param(attendance(level=OrganiserLevel.CENTRE), DutyReason.OWN_LEVEL, id="held by the centre"),
        pytest.param(attendance(completed=False), DutyReason.NOT_COMPLETED, id="left before the end"),
        pytest.param(attendance(clerk_confirmed_on=None), DutyReason.SIGNED_TOO_LATE, id="the clerk has not confirmed"),
        pytest.param(
            attendance(clerk_confirmed_on=CLOSED), DutyReason.SIGNED_TOO_LATE, id="the clerk confirmed on 1 February"
        ),
        pytest.param(
            attendance(clerk_confirmed_on=None, clerk_disputed_on=JUNE), DutyReason.DISPUTED, id="the clerk disputes it"
        ),
        pytest.param(
            attendance(head_confirmed_on=None, head_declined_on=JUNE), DutyReason.DISPUTED, id="the head declined it"
        ),
        pytest.param(attendance(recorded_on=CLOSED), DutyReason.RECORDED_TOO_LATE, id="papers on 1 February"),
    ],
)
def test_a_class_that_does_not_count_is_named(row, reason):
    assert duty(attendances=[row], on=CLOSED) == decision(
        DutyStatus.MISSED, DutyReason.TOO_FEW, DutyReason.YEAR_CLOSED, reason, on=CLOSED
    )


@pytest.mark.parametrize(
    ("recorded_on", "clerk_on", "status"),
    [
        pytest.param(date(2027, 1, 31), date(2027, 1, 31), DutyStatus.MET, id="papers and the clerk on 31 January"),
        pytest.param(CLOSED, date(2027, 1, 31), DutyStatus.MISSED, id="papers on 1 February"),
        pytest.param(date(2027, 1, 31), CLOSED, DutyStatus.MISSED, id="the clerk on 1 February"),
    ],
)
def test_papers_until_31_january_to_the_day_meet_last_year_s_duty(recorded_on, clerk_on, status):
    late = attendance(ended_on=date(2026, 12, 31), recorded_on=recorded_on, clerk_confirmed_on=clerk_on)
    assert duty(attendances=[late], on=CLOSED).status is status


def test_papers_that_came_in_time_wait_for_the_head_and_nobody_has_missed_the_year_meanwhile():
    """The head's signature is not in the clerk's hand."""
    spring = date(2027, 4, 1)
    waiting = attendance(head_confirmed_on=None)
    signed, declined = replace(waiting, head_confirmed_on=spring), replace(waiting, head_declined_on=spring)
    reasons = (DutyReason.TOO_FEW, DutyReason.HEADS_WORD_WAITS, DutyReason.UNCONFIRMED)
    assert duty(attendances=[waiting], on=CLOSED) == decision(DutyStatus.AT_RISK, *reasons, on=CLOSED)
    assert [duty(attendances=[row], on=spring).status for row in (signed, declined)] == [
        DutyStatus.MET,
        DutyStatus.MISSED,
    ]
    # one paper that waits can't make up for two that are missing
    assert duty(attendances=[waiting], policy=replace(POLICY, required=2), on=CLOSED).status is DutyStatus.MISSED


def test_what_counted_where_the_clerk_was_then_counts_on_after_a_move():
    """A county's class is above a town's clerk, not above a county's own."""
    rows = [attendance(own_level=level) for level in (OrganiserLevel.TOWN, OrganiserLevel.COUNTY)]
    assert [duty(attendances=[row], moved=True, on=JUNE).reasons for row in rows] == [
        (DutyReason.ATTENDED, DutyReason.MOVED),
        (DutyReason.TOO_FEW, DutyReason.OWN_LEVEL, DutyReason.MOVED),
    ]


@pytest.mark.parametrize(
    ("asks", "status", "reasons", "missing"),
    [
        pytest.param({"least_hours": 6}, "met", ("attended",), (), id="hours reached to the hour"),
        pytest.param({"least_hours": 7}, "on_course", ("too_few_hours",), (), id="an hour short"),
        pytest.param({"required": 2, "least_hours": 1}, "on_course", ("too_few",), (), id="hours alone fulfil nothing"),
        pytest.param({"least_level": OrganiserLevel.COUNTY}, "met", ("attended",), (), id="the level itself will do"),
        pytest.param({"least_level": OrganiserLevel.CITY}, "on_course", ("too_few", "below_level"), (), id="below it"),
        pytest.param({"themes": ("窗口礼仪",)}, "met", ("attended",), (), id="its theme"),
        pytest.param(
            {"themes": ("窗口礼仪", "一次性告知")},
            "on_course",
            ("theme_missing",),
            ("一次性告知",),
            id="one of two themes",
        ),
    ],
)
def test_a_policy_may_ask_for_more_than_a_class(asks, status, reasons, missing):
    found = duty(attendances=[attendance(themes=("窗口礼仪",))], policy=replace(POLICY, **asks), on=JUNE)
    assert (found.status, found.reasons, found.missing_themes) == (status, reasons, missing)


def test_a_class_of_another_year_does_not_count():
    others = [attendance(ended_on=date(2025, 12, 31)), attendance("b", ended_on=date(2027, 1, 1))]
    assert duty(attendances=others, on=date(2027, 1, 15)).count == 0


def test_a_class_entered_twice_counts_once():
    rows = [attendance(), attendance(head_confirmed_on=None)]
    twice = replace(POLICY, required=2)
    assert duty(attendances=rows, policy=twice, on=JUNE) == decision(
        DutyStatus.ON_COURSE, DutyReason.TOO_FEW, on=JUNE, counting=("区政务办业务培训",), hours=6, required=2
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
        DutyStatus.MET, DutyReason.ATTENDED, DutyReason.PART_OF_YEAR, on=JUNE, counting=("区政务办业务培训",), hours=6
    )


def test_leave_pauses_the_duty_and_coming_back_takes_it_up():
    leave = [Away(Span(date(2026, 10, 1), date(2026, 11, 1)))]
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
    assert duty(leave=[Away(leave)], on=CLOSED) == decision(DutyStatus(status), DutyReason.TOO_FEW, reason, on=CLOSED)


LONG = Span(date(2026, 1, 20), date(2026, 12, 20))
LAST_DAY = CLOSED - timedelta(days=1)
PAUSED = (DutyStatus.PAUSED, DutyReason.AWAY_MOST_OF_YEAR)
MISSED = (DutyStatus.MISSED, DutyReason.YEAR_CLOSED)


@pytest.mark.parametrize(
    ("recorded_on", "withdrawn_on", "on", "stands", "told_in_time"),
    [
        pytest.param(LAST_DAY, None, CLOSED, PAUSED, None, id="entered on the last day"),
        pytest.param(CLOSED, None, CLOSED, MISSED, DutyStatus.PAUSED, id="entered a day late"),
        pytest.param(CLOSED, None, LAST_DAY, (DutyStatus.AT_RISK, DutyReason.LATE_PAPERS_OPEN), None, id="not yet"),
        pytest.param(None, LAST_DAY, CLOSED, MISSED, None, id="taken back on the last day"),
        pytest.param(None, CLOSED, CLOSED, PAUSED, DutyStatus.MISSED, id="taken back a day late"),
        pytest.param(CLOSED, CLOSED, CLOSED, MISSED, None, id="entered and taken back too late"),
        pytest.param(None, None, CLOSED, PAUSED, None, id="from before the day was kept"),
    ],
)
def test_leave_counts_as_it_was_known_when_the_year_closed(recorded_on, withdrawn_on, on, stands, told_in_time):
    found = duty(leave=[Away(LONG, recorded_on, withdrawn_on)], on=on)
    late = (DutyReason.LEAVE_TOLD_LATE,) if told_in_time else ()
    status, reason = stands
    assert found == decision(status, DutyReason.TOO_FEW, reason, *late, on=on, told_in_time=told_in_time)


def test_late_leave_that_would_change_nothing_is_named_all_the_same():
    short = Away(Span(date(2026, 5, 1), date(2026, 5, 6)), CLOSED)
    last_years = Away(Span(date(2025, 5, 1), date(2026, 1, 1)), CLOSED)
    reasons = (DutyReason.TOO_FEW, DutyReason.YEAR_CLOSED)
    assert duty(leave=[short], on=CLOSED) == decision(
        DutyStatus.MISSED, *reasons, DutyReason.LEAVE_TOLD_LATE, on=CLOSED
    )
    assert duty(leave=[last_years], on=CLOSED) == decision(DutyStatus.MISSED, *reasons, on=CLOSED)


days = st.integers(-40, 440).map(lambda n: date(2026, 1, 1) + timedelta(days=n))
maybe = st.none() | days
attendances = st.lists(
    st.builds(
        attendance,
        st.sampled_from("甲乙丙"),
        days,
        st.sampled_from(OrganiserLevel),
        completed=st.booleans(),
        recorded_on=days,
        clerk_confirmed_on=maybe,
        head_confirmed_on=maybe,
        clerk_disputed_on=maybe,
        head_declined_on=maybe,
        themes=st.sampled_from([(), ("窗口礼仪",)]),
    ),
    max_size=6,
)
policies = st.builds(
    DutyPolicy,
    version=st.just("2026-1"),
    required=st.integers(1, 3),
    least_hours=st.sampled_from([0, 7, 12]),
    least_level=st.sampled_from([None, OrganiserLevel.CITY]),
    themes=st.sampled_from([(), ("窗口礼仪",)]),
)


@given(attendances, days, policies)
def test_order_never_matters_and_one_attendance_less_never_raises_the_count_or_meets_the_duty(rows, on, policy):
    whole = duty(attendances=rows, policy=policy, on=on)
    assert duty(attendances=rows[::-1], policy=policy, on=on) == whole
    for n in range(len(rows)):
        less = duty(attendances=rows[:n] + rows[n + 1 :], policy=policy, on=on)
        assert less.count <= whole.count
        assert whole.status == "met" or less.status != "met"


@given(attendances, attendances, policies, st.integers(0, 400))
def test_nothing_recorded_after_the_papers_closed_changes_a_closed_year(rows, later, policy, after):
    """Met, missed, paused or no full year: it is that for good. Only what waits for the head is not closed yet."""
    known = [row for row in rows if row.recorded_on < CLOSED]
    late = [replace(row, recorded_on=max(row.recorded_on, CLOSED)) for row in later]
    then = duty(attendances=known, policy=policy, on=CLOSED)
    today = duty(attendances=[*known, *late], policy=policy, on=CLOSED + timedelta(days=after))
    assert then.status == "at_risk" or today.status == then.status
