"""A year that is closed stays as it was known: leave entered or taken back afterwards is named, and changes nothing."""

from datetime import date, datetime

from django.utils import timezone

from certification.training import reasons
from certification.training.domain.duty import DutyStatus
from certification.training.queries import duty_of
from people.operations import record_leave, withdraw_leave


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, tzinfo=timezone.get_default_timezone())


def test_leave_of_a_closed_year_changes_no_status_whichever_way(people):
    span = {"kind": "sick", "starts_on": date(2026, 1, 20), "ends_on": date(2026, 12, 20)}
    late, after = date(2027, 2, 3), date(2027, 2, 4)
    record_leave(people.clerk, **span, by=people.head, at=at(late))
    in_time = record_leave(people.other_clerk, **span, by=people.head, at=at(date(2026, 1, 19)))
    withdraw_leave(in_time, reason="录入有误", by=people.head, at=at(late))

    def said(clerk, on):
        decision = duty_of(clerk, year=2026, on=on).decision
        return decision.status, decision.told_in_time

    assert said(people.clerk, date(2026, 6, 1)) == (DutyStatus.ON_COURSE, None)  # nobody knew of it then
    assert said(people.clerk, after) == (DutyStatus.MISSED, DutyStatus.PAUSED)
    assert said(people.other_clerk, date(2026, 6, 1)) == (DutyStatus.PAUSED, None)
    assert said(people.other_clerk, after) == (DutyStatus.PAUSED, DutyStatus.MISSED)
    told = reasons.why(duty_of(people.clerk, year=2026, on=after).decision)
    assert "如在关闭前登记，当年状态应为：暂缓。" in told[-1]
