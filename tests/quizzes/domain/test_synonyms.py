import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.domain.synonyms import DEFAULT_SYNONYMS, Synonyms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("居民身份证", "有效身份证件"),
        ("户口本", "居民户口簿"),
        ("《授权委托书》", "委托书"),
        ("营业执照 (副本)", "营业执照（副本）"),
        ("２０个工作日", "20 个工作日"),
        ("受托人身份证", "代办人居民身份证"),
    ],
)
def test_names_of_one_thing_are_level(one, other):
    assert DEFAULT_SYNONYMS.normal(one) == DEFAULT_SYNONYMS.normal(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("居民身份证", "受托人居民身份证"),
        ("结婚证", "离婚证"),
        ("1.5个月", "15个月"),
        ("3-8年", "38年"),
    ],
)
def test_different_things_stay_apart(one, other):
    assert DEFAULT_SYNONYMS.normal(one) != DEFAULT_SYNONYMS.normal(other)


def test_lists_that_say_the_same_are_one_object():
    one, other = (
        Synonyms.from_json([["".join(list(name)) for name in group] for group in DEFAULT_SYNONYMS.to_json()])
        for _ in range(2)
    )
    assert one.groups is other.groups


def test_a_centre_may_add_its_own_group():
    own = Synonyms((("正山门卡", "上山卡"),))
    assert own.normal("上山卡补办") == own.normal("正山门卡补办")
    assert DEFAULT_SYNONYMS.normal("上山卡补办") != DEFAULT_SYNONYMS.normal("正山门卡补办")


def test_table_survives_json():
    assert Synonyms.from_json(DEFAULT_SYNONYMS.to_json()) == DEFAULT_SYNONYMS


@given(st.text(max_size=40))
def test_normalising_twice_changes_nothing_more_without_synonyms(text):
    plain = Synonyms()
    once = plain.normal(text)
    assert plain.normal(once) == once
