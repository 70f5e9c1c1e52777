import pytest

from quizzes.domain.dice import Dice
from quizzes.domain.distractors import foreign, provably_other
from quizzes.domain.papers import names
from quizzes.domain.synonyms import DEFAULT_SYNONYMS
from tests.quizzes.domain.matters import CODES, bank


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("居民户口簿", "近期免冠照片"),
        ("卫生检测报告", "授权委托书"),
        ("年满80周岁的老年人", "低保家庭中的残疾人"),
    ],
)
def test_clearly_different_things_are_provably_other(one, other):
    assert provably_other(one, other, DEFAULT_SYNONYMS)
    assert provably_other(other, one, DEFAULT_SYNONYMS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("居民身份证", "有效身份证件"),
        ("居民身份证", "受托人居民身份证"),
        ("县级残联", "县级残疾人联合会"),
        ("年满16周岁", "年满60周岁"),
        ("从事食品销售、餐饮服务的", "场所不超过50平方米、从事餐饮服务的"),
        ("", "居民身份证"),
    ],
    ids=["synonym", "contained", "abbreviated", "too like", "part of it", "empty"],
)
def test_what_may_be_one_thing_is_not_provably_other(one, other):
    assert not provably_other(one, other, DEFAULT_SYNONYMS)
    assert not provably_other(other, one, DEFAULT_SYNONYMS)


@pytest.mark.parametrize("code", CODES)
def test_foreign_facts_are_of_siblings_and_untrue_of_the_matter(code):
    snapshot = bank(code)
    truths = [line.text for line in names(snapshot.matter)]
    drawn = foreign(snapshot, names, dice=Dice("t", code), want=5)
    assert drawn
    assert all(line.code != code for line in drawn)
    assert all(provably_other(line.text, truth, snapshot.synonyms) for line in drawn for truth in truths)
    assert len({snapshot.normal(line.text) for line in drawn}) == len(drawn)
