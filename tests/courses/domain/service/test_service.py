"""Satisfaction and returned applications by matter and month: read without people, added up, planned, summed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.domain.listed import Known
from courses.domain.problems import Problem, Severity
from courses.domain.service.figures import Figure, Sum, added, by_month, months_before, summed
from courses.domain.service.plan import ServiceLine, plan_service
from courses.domain.service.sheet import read_sheets
from courses.domain.source import Sheet
from courses.domain.volumes.plan import Action

ON = date(2026, 3, 9)
JAN, FEB = date(2026, 1, 1), date(2026, 2, 1)
HOTEL, CARD = Known(1, "GC-001", "公共场所卫生许可"), Known(2, "DW-002", "参保登记")
HEAD = ("事项编码", "月份", "办件量", "退件数", "一星", "二星", "三星", "四星", "五星")


def read(*rows):
    return read_sheets((Sheet("清单", tuple(rows)),), (HOTEL, CARD), on=ON)


def test_a_row_is_a_matter_and_a_month_and_an_empty_cell_says_nothing():
    told, problems = read(
        HEAD, ("GC-001", "2026年2月", "1,200", "36", "1", "", "2", "", "40"), ("DW-002", "202601", "8")
    )
    assert told == (Figure(1, FEB, 1200, 36, (1, 0, 2, 0, 40)), Figure(2, JAN, 8))
    assert problems == ()


def test_a_column_of_people_is_not_read_it_is_told_and_its_rows_are_added_up():
    told, problems = read(
        (*HEAD, "窗口人员", "备注"),
        ("GC-001", "2026-02", "10", "1", "0", "0", "0", "1", "2", "甲某", ""),
        ("GC-001", "2026-02", "5", "", "1", "0", "0", "0", "0", "乙某", ""),
    )
    assert told == (Figure(1, FEB, 15, 1, (1, 0, 0, 1, 2)),)
    assert [(one.code, one.severity, one.column) for one in problems] == [
        ("column_of_people", Severity.WARNING, "窗口人员"),
        ("column_unknown", Severity.NOTICE, "备注"),
    ]
    assert "甲某" not in repr((told, problems))


@pytest.mark.parametrize("title", ["经办人姓名", "工号", "受理人员", "手机号码", "窗口号", "身份证号"])
def test_whatever_tells_people_apart_is_a_column_of_people(title):
    _told, problems = read((*HEAD, title), ("GC-001", "2026-02", "3"))
    assert [one.code for one in problems] == ["column_of_people"]


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        (("GC-001", "二月", "3"), "service_month_unclear", "月份"),
        (("GC-001", "2026-03", "3"), "service_month_not_over", "月份"),
        (("GC-001", "2026-02", "约3"), "cases_unclear", "办件量"),
        (("GC-001", "2026-02", "3", "4"), "service_more_returned", "退件数"),
        (("GC-001", "2026-02", "3", "1", "-1"), "cases_unclear", "一星"),
    ],
)
def test_what_cannot_be_read_is_an_error_at_its_place(row, code, column):
    told, problems = read(HEAD, row)
    assert told == ()
    assert [(one.code, one.severity, one.row, one.column) for one in problems] == [(code, Severity.ERROR, 2, column)]


def test_the_same_matter_and_month_twice_is_an_error_where_no_people_tell_them_apart():
    told, problems = read(HEAD, ("GC-001", "2026-02", "3"), ("GC-001", "2026-02", "4"))
    assert told == (Figure(1, FEB, 3),)
    assert problems == (Problem("service_repeated", Severity.ERROR, "清单", 3, "月份", {"first": 2}),)


def test_a_plan_adds_corrects_leaves_alone_and_keeps_what_a_list_does_not_say():
    known = {(1, FEB): Figure(1, FEB, 10, 1), (2, FEB): Figure(2, FEB, 5)}
    plan = plan_service([Figure(1, FEB, stars=(0, 0, 0, 0, 9)), Figure(2, FEB, 5), Figure(2, JAN, 4)], known, on=ON)
    assert plan.lines == (
        ServiceLine(Action.CORRECT, Figure(1, FEB, 10, 1, (0, 0, 0, 0, 9)), known[1, FEB]),
        ServiceLine(Action.UNCHANGED, Figure(2, FEB, 5), known[2, FEB]),
        ServiceLine(Action.ADD, Figure(2, JAN, 4)),
    )


def test_under_five_ratings_no_mean_is_told_and_a_share_needs_both_numbers():
    few = summed([Figure(1, FEB, 10, 1, (0, 0, 0, 0, 4))])[1]
    enough = summed([Figure(1, FEB, 10, 1, (1, 0, 0, 0, 4)), Figure(1, JAN, 30, None, None)])[1]
    assert (few.mean_stars, few.returned_percent) == (None, 10.0)
    assert (enough.mean_stars, enough.ratings, enough.cases, enough.returned_percent) == (4.2, 5, 40, 10.0)
    assert Sum().returned_percent is None


@pytest.mark.parametrize(
    ("on", "first"),
    [
        (date(2026, 3, 9), date(2025, 3, 1)),
        (date(2026, 1, 1), date(2025, 1, 1)),
        (date(2024, 12, 31), date(2023, 12, 1)),
    ],
    ids=str,
)
def test_twelve_full_months_have_ended_by_the_day(on, first):
    assert months_before(on) == first


counts = st.none() | st.integers(0, 500)
figures = st.builds(Figure, st.just(1), st.just(FEB), counts, counts, st.none() | st.tuples(*[st.integers(0, 50)] * 5))


@given(figures, figures)
def test_adding_up_takes_rows_in_any_order_and_loses_nothing(one, other):
    both = added(one, other)
    assert both == added(other, one)
    assert both.cases == (None if one.cases is other.cases is None else (one.cases or 0) + (other.cases or 0))
    assert added(one, Figure(1, FEB)) == one


@given(st.dates(date(2001, 1, 1), date(2090, 12, 31)), st.sets(st.integers(0, 14)), st.integers(1, 90))
def test_a_year_month_by_month_comes_to_the_year(on, told, cases):
    figures = [Figure(1, months_before(on, back), cases, back % 2, (0, 0, 0, 0, back)) for back in told]
    months = by_month(figures, on=on)
    assert [day for day, _month in months] == [months_before(on, back) for back in range(12, 0, -1)]
    year = summed(one for one in figures if months_before(on) <= one.month < on.replace(day=1)).get(1, Sum())
    for name in ("cases", "returned", "returned_of", "ratings", "points"):
        assert sum(getattr(month, name) for _day, month in months) == getattr(year, name)
