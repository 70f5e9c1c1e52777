"""Papers grouped by when they are needed; nothing guessed, nothing lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.domain.checklist import NEEDS, Entry, Group, Need, checklist, need_of
from courses.domain.elements import Material
from courses.domain.facets import Necessity

REQUIRED, CONDITIONAL, DEFERRABLE = Necessity.REQUIRED, Necessity.CONDITIONAL, Necessity.DEFERRABLE


@pytest.mark.parametrize(
    ("material", "need"),
    [
        pytest.param(Material("身份证", necessity=REQUIRED), Need.ALWAYS, id="required"),
        pytest.param(Material("委托书", when="委托他人代办的"), Need.CASE, id="a case, whatever the necessity"),
        pytest.param(Material("委托书", necessity=REQUIRED, when="委托他人代办的"), Need.CASE, id="required in a case"),
        pytest.param(Material("照片", necessity=CONDITIONAL), Need.CASE, id="a case the list doesn't name"),
        pytest.param(Material("报告", necessity=DEFERRABLE), Need.LATER, id="deferrable"),
        pytest.param(Material("报告", necessity=DEFERRABLE, when="新建的"), Need.LATER, id="deferrable in a case"),
        pytest.param(Material("制度"), Need.UNSAID, id="the list doesn't say"),
        pytest.param(Material("执照", necessity=REQUIRED, source="数据共享"), Need.SHARED, id="never asked for"),
    ],
)
def test_when_a_paper_is_needed_is_what_the_list_says(material, need) -> None:
    assert need_of(material) is need


def test_one_case_in_two_spellings_is_one_group_under_the_first() -> None:
    agent, card = Material("委托书", when="委托他人代办的"), Material("受托人身份证", when="委托他人代办的。")
    identity, shared = Material("身份证", necessity=REQUIRED), Material("执照", source="数据共享")
    assert checklist([shared, agent, identity, card]) == (
        Group(Need.ALWAYS, "", (Entry(3, identity),)),
        Group(Need.CASE, "委托他人代办的", (Entry(2, agent), Entry(4, card))),
        Group(Need.SHARED, "", (Entry(1, shared),)),
    )


MATERIALS = st.builds(
    Material,
    name=st.text(min_size=1, max_size=6),
    necessity=st.sampled_from([None, *Necessity]),
    when=st.sampled_from(["", "代办的", "代办的。", "遗失的", "。"]),
    source=st.sampled_from(["", "数据共享", "窗口提供"]),
)


@given(st.lists(MATERIALS, max_size=12))
def test_every_paper_stands_exactly_once_and_only_the_list_s_own_may_follow_later(materials) -> None:
    groups = checklist(materials)
    entries = sorted((entry for group in groups for entry in group.entries), key=lambda entry: entry.number)
    assert entries == [Entry(n, material) for n, material in enumerate(materials, 1)]
    assert [NEEDS.index(group.need) for group in groups] == sorted(NEEDS.index(group.need) for group in groups)
    later = [entry.material for group in groups if group.need is Need.LATER for entry in group.entries]
    assert all(material.necessity is DEFERRABLE for material in later)
