"""One question asked twice is found; two questions that only sound alike are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.domain.alike import Likeness, face_of, likeness, pairs_among, pairs_with
from quizzes.domain.exchange import Exchanged
from quizzes.domain.item import Kind
from quizzes.domain.synonyms import DEFAULT_SYNONYMS
from tests.quizzes.domain.test_written import SORTS


def face(asked, name="1", matter=""):
    return face_of(name, asked, DEFAULT_SYNONYMS, matter=matter)


def single(stem, options=("窗口", "派出所"), key=(0,)):
    return Exchanged(Kind.SINGLE, stem, options, key)


@pytest.mark.parametrize("asked", SORTS.values(), ids=SORTS)
def test_a_question_is_the_same_as_itself_in_other_punctuation_and_order(asked):
    turned = asked
    if asked.kind in (Kind.SINGLE, Kind.SET):
        last = len(asked.options) - 1
        key = tuple(sorted(last - place for place in asked.key))
        turned = Exchanged(asked.kind, asked.stem, asked.options[::-1], key)
    worded = Exchanged(turned.kind, f" {asked.stem}（ ）", turned.options, turned.key, turned.prompts, turned.number,
                       turned.unit, turned.true)  # fmt: skip
    assert likeness(face(asked), face(worded)) is Likeness.SAME


def test_synonyms_and_the_matters_name_make_no_difference():
    one = Exchanged(Kind.SET, "办理《户口迁入》应当带哪些证件？", ("身份证", "户口本", "驾驶证"), (0, 1))
    other = Exchanged(Kind.SET, "办理应当带哪些证件？", ("居民身份证", "户口簿", "护照"), (0, 1))
    assert likeness(face(one, matter="户口迁入"), face(other, matter="户口迁入")) is Likeness.SAME


def test_the_same_words_with_another_answer_contradict_each_other():
    assert likeness(face(single("由谁受理？")), face(single("由谁受理？", key=(1,)))) is Likeness.CONTRADICTS


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("申请人应当向谁提出申请？", "申请人应向谁提出申请？", Likeness.NEAR),
        ("申请人应当向谁提出申请？", "办好以后由谁送达证件？", None),
    ],
    ids=["nearly-the-same", "another-question"],
)
def test_with_the_same_answer_the_words_decide(one, other, expected):
    assert likeness(face(single(one)), face(single(other))) is expected


def test_nearly_the_same_words_with_another_answer_are_two_questions():
    assert likeness(face(single("向谁提出申请？")), face(single("应向谁提出申请？", key=(1,)))) is None


def test_statements_must_be_nearer_than_questions():
    def statement(stem):
        return face(Exchanged(Kind.TRUE_FALSE, stem, true=True))

    assert likeness(statement("申请人可以委托他人代为办理。"), statement("申请人可以委托他人代为领取。")) is None
    assert (
        likeness(statement("申请人可以委托他人代为办理。"), statement("申请人可以委托他人代为办理的。"))
        is Likeness.NEAR
    )


@given(st.lists(st.sampled_from("甲乙丙丁戊"), min_size=1, max_size=8).map("".join), st.text("甲乙丙丁戊", min_size=1))
def test_likeness_is_mutual(one, other):
    mine, theirs = face(single(one), "1"), face(single(other), "2")
    assert likeness(mine, theirs) is likeness(theirs, mine)


def test_pairs_are_told_once_each():
    faces = [
        face(single(stem), name) for name, stem in enumerate(["由谁受理？", "由谁受理", "应由谁受理？", "别的问题"])
    ]
    told = [(pair.one.name, pair.other.name, pair.likeness) for pair in pairs_among(faces)]
    assert told == [(0, 1, Likeness.SAME), (0, 2, Likeness.NEAR), (1, 2, Likeness.NEAR)]
    generated = [face(single("由谁受理？"), "a"), face(single("由谁受理？"), "a"), face(single("别的"), "b")]
    assert [pair.other.name for pair in pairs_with(faces[0], generated)] == ["a"]
