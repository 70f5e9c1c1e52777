"""What goes out comes back: each format is lossless for what it can say, and says what it can't."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quizzes.domain.exchange import Exchanged, Trouble, gift, moodle_xml, of_item, sheet, text
from quizzes.domain.item import Item, Kind
from quizzes.domain.registry import TEMPLATES, generate
from tests.quizzes.domain.exchange.questions import LINE, questions
from tests.quizzes.domain.matters import CODES, bank

# A text list parts options by letters and questions by numbers: a line that begins like one can't be told from it.
PLAIN = st.text(alphabet="办理居民身份证材料核验受理a1", min_size=2, max_size=20).filter(
    lambda line: not line[0].isdigit()
)


def placed(question: Exchanged) -> Exchanged:
    """Options of an ordering in their right order, of a matching by first use: places are no part of the meaning."""
    if question.kind is Kind.ORDERING:
        ordered = tuple(question.options[place] for place in question.key)
        return replace(question, options=ordered, key=tuple(range(len(ordered))))
    if question.kind is Kind.MATCHING:
        used = [question.options[place] for place in question.key]
        options = tuple(dict.fromkeys([*used, *question.options]))
        return replace(question, options=options, key=tuple(options.index(one) for one in used))
    return question


@given(st.lists(questions(), max_size=5))
def test_moodle_xml_keeps_everything(asked):
    written, troubles = moodle_xml.write(asked)
    assert (troubles, moodle_xml.read(written)) == ((), (tuple(map(placed, asked)), ()))


@given(st.lists(questions(), max_size=5))
def test_a_sheet_keeps_everything(asked):
    assert sheet.from_rows(sheet.rows(asked)) == (tuple(asked), ())


@given(st.lists(questions(), max_size=5))
@example([Exchanged(Kind.SINGLE, "// 不是注释", ("a->b", "c"), (0,))])
def test_gift_keeps_what_it_can_say_and_names_what_it_cannot(asked):
    written, troubles = gift.write(asked)
    kept = [question for question in asked if question.kind is not Kind.ORDERING]
    left = [n for n, question in enumerate(asked, 1) if question.kind is Kind.ORDERING]
    assert troubles == tuple(Trouble("kind_not_in_format", n, {"kind": "ordering", "format": "GIFT"}) for n in left)
    assert gift.read(written) == (tuple(map(placed, kept)), ())


@given(st.lists(questions(line=PLAIN), max_size=5))
def test_a_text_list_keeps_everything_kind_by_kind(asked):
    order = list(text.HEADINGS)
    expected = sorted(asked, key=lambda question: order.index(question.kind))
    assert text.read(text.write(asked)[0]) == (tuple(expected), ())


@pytest.mark.parametrize("name", sorted(name for name in TEMPLATES if TEMPLATES[name].kind is not Kind.CASE))
def test_every_generated_item_goes_out_and_comes_back(name):
    made = [generate(bank(code), name, seed) for code in CODES for seed in range(3)]
    asked = [exchanged for item in made if isinstance(item, Item) and (exchanged := of_item(item))]
    assert asked
    back = tuple(map(placed, asked))
    assert moodle_xml.read(moodle_xml.write(asked)[0]) == (back, ())
    assert sheet.from_rows(sheet.rows(asked)) == (tuple(asked), ())
    assert text.read(text.write(asked)[0]) == (tuple(asked), ())
    if TEMPLATES[name].kind is not Kind.ORDERING:
        assert gift.read(gift.write(asked)[0]) == (back, ())


def test_a_case_is_never_exchanged():
    case = generate(bank("T-WS-001"), "counter.papers", 1)
    assert isinstance(case, Item)
    assert of_item(case) is None


@given(st.text(max_size=200))
def test_nonsense_is_a_trouble_never_a_traceback(nonsense):
    for read in (gift.read, moodle_xml.read, text.read):
        found, troubles = read(nonsense)
        assert all(isinstance(one, Exchanged) for one in found)
        assert all(isinstance(one, Trouble) for one in troubles)


@given(st.lists(st.lists(LINE, max_size=6), max_size=6))
def test_a_sheet_of_nonsense_is_a_trouble_never_a_traceback(table):
    sheet.from_rows(table)
    sheet.from_rows([["题型", "题干", "选项A", "选项B", "答案", "单位"], *table])
