"""Whose turn each step is."""

import pytest

from courses.domain.elements import Step
from courses.domain.lanes import Lane, Stage, lane_of, stages

CITIZEN, COUNTER, OFFICE = Lane.CITIZEN, Lane.COUNTER, Lane.OFFICE


@pytest.mark.parametrize(
    ("who", "lane"),
    [
        ("申请人", CITIZEN),
        ("申请人或者受托的村（社区）", CITIZEN),
        ("持证人或者监护人", CITIZEN),
        ("窗口人员", COUNTER),
        ("镇便民服务中心代办员", COUNTER),
        ("县级残联", OFFICE),
        ("市场监督管理所核查人员", OFFICE),
        ("窗口人员陪同申请人", COUNTER),
    ],
)
def test_a_lane_is_that_of_whoever_is_named_first(who: str, lane: Lane) -> None:
    assert lane_of(who) is lane


def test_each_stage_knows_where_the_papers_go_next() -> None:
    ask, take, decide = Step("申请人", "提出"), Step("窗口人员", "受理", "当场"), Step("县级残联", "决定")
    assert stages([ask, take, decide]) == (
        Stage(ask, CITIZEN, COUNTER),
        Stage(take, COUNTER, OFFICE),
        Stage(decide, OFFICE, OFFICE),
    )


@pytest.mark.parametrize(
    "steps",
    [
        pytest.param([], id="no steps"),
        pytest.param([Step("窗口人员", "受理"), Step("", "决定")], id="a step that names nobody"),
        pytest.param([Step("窗口人员", "受理"), Step("窗口人员", "发证")], id="one lane only"),
    ],
)
def test_what_makes_no_figure_stays_a_list(steps: list[Step]) -> None:
    assert stages(steps) == ()
