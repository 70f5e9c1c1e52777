"""Why a matter was found is shown where it was found."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.domain.search.entry import entry_columns
from courses.domain.search.folding import folded
from courses.domain.search.why import Where, Why, marked, why, why_near
from courses.domain.search.words import words_of
from tests.courses.lists import CARD, HOTEL


def of(record, typed: str) -> Why:
    entry = entry_columns(record.elements)
    kept = {"name_readings": entry.name_readings, "spoken_readings": entry.spoken_readings}
    return why(record.elements, words_of(typed), **kept)


def test_a_spoken_name_is_marked_where_it_holds_the_word() -> None:
    found = of(CARD, "卡丢了")

    assert found.name == (("正山门卡补办", False),)
    assert found.spoken == ((("上山", False), ("卡丢了", True)), (("补一张进山卡", False),))
    assert found.others == ()


def test_a_paper_is_named_also_by_what_else_it_is_called() -> None:
    found = of(HOTEL, "身份证 委托书")

    assert found.name == (("公共场所卫生许可（新办）", False),)
    assert found.others == (
        (Where.MATERIALS, ((("居民", False), ("身份证", True)), (("授权", False), ("委托书", True)))),
    )


def test_pinyin_marks_the_characters_it_stands_for() -> None:
    assert of(CARD, "shsk").spoken[0] == (("上山卡", True), ("丢了", False))
    assert of(HOTEL, "wsxkxb").name == (("公共场所", False), ("卫生许可（新办", True), ("）", False))


def test_code_category_and_department_say_what_they_are() -> None:
    assert of(HOTEL, "gc001").others == ((Where.CODE, ((("GC-001", True),),)),)
    assert of(CARD, "岛务").others == ((Where.CATEGORY, ((("岛务", True), ("旅游", False)),)),)
    assert of(HOTEL, "卫生健康局").others == ((Where.DEPARTMENT, ((("县级", False), ("卫生健康局", True)),)),)


def test_the_nearest_is_marked_by_what_was_typed_too() -> None:
    found = why_near(CARD.elements, "上山的卡丢了")

    assert found.spoken[0] == (("上山卡丢了", True),)
    assert found.others == ()


@pytest.mark.parametrize("text", ["", "（）", "上山卡"])
def test_nothing_looked_for_marks_nothing(text: str) -> None:
    assert not any(is_marked for _, is_marked in marked(text, ()))


@given(st.text("公共场所卫生许可（新办）ＧＣ-01 ㈠", max_size=30), st.text("卫生许可gc01一", max_size=4))
def test_the_pieces_are_the_text_and_hold_the_word_where_it_stands(text: str, typed: str) -> None:
    words = words_of(typed)
    pieces = marked(text, words)

    assert "".join(piece for piece, _ in pieces) == text
    assert all(first[1] is not second[1] for first, second in pairwise(pieces))
    held = any(form in folded(text) for word in words for form in word.forms)
    assert any(is_marked for _, is_marked in pieces) is held
