"""A key in words serves every order in which the same question was shown."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.domain.case import Outcome
from quizzes.domain.grading import grade, key_answer
from quizzes.domain.item import Item, Option
from quizzes.domain.registry import TEMPLATES, generate
from quizzes.domain.regrading.keys import is_key, named, with_key
from tests.quizzes.domain.matters import MATTERS, bank

BANKS = [bank(facts.code) for facts in MATTERS]


def items() -> list[Item]:
    """One item of every template that makes one of some matter: every kind is among them."""
    made = [generate(one, name, 3) for name in TEMPLATES for one in BANKS]
    return [one for one in made if isinstance(one, Item)]


ITEMS = items()
KINDS = sorted({item.kind for item in ITEMS})


@pytest.mark.parametrize("kind", KINDS)
def test_its_own_key_in_words_leaves_the_item_graded_as_it_was(kind):
    for item in (one for one in ITEMS if one.kind is kind):
        again = with_key(item, named(item, key_answer(item)))
        assert (again.key, again.case and again.case.key) == (item.key, item.case and item.case.key)


@given(st.data())
def test_a_corrected_key_is_right_in_whatever_order_the_options_are_shown(data):
    item = data.draw(st.sampled_from([one for one in ITEMS if one.kind == "set" and len(one.options) > 2]))
    chosen = data.draw(st.lists(st.sampled_from([o.id for o in item.options]), min_size=1, unique=True))
    key = named(item, {"chosen": chosen})

    shown = data.draw(st.permutations(item.options))
    options = tuple(Option(fixed.id, moved.text) for fixed, moved in zip(item.options, shown, strict=True))
    other = with_key(replace(item, options=options, key=()), key)

    assert other.face == item.face
    answer = {"chosen": [o.id for o in options if o.text in key["chosen"]]}
    assert grade(other, answer).right
    assert named(other, answer) == key


def test_a_corrected_case_shows_no_notice_made_to_the_old_key():
    case = next(one for one in ITEMS if one.kind == "case" and one.case.notice and len(one.options) > 1)
    marked = [option.id for option in case.options if option.id not in case.case.key.notify][:1]
    answer = {"outcome": "notify_once", "notify": marked, "give_back": [], "grounds": []}
    corrected = with_key(case, named(case, answer))
    assert grade(corrected, answer).right
    assert not grade(case, answer).right
    assert corrected.case.notice is None


@pytest.mark.parametrize(
    ("outcome", "told", "possible"),
    [
        (Outcome.ACCEPT, {}, True),
        (Outcome.NOTIFY_ONCE, {}, False),
        (Outcome.NOTIFY_ONCE, {"notify": ["a"]}, True),
        (Outcome.REFUSE, {}, False),
        (Outcome.REFUSE, {"grounds": ["g1"]}, True),
    ],
)
def test_a_case_key_names_what_its_outcome_needs(outcome, told, possible):
    case = next(one for one in ITEMS if one.kind == "case")
    answer = {"outcome": outcome.value, "notify": [], "give_back": [], "grounds": []} | told
    assert is_key(case, answer) is possible


def test_every_kind_of_question_is_tried_here():
    assert len(KINDS) == 7
