"""Pinyin in every way people type it, whatever reading of a character is meant."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.domain.search.readings import MOST_READINGS, pattern, readings, span

CARD = "上山卡丢了"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("shsk", "上山卡"),
        ("ssk", "上山卡"),
        ("shshk", "上山卡"),
        ("shangshanka", "上山卡"),
        ("shangsk", "上山卡"),
        ("shangshankadiule", CARD),
        ("kadl", "卡丢了"),
        ("diuliao", "丢了"),
        ("sks", None),
        ("hang", None),
        ("angshan", None),
    ],
)
def test_a_name_is_found_by_beginnings_of_its_readings(typed: str, found: str | None) -> None:
    where = span(pattern(typed), readings(CARD))

    assert (CARD[slice(*where)] if where else None) == found


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("重新登记", "chongxin"),
        ("重新登记", "zhongxin"),
        ("行政许可", "xzxk"),
        ("行政许可", "hangzheng"),
        ("会计从业", "kuaiji"),
        ("会计从业", "huiji"),
        ("长者食堂", "zhangzhe"),
        ("长者食堂", "changzhe"),
        ("绿化", "lvhua"),
        ("3号窗口", "hck"),
        ("a3号", "a3h"),
    ],
)
def test_any_plausible_reading_of_a_character_finds_it(name: str, typed: str) -> None:
    assert span(pattern(typed), readings(name)) is not None


@pytest.mark.parametrize("typed", ["", "s", "上山", "s卡", "shang shan", "1a", "a" * 41, "s.*"])
def test_what_is_no_pinyin_has_no_pattern(typed: str) -> None:
    assert pattern(typed) == ""


def test_the_phrase_decides_which_reading_comes_first() -> None:
    assert readings("银行") == "<yin<hang,xing,heng"
    assert readings("行政") == "<xing,hang,heng<zheng"


@given(st.text(alphabet="上山卡丢了重行长会单参abc12〇𬭚䶮", max_size=20))
def test_every_character_has_its_mark_and_few_readings(text: str) -> None:
    kept = readings(text)

    assert kept.count("<") == len(text)
    assert all(one.count(",") < MOST_READINGS for one in kept.split("<"))


@given(st.data())
def test_full_pinyin_and_initials_of_any_part_find_it(data: st.DataObject) -> None:
    name = data.draw(st.text(alphabet="上山卡丢了重新登记会计从业资格行政许可单位参保长者", min_size=2, max_size=12))
    first = data.draw(st.integers(0, len(name) - 2))
    last = data.draw(st.integers(first + 2, len(name)))
    kept = readings(name)
    sounds = [data.draw(st.sampled_from(one.split(","))) for one in kept.split("<")[1:][first:last]]
    typed = "".join(sound[: data.draw(st.integers(1, len(sound)))] for sound in sounds)

    assert re.search(pattern(typed), kept)
