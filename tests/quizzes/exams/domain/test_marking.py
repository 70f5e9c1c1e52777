"""Marks and the score: whole numbers, and a sitting that can always be closed."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.domain.facets import Facet
from quizzes.domain.item import Item, Kind, Option
from quizzes.exams.domain.marking import Mark, Score, incomplete, is_answered, mark, score

ITEM = Item(
    kind=Kind.ORDERING,
    facets=(Facet.PROCESS,),
    template="process.order",
    template_version=1,
    seed=1,
    matter_code="T-1",
    matter_version=1,
    stem="按先后排列",
    options=(Option("a", "受理"), Option("b", "审查"), Option("c", "决定")),
    key=("a", "b", "c"),
    unit="",
    explanation="",
    sources=(),
    guess=Fraction(1, 6),
)
RIGHT, WRONG = {"order": ["a", "b", "c"]}, {"order": ["b", "a", "c"]}


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        pytest.param(RIGHT, Mark(4, True, True, ((Facet.PROCESS, True),)), id="right"),
        pytest.param(WRONG, Mark(4, False, True, ((Facet.PROCESS, False),)), id="wrong"),
        pytest.param(None, Mark(4, False, False), id="never answered"),
        pytest.param({}, Mark(4, False, False), id="cleared"),
        pytest.param(incomplete({"place_a": ["1"]}), Mark(4, False, False), id="half given"),
        pytest.param({"order": ["a", "a", "z"]}, Mark(4, False, True), id="fits no form"),
    ],
)
def test_one_item_is_marked_by_the_answer_that_stands(answer, expected):
    assert mark(4, ITEM, answer) == expected
    assert expected.answered == is_answered(answer)


def test_what_bears_on_no_facet_is_marked_and_proves_nothing():
    assert mark(1, replace(ITEM, facets=()), RIGHT) == Mark(1, True, True)


@pytest.mark.parametrize(
    ("right", "asked", "percent", "passed"),
    [
        pytest.param(8, 10, 80, True, id="just enough"),
        pytest.param(7, 10, 80, False, id="one short"),
        pytest.param(2, 3, 66, True, id="two thirds are 66 %"),
        pytest.param(2, 3, 67, False, id="and not 67 %"),
        pytest.param(0, 0, 1, False, id="nothing asked is nothing passed"),
    ],
)
def test_passing_is_reckoned_in_whole_numbers(right, asked, percent, passed):
    assert Score(right, asked, percent).passed is passed


@given(st.lists(st.booleans(), max_size=40), st.integers(1, 100))
def test_a_right_answer_more_never_fails_who_passed(rights, percent):
    marks = [Mark(position, right, True) for position, right in enumerate(rights, 1)]
    reached = score(marks, pass_percent=percent)
    assert (reached.right, reached.asked) == (sum(rights), len(rights))
    if False in rights and reached.passed:
        first_wrong = rights.index(False)
        better = [replace(one, right=one.right or place == first_wrong) for place, one in enumerate(marks)]
        assert score(better, pass_percent=percent).passed
