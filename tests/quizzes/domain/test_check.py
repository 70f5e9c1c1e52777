"""The sequential check: what it asks next, when it is over, and that it can be replayed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.domain.facets import FACETS, Facet
from quizzes.domain.check import (
    FULL_CHECK,
    OPEN_BOOK_CHECK,
    CheckPolicy,
    CheckReason,
    CheckState,
    CheckStatus,
    Decision,
    FacetCount,
    advance,
    decide,
    next_facet,
    replay,
)

RUNNING, CERTIFIED, FAILED = CheckStatus


def sit(pattern: str, policy: CheckPolicy = FULL_CHECK, assessable: tuple[Facet, ...] = FACETS) -> CheckState:
    """The state after answering the facet the rule asks for: "r" right, "w" wrong."""
    state = CheckState()
    for mark in pattern:
        facet = next_facet(state, policy, assessable)
        assert facet is not None, f"the check was over after {state.items} items"
        state = advance(state, policy, ((facet, mark == "r"),))
    return state


@pytest.mark.parametrize(
    ("pattern", "decision"),
    [
        ("", Decision(RUNNING, (CheckReason.FACETS_NOT_ASKED, CheckReason.RIGHTS_MISSING))),
        ("r" * 7, Decision(RUNNING, (CheckReason.RIGHTS_MISSING,))),
        ("r" * 8, Decision(CERTIFIED, (CheckReason.RIGHTS_REACHED,))),
        ("w" + "r" * 12, Decision(RUNNING, (CheckReason.RIGHTS_MISSING,))),
        ("w" + "r" * 13, Decision(CERTIFIED, (CheckReason.RIGHTS_REACHED,))),
        ("ww" + "r" * 13, Decision(CERTIFIED, (CheckReason.RIGHTS_REACHED,))),
        ("www", Decision(FAILED, (CheckReason.TOO_MANY_WRONG,), FACETS[:3])),
        (
            "w" + "r" * 12 + "w" + "r",
            Decision(FAILED, (CheckReason.ITEMS_USED_UP, CheckReason.FACETS_OPEN), (Facet.RESULT,)),
        ),
    ],
    ids=[
        "nothing asked", "seven right", "eight right", "twelve and a slip", "thirteen and a slip",
        "thirteen and two slips", "three wrong", "a late slip that cannot be closed",
    ],
)  # fmt: skip
def test_where_a_check_stands(pattern, decision):
    found = decide(sit(pattern), FULL_CHECK, FACETS)
    assert (found.status, found.reasons) == (decision.status, decision.reasons)
    assert len(found.open_facets) == len(decision.open_facets)


def test_each_facet_comes_once_before_any_comes_twice():
    state, asked = CheckState(), []
    for _ in FACETS:
        facet = next_facet(state, FULL_CHECK, FACETS)
        asked.append(facet)
        state = advance(state, FULL_CHECK, ((facet, True),))
    assert tuple(asked) == FACETS


def test_a_wrong_facet_is_asked_until_right_twice_in_a_row():
    state = sit("rrwrrr")
    asked = []
    for right in (True, False, True, True):
        asked.append(next_facet(state, FULL_CHECK, FACETS))
        state = advance(state, FULL_CHECK, ((asked[-1], right),))
    assert asked == [Facet.MATERIALS] * 4
    assert next_facet(state, FULL_CHECK, FACETS) is Facet.SERVICE_OBJECT


def test_a_case_counts_as_one_item_and_blames_its_facets():
    state = advance(CheckState(), FULL_CHECK, ((Facet.MATERIALS, False), (Facet.CONDITIONS, True)))
    assert state == CheckState(0, 1, (FacetCount(Facet.CONDITIONS, 1, 0), FacetCount(Facet.MATERIALS, 1, 2)))


def test_a_facet_that_is_not_assessable_is_never_asked_nor_missed():
    four = FACETS[:4]
    state = sit("r" * 8, assessable=four)
    assert {count.facet for count in state.counts} == set(four)
    assert decide(state, FULL_CHECK, four).status is CERTIFIED


def test_nothing_assessable_certifies_nobody():
    assert decide(CheckState(), FULL_CHECK, ()) == Decision(FAILED, (CheckReason.NOTHING_ASSESSABLE,))
    assert next_facet(CheckState(), FULL_CHECK, ()) is None


def test_an_answer_without_a_verdict_is_refused():
    with pytest.raises(ValueError, match="at least one facet"):
        advance(CheckState(), FULL_CHECK, ())


@pytest.mark.parametrize(
    ("pattern", "status"), [("r" * 5, RUNNING), ("r" * 6, CERTIFIED), ("rrw", FAILED)], ids=["five", "six", "a slip"]
)
def test_the_open_book_check_wants_every_facet_right_once(pattern, status):
    assert decide(sit(pattern, OPEN_BOOK_CHECK), OPEN_BOOK_CHECK, FACETS).status is status


@given(st.lists(st.booleans(), min_size=15, max_size=15), st.sets(st.sampled_from(FACETS), min_size=1))
def test_a_check_ends_within_its_items_and_never_with_a_third_wrong_certified(marks, chosen):
    assessable = tuple(facet for facet in FACETS if facet in chosen)
    state = CheckState()
    for right in marks:
        facet = next_facet(state, FULL_CHECK, assessable)
        if facet is None:
            break
        state = advance(state, FULL_CHECK, ((facet, right),))
    decision = decide(state, FULL_CHECK, assessable)
    assert decision.over
    assert state.items <= FULL_CHECK.max_items
    if decision.status is CERTIFIED:
        assert state.wrong < 3
        assert state.right >= 8
        assert not decision.open_facets


@given(st.lists(st.lists(st.tuples(st.sampled_from(FACETS), st.booleans()), min_size=1, max_size=3), max_size=15))
def test_replay_equals_one_by_one(answers):
    state = CheckState()
    for verdicts in answers:
        state = advance(state, FULL_CHECK, tuple(verdicts))
    assert replay([tuple(verdicts) for verdicts in answers], FULL_CHECK) == state
