"""In which circumstances somebody comes, and what the list settles of each paper then."""

from dataclasses import replace

import pytest

from courses.domain.elements import Material
from courses.domain.facets import Necessity
from quizzes.domain.bank import BankSnapshot
from quizzes.domain.papers import Demand, bare, papers, situations
from tests.quizzes.domain.matters import HYGIENE_NEW, bank_of

FORM = Material("开业申请表", originals=1, necessity=Necessity.REQUIRED, source="窗口提供")


def of(*materials: Material) -> BankSnapshot:
    return bank_of(replace(HYGIENE_NEW, materials=materials))


def asked_when(when: str, name: str = "", note: str = "") -> Material:
    return Material(name or f"{when}材料", necessity=Necessity.CONDITIONAL, when=when, source="申请人自备", note=note)


@pytest.mark.parametrize(
    ("materials", "expected"),
    [
        ((FORM,), ("",)),
        ((FORM, asked_when("使用明火的")), ("", "使用明火的")),
        ((FORM, asked_when("使用明火的"), asked_when("雇有学徒的")), ("使用明火的", "雇有学徒的")),
        ((FORM, asked_when("以居住申领的"), asked_when("以工作申领的", note="可不交")), ("以居住申领的",)),
        ((FORM, asked_when("以居住申领的", note="可不交"), asked_when("以工作申领的", note="可不交")), ()),
        (
            (FORM, *map(asked_when, ("申请人为个人的", "申请人为企业的", "因买卖转移的", "因继承转移的"))),
            (
                "申请人为个人的；因买卖转移的", "申请人为个人的；因继承转移的",
                "申请人为企业的；因买卖转移的", "申请人为企业的；因继承转移的",
            ),
        ),
        (
            (FORM, asked_when("产权人为个人的"), asked_when("产权人为单位的"), asked_when("单位成片申请的")),
            ("产权人为个人的", "产权人为单位的", "产权人为单位的；单位成片申请的"),
        ),
        ((replace(FORM, when="村民建房的"), asked_when("在景区内的")), ("村民建房的",)),
        ((FORM, asked_when("委托他人代办的", "授权委托书")), ("", "委托他人代办的")),
    ],
    ids=[
        "none", "one may hold", "of two one holds", "of two grounds the settled one", "no ground is settled",
        "kind and ground", "what can't be together", "a form that is asked in a case", "an agent",
    ],
)  # fmt: skip
def test_somebody_comes_in_a_circumstance_that_can_be(materials, expected):
    assert situations(of(*materials)) == expected


@pytest.mark.parametrize(
    ("material", "circumstance", "expected"),
    [
        (Material("结婚证", necessity=Necessity.REQUIRED), "已离婚的", Demand.UNSETTLED),
        (Material("结婚证", necessity=Necessity.REQUIRED), "配偶死亡的", Demand.ASKED),
        (Material("居民身份证", necessity=Necessity.REQUIRED), "未领取居民身份证的", Demand.UNSETTLED),
        (Material("工作证明", necessity=Necessity.REQUIRED, note="由用人单位出具"), "", Demand.ASKED),
        (Material("户型图", necessity=Necessity.REQUIRED, note="可用照片"), "", Demand.UNSETTLED),
        (Material("供用水合同", necessity=Necessity.REQUIRED, note="新户主签订"), "", Demand.APART),
        (Material("照片", necessity=Necessity.REQUIRED, note="一般在窗口现场采集"), "", Demand.APART),
        (Material("登记表", necessity=Necessity.REQUIRED, note="首次参保时填写"), "", Demand.APART),
        (asked_when("因买卖转移的"), "申请人为个人的；因买卖转移的", Demand.ASKED),
        (asked_when("申请人为企业的"), "申请人为个人的；因买卖转移的", Demand.OTHER_CIRCUMSTANCE),
    ],
    ids=lambda value: value.name if isinstance(value, Material) else None,
)
def test_the_note_and_the_circumstance_decide_what_is_certain(material, circumstance, expected):
    (paper,) = papers(of(material), circumstance)
    assert paper.demand is expected


def test_circumstances_are_said_inside_a_sentence():
    assert bare("申请人为个人的；因买卖转移的。") == "申请人为个人，因买卖转移"
