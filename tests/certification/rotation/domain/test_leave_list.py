"""A list of leave, row by row, and what it would enter."""

from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certification.domain.spans import Span
from certification.rotation.domain.leave_list import Action, Away, Known, plan_leave, read_leave
from courses.domain.source import Sheet

ON, DAY = date(2026, 3, 9), timedelta(days=1)
CLERKS = (Known(1, "王婷", "A01"), Known(2, "李静", "A02"), Known(3, "李静", "A03"))
HEAD = ("序号", "姓名", "工号", "请假类型", "开始日期", "结束日期")


def read(*rows):
    sheet = Sheet("请假", (("请假名单",), HEAD, *rows))
    return read_leave([sheet], CLERKS)


def test_a_row_is_a_person_a_kind_and_both_days():
    found, problems = read(
        ("1", "王婷", "", "年假", "2026-03-09", "2026年3月13日"),
        ("2", "李静", "A03", "", "20260501", "2026/5/1"),
    )
    assert found == (
        Away(1, "annual", Span(date(2026, 3, 9), date(2026, 3, 14)), 3),
        Away(3, "other", Span(date(2026, 5, 1), date(2026, 5, 2)), 4),
    )
    assert [problem.code for problem in problems] == ["column_unknown"]


@pytest.mark.parametrize(
    ("row", "code", "severity"),
    [
        (("", "", "", "年假", "2026-03-09", "2026-03-10"), "leave_without_person", "error"),
        (("", "赵敏", "", "年假", "2026-03-09", "2026-03-10"), "leave_person_unknown", "warning"),
        (("", "李静", "", "年假", "2026-03-09", "2026-03-10"), "leave_person_ambiguous", "error"),
        (("", "王婷", "", "调休", "2026-03-09", "2026-03-10"), "leave_kind_unknown", "error"),
        (("", "王婷", "", "病假", "", "2026-03-10"), "leave_day_missing", "error"),
        (("", "王婷", "", "病假", "2026-02-29", "2026-03-10"), "day_unclear", "error"),
        (("", "王婷", "", "病假", "2026-03-10", "2026-03-09"), "leave_ends_before_it_starts", "error"),
        (("", "王婷", "", "病假", "2026-03-10", "2029-03-09"), "leave_too_long", "error"),
    ],
)
def test_a_row_that_says_too_little_is_told_with_its_place_and_left_aside(row, code, severity):
    found, problems = read(("1", "王婷", "", "年假", "2026-01-05", "2026-01-06"), row)
    (problem,) = [one for one in problems if one.code != "column_unknown"]
    assert (len(found), problem.code, problem.row, problem.severity) == (1, code, 4, severity)


def away(clerk, first, days, kind="annual"):
    return Away(clerk, kind, Span(ON + first * DAY, ON + (first + days) * DAY))


def test_what_is_there_already_is_unchanged_and_what_shares_a_day_is_told():
    wanted = [away(1, 0, 5), away(1, 4, 1), away(1, 5, 2), away(1, 5, 2), away(2, 0, 5)]
    known = {1: [("annual", wanted[0].span)]}
    plan = plan_leave(wanted, known, on=ON)
    assert [(line.action, line.other) for line in plan.lines] == [
        (Action.UNCHANGED, None),
        (Action.OVERLAPS, wanted[0].span),
        (Action.ENTER, None),
        (Action.UNCHANGED, None),
        (Action.ENTER, None),
    ]
    assert plan_leave(wanted[:2], known, on=ON).is_empty


LEAVES = st.lists(st.builds(away, st.sampled_from([1, 2]), st.integers(0, 30), st.integers(1, 9)), max_size=9)


@given(LEAVES, LEAVES)
def test_nobody_is_away_twice_on_a_day_and_a_list_applied_again_changes_nothing(first, second):
    known = {}
    for wanted in (first, second, first, second):
        plan = plan_leave(wanted, known, on=ON)
        for line in plan.of(Action.ENTER):
            known.setdefault(line.away.clerk, []).append((line.away.kind, line.away.span))
    assert plan.is_empty
    assert all(not a[1].overlap(b[1]) for own in known.values() for a, b in combinations(own, 2))
