"""What is written on a key sheet, and what a person types of a sheet: one notation, there and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.domain.case import OUTCOME_TEXTS, as_told
from quizzes.domain.grading import key_answer
from quizzes.domain.item import Item, Kind
from quizzes.domain.on_paper.boxes import groups_of
from quizzes.domain.on_paper.notation import (
    Heard,
    Remark,
    Unclear,
    Unreadable,
    read_notation,
    write_notation,
)
from quizzes.domain.registry import TEMPLATES, generate
from quizzes.exams.domain.marking import incomplete
from tests.quizzes.domain.matters import CODES, bank
from tests.quizzes.domain.on_paper.items import case, item

SET, SINGLE, ORDER, NUMBER = item(Kind.SET), item(Kind.SINGLE), item(Kind.ORDERING), item(Kind.NUMBER)
MATCH, TRUE_FALSE, CASE = item(Kind.MATCHING, prompts=3), item(Kind.TRUE_FALSE), case()


@st.composite
def answers(draw):
    """An item and a whole answer to it."""
    size = draw(st.integers(1, 60))
    kind = draw(st.sampled_from(Kind))
    if kind is Kind.CASE:
        asked = case(options=size, folder=draw(st.integers(0, 9)), reasons=draw(st.integers(0, 5)))
        options, sheet = [one.id for one in asked.options], asked.case
        told = {
            "notify": some(draw, options),
            "give_back": some(draw, [one.id for one in sheet.folder]),
            "grounds": some(draw, [one.id for one in sheet.grounds]),
        }
        return asked, as_told(sheet, draw(st.sampled_from(list(OUTCOME_TEXTS))), **told)
    asked = item(kind, options=size, prompts=draw(st.integers(1, 5)))
    options = [one.id for one in asked.options]
    match kind:
        case Kind.ORDERING:
            return asked, {"order": draw(st.permutations(options))}
        case Kind.NUMBER:
            return asked, {"number": str(draw(st.integers(0, 10**9 - 1)))}
        case Kind.MATCHING:
            return asked, {"matched": {one.id: draw(st.sampled_from(options)) for one in asked.prompts}}
        case Kind.TRUE_FALSE:
            return asked, {"chosen": [draw(st.sampled_from(["true", "false"]))]}
        case Kind.SINGLE:
            return asked, {"chosen": [draw(st.sampled_from(options))]}
    return asked, {"chosen": some(draw, options, least=1)}


def some(draw, among, *, least=0):
    chosen = draw(st.sets(st.sampled_from(among), min_size=least)) if among else set()
    return [one for one in among if one in chosen]


@given(answers())
def test_an_answer_written_and_read_is_the_answer(told):
    asked, answer = told
    assert read_notation(asked, write_notation(asked, answer)) == Heard(answer)


@given(answers())
def test_spaces_marks_width_and_case_do_not_matter(told):
    asked, answer = told
    written = write_notation(asked, answer)
    if all(len(box.label) < 2 for group in groups_of(asked) for box in (*group.boxes, *group.among)):
        written = written if asked.kind in (Kind.NUMBER, Kind.ORDERING) else "，".join(written)
    wide = "".join(chr(ord(sign) + 0xFEE0) if sign.isascii() and sign.isalnum() else sign for sign in written.lower())
    assert read_notation(asked, wide) == Heard(answer)


def test_the_key_of_every_template_can_be_written_and_read():
    made = [generate(bank(code), template, seed) for code in CODES for template in TEMPLATES for seed in (1, 2)]
    items = [one for one in made if isinstance(one, Item)]
    assert {one.kind for one in items} >= {Kind.SET, Kind.ORDERING, Kind.NUMBER, Kind.MATCHING, Kind.CASE}
    assert [
        one for one in items if read_notation(one, write_notation(one, key_answer(one))).answer != key_answer(one)
    ] == []


@pytest.mark.parametrize(
    ("asked", "text", "answer"),
    [
        (SET, "dca", {"chosen": ["o0", "o2", "o3"]}),
        (SET, "Ａ、Ｃ；Ｄ。", {"chosen": ["o0", "o2", "o3"]}),
        (TRUE_FALSE, "√", {"chosen": ["true"]}),
        (TRUE_FALSE, "错", {"chosen": ["false"]}),
        (ORDER, "2143", {"order": ["o1", "o0", "o3", "o2"]}),
        (ORDER, "2、1、4、3", {"order": ["o1", "o0", "o3", "o2"]}),
        (NUMBER, "20.0", {"number": "20"}),
        (MATCH, "baa", {"matched": {"q0": "o1", "q1": "o0", "q2": "o0"}}),
        (CASE, "③ac e", {"outcome": "notify_once", "notify": ["o0", "o2"], "give_back": ["p1"], "grounds": []}),
        # papers are not marked where the matter is accepted: on screen they would not be told either
        (CASE, "1A", {"outcome": "accept", "notify": [], "give_back": [], "grounds": []}),
        (CASE, "5F", {"outcome": "refuse", "notify": [], "give_back": [], "grounds": ["g0"]}),
        *[(one, text, {}) for one in (SET, ORDER, NUMBER, CASE) for text in ("", " ", "空", "－")],
    ],
)  # fmt: skip
def test_what_people_type_is_read(asked, text, answer):
    assert read_notation(asked, text) == Heard(answer)


@pytest.mark.parametrize(
    ("asked", "text", "given", "remark"),
    [
        (SINGLE, "AC", {"chosen": ["o0", "o2"]}, Remark.SEVERAL),
        (CASE, "AC", {"notify": ["o0", "o2"]}, Remark.NO_OUTCOME),
        (CASE, "13A", {"outcome": ["accept", "notify_once"], "notify": ["o0"]}, Remark.SEVERAL),
        (ORDER, "1-1-2-0", {"place_o0": ["1"], "place_o1": ["1"], "place_o2": ["2"]}, Remark.NO_ORDER),
        (MATCH, "A-0-B", {"match_q0": ["o0"], "match_q2": ["o1"]}, Remark.NOT_ALL),
    ],
    ids=["two of one", "no outcome", "two outcomes", "no order", "a box left out"],
)
def test_half_an_answer_is_kept_as_it_was_given(asked, text, given, remark):
    assert read_notation(asked, text) == Heard(incomplete(given), remark)


@pytest.mark.parametrize(("asked", "text"), [(ORDER, "0000"), (MATCH, "0-0-0")])
def test_boxes_all_left_empty_are_no_answer(asked, text):
    assert read_notation(asked, text).answer == {}


@pytest.mark.parametrize(
    ("asked", "text", "reason"),
    [
        (SET, "AE", Unclear.NO_SUCH_BOX),
        (SET, "1", Unclear.NO_SUCH_BOX),
        (SET, "对", Unclear.NO_SUCH_BOX),
        (SET, "ABA", Unclear.TWICE),
        (ORDER, "1-2-3", Unclear.BOXES_MISSING),
        (ORDER, "1-2-3-5", Unclear.NO_SUCH_BOX),
        (ORDER, "BACD", Unclear.NO_NUMBER),
        (ORDER, "2002-01-03", Unclear.BECAME_A_DATE),
        (NUMBER, "二十", Unclear.NO_NUMBER),
        (MATCH, "AB", Unclear.BOXES_MISSING),
        (MATCH, "ABX", Unclear.NO_SUCH_BOX),
        (CASE, "7A", Unclear.NO_SUCH_BOX),
        (CASE, "3Z", Unclear.NO_SUCH_BOX),
        (CASE, "33", Unclear.TWICE),
    ],
)
def test_what_cannot_be_read_says_why(asked, text, reason):
    with pytest.raises(Unreadable) as refused:
        read_notation(asked, text)
    assert refused.value.reason is reason
