"""What is typed, as words that must all be found."""

import pytest

from courses.domain.search.words import Word, words_of


def forms(typed: str, **more: str) -> list[set[str]]:
    return [set(word.forms) for word in words_of(typed, **more)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("上山卡 丢了", [{"上山卡"}, {"丢了"}]),
        ("户口簿", [{"户口簿", "户口本", "户口薄"}]),
        ("户口本", [{"户口簿", "户口本", "户口薄"}]),
        ("户口本复印件", [{"户口簿复印件", "户口本复印件", "户口薄复印件"}]),
        ("居民身份证", [{"身份证"}]),
        ("户口", [{"户口"}]),
        ("GC-001，身份证", [{"gc001"}, {"身份证"}]),
        ("％ 、 _", []),
        ("  ", []),
    ],
)
def test_words_stand_in_every_form_the_thing_goes_by(typed: str, found: list[set[str]]) -> None:
    assert forms(typed) == found


def test_traditional_characters_are_looked_for_as_typed_and_as_catalogues_write() -> None:
    assert forms("戶口 丟了", simplified="户口 丢了") == [{"戶口", "户口"}, {"丟了", "丢了"}]


def test_a_latin_word_may_be_pinyin() -> None:
    (word,) = words_of("SHSK")

    assert word == Word(("shsk",), word.pinyin)
    assert word.pinyin.startswith("[<,]s")


def test_at_most_six_words_of_sixty_characters_are_looked_for() -> None:
    assert len(words_of("一 二 三 四 五 六 七")) == 6
    assert words_of("山" * 100) == (Word(("山" * 60,)),)
