"""What the house's face can draw, and who is told where it cannot."""

from collections.abc import Iterator

import pytest

from courses.documents.face import missing_glyphs


def gb2312() -> Iterator[str]:
    """The 6,763 characters of the two levels, rows 16–55 and 56–87."""
    for row in range(16, 88):
        for cell in range(1, 95 if row != 55 else 90):
            yield bytes((0xA0 + row, 0xA0 + cell)).decode("gb2312")


def test_every_character_of_gb2312_and_rare_names_can_be_drawn() -> None:
    characters = "".join(gb2312())
    assert len(characters) == 6763
    assert missing_glyphs(characters + "喆䶮𬭚㛃𠅤𫖮·●◐◇○–") == ()


@pytest.mark.parametrize("char", ["\ue000", "\U0010fffe", "\U0003ffff"])
def test_a_character_the_face_cannot_draw_is_named_once(char: str) -> None:
    assert missing_glyphs(f"王{char}婷{char}") == (char,)
