"""What the facts of a matter make of each outcome at the counter."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.domain.counter import Bearing, Case, Outcome, cases
from courses.domain.elements import Elements, Material
from courses.domain.facets import Depth, Necessity

FORM = Material("《许可申请表》", necessity=Necessity.REQUIRED, source="窗口提供")
REPORT = Material("检测报告", necessity=Necessity.DEFERRABLE)
FULL = Elements(
    code="A",
    name="许可",
    materials=(FORM, Material("身份证", necessity=Necessity.REQUIRED), REPORT, Material("委托书", when="代办的")),
    acceptance_conditions=("属于许可范围",),
    approval_conditions=("检测合格",),
)
BARE = Elements(code="B", name="备案")


def test_every_outcome_turns_on_the_facts_of_the_matter() -> None:
    assert cases(FULL, Depth.ACCEPT) == (
        Case(Outcome.ACCEPT, True, Bearing.ACCEPTED_HERE),
        Case(Outcome.MEND_ON_THE_SPOT, True, Bearing.FORMS, ("《许可申请表》",)),
        Case(Outcome.NOTIFY_ONCE, True, Bearing.PAPERS, ("《许可申请表》", "身份证")),
        Case(Outcome.ACCEPT_WITH_DEFERRAL, True, Bearing.DEFERRABLE, ("检测报告",)),
        Case(Outcome.REFUSE, True, Bearing.ACCEPTANCE_CONDITIONS, ("属于许可范围",)),
        Case(Outcome.LEAD_TO, True, Bearing.WRONG_COUNTER),
    )


def test_a_list_that_says_nothing_promises_nothing() -> None:
    assert cases(BARE, None) == (
        Case(Outcome.ACCEPT, True, Bearing.ACCEPTED_HERE),
        Case(Outcome.MEND_ON_THE_SPOT, True, Bearing.NO_FORMS),
        Case(Outcome.NOTIFY_ONCE, True, Bearing.NO_PAPERS),
        Case(Outcome.ACCEPT_WITH_DEFERRAL, False, Bearing.NOT_DEFERRABLE),
        Case(Outcome.REFUSE, True, Bearing.NO_CONDITIONS),
        Case(Outcome.LEAD_TO, True, Bearing.WRONG_COUNTER),
    )


@pytest.mark.parametrize("field", ["conditions", "approval_conditions"])
def test_conditions_not_told_apart_are_no_ground_of_refusal(field: str) -> None:
    refuse = cases(replace(BARE, **{field: ("年满16周岁",)}), Depth.ACCEPT)[4]
    assert refuse == Case(Outcome.REFUSE, True, Bearing.NOT_TOLD_APART)


def test_a_centre_that_files_on_behalf_does_not_accept_itself() -> None:
    assert cases(FULL, Depth.ON_BEHALF)[0] == Case(Outcome.ACCEPT, True, Bearing.FILED_ON_BEHALF)


def test_a_centre_that_only_directs_knows_one_outcome() -> None:
    assert cases(FULL, Depth.DIRECT) == (Case(Outcome.LEAD_TO, True, Bearing.DIRECTED),)


@given(st.lists(st.sampled_from([None, *Necessity]), max_size=6), st.sampled_from([None, *Depth]))
def test_nothing_is_deferred_that_the_list_doesn_t_let_follow_later(necessities, depth) -> None:
    papers = tuple(Material(f"材料{n}", necessity=necessity) for n, necessity in enumerate(necessities))
    found = [
        case for case in cases(replace(BARE, materials=papers), depth) if case.outcome is Outcome.ACCEPT_WITH_DEFERRAL
    ]
    later = tuple(paper.name for paper in papers if paper.necessity is Necessity.DEFERRABLE)
    assert [(case.happens, case.facts) for case in found] == ([] if depth is Depth.DIRECT else [(bool(later), later)])
