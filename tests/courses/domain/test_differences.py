"""Two versions facet by facet: what differs, its lines on both sides, the words marked."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from courses.domain.differences import differences
from courses.domain.elements import Elements, Material, Step
from courses.domain.facets import FACETS
from courses.domain.plan import OTHERS
from tests.courses.lists import CARD, HOTEL, limit

OLD = HOTEL.elements


def shown(lines) -> list[str]:
    return ["".join(f"[{piece.text}]" if piece.changed else piece.text for piece in line) for line in lines]


def test_equal_versions_have_no_difference() -> None:
    assert differences(OLD, OLD) == ()


def test_a_limit_shows_the_number_that_changed() -> None:
    (found,) = differences(OLD, replace(OLD, statutory=limit("15个工作日")))

    assert (found.name, found.is_facet) == ("time_limit", True)
    assert (shown(found.old), shown(found.new)) == (["法定：[20]个工作日"], ["法定：[15]个工作日"])


def test_facets_come_first_and_the_fee_is_no_facet() -> None:
    found = differences(OLD, replace(OLD, fee="10元", service_object=("企业法人",)))

    assert [(one.name, one.is_facet) for one in found] == [("service_object", True), ("fee", False)]
    assert (shown(found[0].old), shown(found[0].new)) == (["企业法人", "[个体工商户]"], ["企业法人"])


def test_what_was_not_stated_has_no_lines() -> None:
    (found,) = differences(OLD, replace(OLD, promised=None, remark="见附件"))

    assert (found.name, found.old, shown(found.new)) == ("remark", (), ["[见附件]"])


def test_steps_in_another_order_are_a_change_and_papers_are_not() -> None:
    one, two = Step("窗口人员", "核对"), Step("窗口人员", "受理")
    old, new = replace(OLD, steps=(one, two)), replace(OLD, steps=(two, one), materials=OLD.materials[::-1])

    materials, process = differences(old, new)

    assert (materials.name, any(piece.changed for line in materials.new for piece in line)) == ("materials", False)
    assert (process.name, any(piece.changed for line in process.new for piece in line)) == ("process", True)


def test_in_brief_only_changed_lines_stand_and_the_others_are_counted() -> None:
    (found,) = differences(OLD, replace(OLD, materials=(*OLD.materials, Material("营业执照"))))
    (moved,) = differences(OLD, replace(OLD, materials=OLD.materials[::-1]))

    assert (found.unchanged, found.brief.old, len(found.brief.new)) == (3, (), 1)
    assert (moved.brief, moved.unchanged) == (moved, 3)


@given(st.sets(st.sampled_from([name for name in OTHERS if name != "name"])))
def test_exactly_what_differs_is_named(taken: set[str]) -> None:
    mixed: Elements = replace(OLD, **{name: getattr(CARD.elements, name) for name in taken})

    found = [one.name for one in differences(OLD, mixed)]

    assert found == [name for name in OTHERS if name in taken and getattr(OLD, name) != getattr(CARD.elements, name)]
    assert not {facet.value for facet in FACETS} & set(found)
