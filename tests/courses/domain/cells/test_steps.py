"""Steps: who does what, how long."""

import pytest

from courses.domain.cells.steps import read_steps, write_steps
from courses.domain.elements import Step

CASES = [
    ("窗口人员：核对材料并受理（当场）", Step("窗口人员", "核对材料并受理", "当场")),
    ("窗口人员:核对材料(5个工作日内)", Step("窗口人员", "核对材料", "5个工作日内")),
    ("县级公安机关：审查，作出决定（时限：原证届满前）", Step("县级公安机关", "审查，作出决定", "原证届满前")),
    ("窗口人员：先认路：城市道路报县里", Step("窗口人员", "先认路：城市道路报县里")),
    ("申请人：双方签字（依法单方申请的除外）", Step("申请人", "双方签字（依法单方申请的除外）")),
    ("提交材料，核对：无误后受理", Step("", "提交材料，核对：无误后受理")),
]


@pytest.mark.parametrize(("text", "step"), CASES, ids=[case[0] for case in CASES])
def test_a_step_is_taken_apart(text: str, step: Step) -> None:
    assert read_steps(f"1.{text}") == ((step,), ())


def test_arrows_cut_a_process_whose_doers_are_not_stated() -> None:
    assert read_steps("申请→受理→决定")[0] == (Step("", "申请"), Step("", "受理"), Step("", "决定"))


def test_a_process_in_one_sentence_is_kept_and_flagged() -> None:
    steps, problems = read_steps("申请、受理、审核、办结")

    assert steps == (Step("", "申请、受理、审核、办结"),)
    assert [problem.code for problem in problems] == ["steps_not_told_apart"]


@pytest.mark.parametrize("step", [step for _, step in CASES[:5]], ids=lambda step: step.what)
def test_written_steps_read_back(step: Step) -> None:
    assert read_steps(write_steps((step, step))) == ((step, step), ())
