"""What makes a change one change of many matters, and which questions are about it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.domain.elements import Elements, Limit, Material
from courses.domain.facets import Facet, Necessity
from quizzes.domain.dice import Dice
from quizzes.domain.item import Item
from quizzes.domain.registry import generate
from quizzes.domain.shared_changes import asks_about, change_of, shared
from quizzes.domain.synonyms import DEFAULT_SYNONYMS
from tests.quizzes.domain import matters as made_up

CARD = Material("居民身份证", originals=1, necessity=Necessity.REQUIRED, note="核验原件")
BOOK = Material("居民户口簿", originals=1)
FORM = Material("申请表", originals=1)
MATERIALS, CONDITIONS = Facet.MATERIALS, Facet.CONDITIONS


def asks(*materials: Material, **more) -> Elements:
    return Elements(code="T-1", name="事项", materials=materials, **more)


def change(old: Elements, new: Elements, facet: Facet = MATERIALS):
    return change_of(facet, old, new, DEFAULT_SYNONYMS)


BOTH = change(asks(FORM), asks(FORM, CARD))
"""A card that every matter asks for from now on."""


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        (asks(BOOK), asks(CARD, BOOK), True),
        (asks(BOOK), asks(BOOK, replace(CARD, name="身份证")), True),
        (asks(), asks(CARD), True),
        (asks(BOOK), asks(BOOK, replace(CARD, copies=1)), False),
        (asks(BOOK), asks(BOOK, replace(CARD, note="")), False),
        (asks(BOOK), asks(CARD), False),
        (asks(BOOK), asks(replace(BOOK, copies=2), CARD), False),
        (asks(BOOK), asks(BOOK, CARD, CARD), False),
        (asks(BOOK), asks(CARD, BOOK, conditions=("年满十八周岁",)), True),
    ],
    ids=[
        "elsewhere",
        "by another name",
        "alone",
        "counts",
        "note",
        "and one went",
        "and one changed",
        "twice",
        "facet",
    ],
)
def test_a_change_is_the_same_where_the_whole_of_it_is(old, new, same):
    assert (change(old, new) == BOTH) is same


@pytest.mark.parametrize(
    ("old", "new", "facet"),
    [
        (asks(CARD), asks(), MATERIALS),
        (asks(CARD), asks(CARD), MATERIALS),
        (asks(), asks(statutory=Limit("5个工作日")), Facet.TIME_LIMIT),
        (asks(), asks(replace(CARD, name="")), MATERIALS),
    ],
    ids=["only goes", "nothing", "no requirement", "nameless"],
)
def test_what_brings_no_requirement_is_not_shared(old, new, facet):
    assert change(old, new, facet) is None


def test_a_clause_is_shared_by_its_words_and_its_place():
    told = asks(acceptance_conditions=("在本辖区内",), conditions=("信用良好",))
    one = change(asks(conditions=("信用良好",)), told, CONDITIONS)
    assert one == change(asks(), asks(acceptance_conditions=("在本辖区内",)), CONDITIONS)
    assert one != change(asks(), asks(approval_conditions=("在本辖区内",)), CONDITIONS)


papers = st.lists(st.builds(Material, st.sampled_from("甲乙丙"), st.sampled_from([None, 1])), max_size=3)


@given(st.lists(st.tuples(papers, papers), max_size=6))
def test_every_matter_is_in_one_group_at_most_and_alone_in_none(steps):
    told = [(key, change(asks(*old), asks(*new))) for key, (old, new) in enumerate(steps)]
    groups = shared((key, one) for key, one in told if one)
    grouped = [key for matters in groups.values() for key in matters]
    assert len(set(grouped)) == len(grouped)
    assert all(len(matters) >= 2 for matters in groups.values())
    alone = [one for key, one in told if one and key not in grouped]
    assert len(set(alone)) == len(alone)
    assert not set(alone) & groups.keys()


def test_a_question_is_about_the_change_when_it_shows_what_came():
    bank = made_up.bank("T-WS-001")
    items = [generate(bank, "materials.which", Dice("about", n).below(2**62), certifying=True) for n in range(20)]
    items = [item for item in items if isinstance(item, Item)]
    name = bank.normal("场所平面布局图")
    about = [item for item in items if asks_about(item, [name], bank.synonyms)]
    assert about
    assert all(name in {bank.normal(option.text) for option in item.options} for item in about)
    assert not any(asks_about(item, [bank.normal("从未列过的材料")], bank.synonyms) for item in items)
