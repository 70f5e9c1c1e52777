"""Written questions in a bank: drawn, graded and vetted like templates, and nothing else is changed by them."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.domain.facets import Facet
from quizzes.domain.bank import BankSnapshot
from quizzes.domain.draft import TooLittle, TooLittleReason
from quizzes.domain.exchange import Exchanged
from quizzes.domain.grading import grade, key_answer
from quizzes.domain.item import Item, Kind
from quizzes.domain.registry import TEMPLATES, generate, template_in, templates_of, written_faults
from quizzes.domain.vetting import FaultKind
from quizzes.domain.written import Written, number_in, withheld_since
from tests.quizzes.domain.matters import HYGIENE_NEW, bank_of

SORTS = {
    Kind.SINGLE: Exchanged(Kind.SINGLE, "由谁受理？", ("窗口", "派出所", "银行"), (0,)),
    Kind.SET: Exchanged(Kind.SET, "要交哪些？", ("申请表", "户口簿", "结婚证", "照片"), (0, 3)),
    Kind.ORDERING: Exchanged(Kind.ORDERING, "先后？", ("申请", "受理", "审查", "送达"), (0, 1, 2, 3)),
    Kind.NUMBER: Exchanged(Kind.NUMBER, "几个工作日？", number=5, unit="个工作日"),
    Kind.TRUE_FALSE: Exchanged(Kind.TRUE_FALSE, "可以代办。", true=False),
    Kind.MATCHING: Exchanged(
        Kind.MATCHING, "各由谁做？", ("窗口", "县局"), (0, 1, 1), prompts=("受理", "审查", "决定")
    ),
}


def bank_with(*questions: Exchanged, facet: Facet = Facet.PROCESS) -> BankSnapshot:
    written = tuple(Written(n, 7, facet, one) for n, one in enumerate(questions, 1))
    return replace(bank_of(HYGIENE_NEW), written=written)


@pytest.mark.parametrize("asked", SORTS.values(), ids=SORTS)
def test_every_kind_is_drawn_with_its_words_its_revision_and_its_facet(asked):
    made = generate(bank_with(asked), "authored.1", 11)
    assert isinstance(made, Item)
    assert (made.stem, made.template, made.template_version, made.facets) == (
        asked.stem,
        "authored.1",
        7,
        (Facet.PROCESS,),
    )
    assert sorted(option.text for option in made.options) == sorted(asked.options)
    assert grade(made, key_answer(made)).verdicts == ((Facet.PROCESS, True),)
    right = {made.option(one).text for one in made.key} if made.options else {made.key[0]}
    if made.kind in (Kind.SINGLE, Kind.SET):
        assert right == {asked.options[place] for place in asked.key}
    if made.kind is Kind.ORDERING:
        assert [made.option(one).text for one in made.key] == list(asked.options)
        assert [option.text for option in made.options] != list(asked.options)
    if made.kind is Kind.MATCHING:
        assert [(p.text, o.text) for p, o in made.pairs()] == [("受理", "窗口"), ("审查", "县局"), ("决定", "县局")]


@given(seed=st.integers(0, 2**62))
def test_the_same_seed_is_the_same_item_and_only_what_is_hard_to_guess_certifies(seed):
    bank = bank_with(*SORTS.values())
    for place, kind in enumerate(SORTS, 1):
        name = f"authored.{place}"
        assert generate(bank, name, seed) == generate(bank, name, seed)
        hard = generate(bank, name, seed, certifying=True)
        expected = kind in (Kind.SET, Kind.ORDERING, Kind.NUMBER)
        assert isinstance(hard, Item) is expected
        assert isinstance(hard, Item) or hard.reason is TooLittleReason.GUESSED_TOO_EASILY


def test_what_is_written_changes_nothing_that_is_generated():
    plain, richer = bank_of(HYGIENE_NEW), bank_with(*SORTS.values())
    assert [one.name for one in templates_of(richer)][: len(TEMPLATES)] == list(TEMPLATES)
    for name in TEMPLATES:
        assert generate(plain, name, 3) == generate(richer, name, 3)
    assert "written" not in plain.to_json()
    assert plain.digest != richer.digest


def test_a_bank_comes_back_from_json_whole():
    bank = bank_with(*SORTS.values())
    assert BankSnapshot.from_json(bank.to_json()) == bank


@pytest.mark.parametrize(
    ("asked", "fault"),
    [
        (Exchanged(Kind.SET, "哪些？", ("身份证", "居民身份证", "照片", "申请表"), (0, 2)), FaultKind.OPTIONS_ALIKE),
        (Exchanged(Kind.SINGLE, f"编码是 {HYGIENE_NEW.code} 吗？", ("是", "否"), (0,)), FaultKind.CODE_ASKED),
        (Exchanged(Kind.NUMBER, "几日？", number=5), FaultKind.KEY_NOT_ONE),
    ],
    ids=["two-options-alike", "a-code", "a-number-without-unit"],
)
def test_a_wrong_question_is_not_drawn_and_says_why(asked, fault):
    bank = bank_with(asked)
    assert generate(bank, "authored.1", 1) == TooLittle(TooLittleReason.NO_FAIR_ITEM, "authored.1")
    assert [found.kind for found in written_faults(bank, "authored.1")] == [fault]


def test_lengths_and_names_are_the_writers_affair():
    long = Exchanged(Kind.SINGLE, "怎么办？", ("凭有效身份证件到任一综合窗口当场申请办理", "不办"), (0,))
    assert written_faults(bank_with(long), "authored.1") == ()
    assert isinstance(generate(bank_with(long), "authored.1", 1), Item)


def test_a_name_is_known_only_where_the_bank_holds_it():
    with pytest.raises(KeyError):
        template_in(bank_of(HYGIENE_NEW), "authored.1")
    named = ("authored.12", "authored.", "authored.x", "materials.which")
    assert [number_in(name) for name in named] == [12, None, None, None]


def test_a_question_is_withheld_from_the_first_change_it_was_not_read_against():
    changed = [(2, date(2026, 3, 1)), (3, date(2026, 5, 1)), (4, date(2026, 7, 1))]
    assert withheld_since(2, changed) == date(2026, 5, 1)
    assert withheld_since(4, changed) is None
    assert withheld_since(1, []) is None
