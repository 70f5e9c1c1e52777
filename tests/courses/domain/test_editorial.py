"""Editorial is only what is listed: spacing, punctuation, width, order of papers, synonyms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.domain.editorial import facet_change, normal
from courses.domain.elements import Material, Result, Step
from courses.domain.facets import ChangeKind, Facet
from tests.courses.lists import HOTEL, changed, limit

EDITORIAL = [
    (Facet.SERVICE_OBJECT, {"service_object": ("个体工商户。", "企业法人")}),
    (Facet.CONDITIONS, {"approval_conditions": ("建立卫生管理制度;", "空气 水质经检测合格")}),
    (
        Facet.MATERIALS,
        {"materials": (Material("卫生管理制度"), *HOTEL.elements.materials[:2])},
    ),
    (
        Facet.PROCESS,
        {"steps": (Step("窗口人员", "核对材料并受理", "即办"), HOTEL.elements.steps[1])},
    ),
    (Facet.TIME_LIMIT, {"statutory": limit("自受理之日起20工作日内办结")}),
    (Facet.RESULT, {"result": Result("《公共场所卫生许可证》", "4年", "窗口领取")}),
]
MATERIAL = [
    (Facet.SERVICE_OBJECT, {"service_object": ("企业法人",)}),
    (Facet.CONDITIONS, {"acceptance_conditions": (), "conditions": ("属于须取得卫生许可的场所",)}),
    (Facet.MATERIALS, {"materials": HOTEL.elements.materials[:2]}),
    (Facet.MATERIALS, {"materials": (Material("居民身份证", originals=2), *HOTEL.elements.materials[1:])}),
    (Facet.PROCESS, {"steps": HOTEL.elements.steps[::-1]}),
    (Facet.TIME_LIMIT, {"statutory": limit("15个工作日")}),
    (Facet.TIME_LIMIT, {"statutory": limit("20日")}),
    (Facet.TIME_LIMIT, {"statutory": limit("20个工作日（可延长10个工作日）")}),
    (Facet.TIME_LIMIT, {"promised": limit("5个工作日")}),
    (Facet.RESULT, {"result": Result("公共场所卫生许可证", "2年", "窗口领取")}),
]


def ids(cases: list) -> list[str]:
    return [f"{facet}-{number}" for number, (facet, _) in enumerate(cases)]


@pytest.mark.parametrize(("facet", "elements"), EDITORIAL, ids=ids(EDITORIAL))
def test_another_wording_of_the_same_facts_is_editorial(facet: Facet, elements: dict) -> None:
    new = changed(HOTEL, **elements).elements

    assert facet_change(facet, HOTEL.elements, new, same_source=False) == (ChangeKind.EDITORIAL, "wording")


@pytest.mark.parametrize(("facet", "elements"), MATERIAL, ids=ids(MATERIAL))
def test_other_facts_are_material(facet: Facet, elements: dict) -> None:
    new = changed(HOTEL, **elements).elements

    assert facet_change(facet, HOTEL.elements, new, same_source=False) == (ChangeKind.MATERIAL, "facts")


@pytest.mark.parametrize("facet", list(Facet))
def test_the_same_facet_has_not_changed(facet: Facet) -> None:
    assert facet_change(facet, HOTEL.elements, HOTEL.elements, same_source=False) is None


def test_a_better_reading_of_the_same_text_makes_nobody_stale() -> None:
    new = changed(HOTEL, materials=()).elements

    assert facet_change(Facet.MATERIALS, HOTEL.elements, new, same_source=True) == (ChangeKind.EDITORIAL, "read_anew")


@pytest.mark.parametrize(
    ("one", "other"),
    [("1.5米", "15米"), ("5-10人", "510人"), ("50%", "50"), ("原件或复印件", "原件和复印件"), ("不收费", "收费")],
)
def test_what_bears_meaning_is_never_dropped(one: str, other: str) -> None:
    assert normal(one) != normal(other)


@given(st.text(max_size=40))
def test_comparing_is_stable(text: str) -> None:
    assert normal(normal(text)) == normal(text)
