"""One folded form for what is typed and what is kept, and the way back to the text as written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.domain.search.folding import folded, places


@pytest.mark.parametrize(
    ("text", "as_compared"),
    [
        ("公共场所卫生许可（新办）", "公共场所卫生许可新办"),
        ("ＧＣ－００１", "gc001"),
        ("上 山，卡！", "上山卡"),
        ("㈠ 第①条", "一第1条"),
        ("A类 50%", "a类50"),
        ("%_", ""),
        ("", ""),
    ],
)
def test_letters_digits_and_han_are_compared(text: str, as_compared: str) -> None:
    assert folded(text) == as_compared


@given(st.text())
def test_every_compared_character_has_its_place_in_the_text(text: str) -> None:
    found = places(text)

    assert len(found) == len(folded(text))
    assert found == sorted(found)
    assert all(char in folded(text[place]) for char, place in zip(folded(text), found, strict=True))


@given(st.text(), st.text())
def test_folding_a_text_is_folding_its_parts(first: str, second: str) -> None:
    assert folded(first + second) == folded(first) + folded(second)
