"""Limits as offices write them (22 real cases and more); what isn't one clear duration stays text."""

import pytest

from courses.domain.cells.limits import Limits, read_limit, read_limits
from courses.domain.elements import Limit
from courses.domain.facets import TimeUnit

AT_ONCE, WORKING, DAY, MONTH = TimeUnit.IMMEDIATE, TimeUnit.WORKING_DAY, TimeUnit.DAY, TimeUnit.MONTH

UNDERSTOOD = [
    ("即时", 0, AT_ONCE),
    ("即时办理。", 0, AT_ONCE),
    ("当场", 0, AT_ONCE),
    ("即时办结。", 0, AT_ONCE),
    ("当场办结（不能当场登记的3个工作日）", 0, AT_ONCE),
    ("自受理之日起 25 个工作日办结", 25, WORKING),
    ("20个工作日，街道社区15个工作日、部门5个工作日", 20, WORKING),
    ("要件齐全后7个工作日", 7, WORKING),
    ("20 工作日", 20, WORKING),
    ("20工作日", 20, WORKING),
    ("２０个工作日", 20, WORKING),
    ("五个工作日", 5, WORKING),
    ("二十五个工作日内作出许可决定", 25, WORKING),
    ("一个月", 1, MONTH),
    ("十五日内", 15, DAY),
    ("20日(可延长10日)", 20, DAY),
    ("60日", 60, DAY),
    ("10个自然日", 10, TimeUnit.CALENDAR_DAY),
    ("2小时", 2, TimeUnit.HOUR),
    ("20个工作日（经本机关负责人批准可延长10个工作日）", 20, WORKING),
]
TEXT_ONLY = [
    ("及时办理", "limit_vague"),
    ("无。", "limit_none"),
    ("网上3个工作日;现场当场办结", "limit_by_channel"),
    ("1/8个工作日", "limit_is_a_range"),
    ("7-20个工作日", "limit_is_a_range"),
    ("每年1月1日-3月1日集中受理", "limit_is_a_period"),
    ("每年3月31日前", "limit_is_a_period"),
    ("0.5", "limit_without_unit"),
    ("在原许可证有效期届满前作出决定", "limit_unclear"),
    ("申请人应提前5个工作日预约", "limit_unclear"),
    ("1.5个工作日", "limit_unclear"),
]


@pytest.mark.parametrize(("text", "value", "unit"), UNDERSTOOD, ids=[case[0] for case in UNDERSTOOD])
def test_a_clear_limit_has_value_and_unit(text: str, value: int, unit: TimeUnit) -> None:
    assert read_limit(text) == (Limit(text, value, unit), ())


@pytest.mark.parametrize(("text", "code"), TEXT_ONLY, ids=[case[0] for case in TEXT_ONLY])
def test_an_unclear_limit_stays_text_and_is_flagged(text: str, code: str) -> None:
    limit, problems = read_limit(text)

    assert limit == Limit(text)
    assert [problem.code for problem in problems] == [code]


def test_an_empty_cell_states_nothing() -> None:
    assert read_limit(" \n ") == (None, ())


def test_parts_that_do_not_add_up_are_flagged_and_the_whole_is_kept() -> None:
    limit, problems = read_limit("22个工作日(村10、镇2、区10)，村10个工作日、区11个工作日")

    assert (limit.value, limit.unit) == (22, WORKING)
    assert [problem.code for problem in problems] == ["limit_parts_differ"]


def test_one_cell_may_hold_both_limits_and_an_explanation() -> None:
    text = "法定时限：23工作日\n承诺期限：20工作日\n时限说明：不包括7天公示时间"

    limits, problems = read_limits(text)

    assert problems == ()
    assert limits == Limits(
        statutory=Limit("23工作日", 23, WORKING),
        promised=Limit("20工作日(时限说明：不包括7天公示时间)", 20, WORKING),
    )


def test_a_lone_promise_is_told_from_an_unlabelled_limit() -> None:
    assert read_limits("承诺3个工作日")[0] == Limits(promised=Limit("3个工作日", 3, WORKING))
    assert read_limits("3个工作日")[0] == Limits(other=Limit("3个工作日", 3, WORKING))
