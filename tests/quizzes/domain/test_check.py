"""The sequential check: what it asks next, when it is over, and that it can be replayed."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.domain.facets import FACETS, Facet
from quizzes.domain.check import (
    FULL_CHECK,
    NEVER,
    OPEN_BOOK_CHECK,
    SURELY,
    Answered,
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
OLD = CheckPolicy(rights=(8, 13, 13))


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
        ("w" + "r" * 11, Decision(RUNNING, (CheckReason.RIGHTS_MISSING,))),
        ("w" + "r" * 12, Decision(CERTIFIED, (CheckReason.RIGHTS_REACHED,))),
        ("ww" + "r" * 13, Decision(CERTIFIED, (CheckReason.RIGHTS_REACHED,))),
        ("www", Decision(FAILED, (CheckReason.TOO_MANY_WRONG,), FACETS[:3])),
        ("w" + "r" * 11 + "wrr", Decision(CERTIFIED, (CheckReason.RIGHTS_REACHED,))),
    ],
    ids=[
        "nothing asked", "seven right", "eight right", "eleven and a slip", "twelve and a slip",
        "thirteen and two slips", "three wrong", "a late slip, closed with the last item",
    ],
)  # fmt: skip
def test_where_a_check_stands(pattern, decision):
    found = decide(sit(pattern), FULL_CHECK, FACETS)
    assert (found.status, found.reasons) == (decision.status, decision.reasons)
    assert len(found.open_facets) == len(decision.open_facets)


def test_a_slip_too_late_to_be_closed_fails_the_check():
    policy = CheckPolicy(rights=(8, 12, 13), max_items=14)
    assert decide(sit("w" + "r" * 11 + "wr", policy), policy, FACETS) == Decision(
        FAILED,
        (CheckReason.ITEMS_USED_UP, CheckReason.FACETS_OPEN, CheckReason.RIGHTS_MISSING),
        (Facet.RESULT,),
    )


EASILY = Fraction(1, 10)


def test_a_facet_that_may_have_been_guessed_is_asked_before_the_others_a_second_time():
    state = CheckState()
    for facet in FACETS:
        state = advance(state, FULL_CHECK, ((facet, True),), EASILY if facet is Facet.TIME_LIMIT else Fraction(1, 63))
    assert next_facet(state, FULL_CHECK, FACETS) is Facet.TIME_LIMIT
    state = advance(state, FULL_CHECK, ((Facet.TIME_LIMIT, True),), EASILY)
    assert state.count(Facet.TIME_LIMIT).guessed == Fraction(1, 100)
    assert next_facet(state, FULL_CHECK, FACETS) is Facet.SERVICE_OBJECT


def test_eight_right_do_not_certify_while_a_facet_may_have_been_guessed():
    state = CheckState()
    for facet in (*FACETS, *FACETS[:2]):
        state = advance(state, FULL_CHECK, ((facet, True),), EASILY)
    assert decide(state, FULL_CHECK, FACETS) == Decision(RUNNING, (CheckReason.FACETS_DOUBTFUL,))
    assert decide(state, OLD, FACETS).status is CERTIFIED


def test_a_wrong_answer_makes_every_earlier_guess_count_for_nothing():
    state = advance(CheckState(), FULL_CHECK, ((Facet.RESULT, True),), EASILY)
    state = advance(state, FULL_CHECK, ((Facet.RESULT, False),), EASILY)
    assert state.count(Facet.RESULT) == FacetCount(Facet.RESULT, 2, 2, SURELY)


def test_a_check_that_does_not_weigh_guesses_asks_the_least_asked_as_it_always_did():
    state = replay([Answered(((facet, True),), EASILY) for facet in FACETS[:4]], OLD)
    assert (next_facet(state, OLD, FACETS[:4]), OLD.weighs_guesses) == (Facet.SERVICE_OBJECT, False)


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
    assert state == CheckState(0, 1, (FacetCount(Facet.CONDITIONS, 1, 0, NEVER), FacetCount(Facet.MATERIALS, 1, 2)))


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


@given(
    st.lists(st.tuples(st.booleans(), st.integers(10, 80)), min_size=15, max_size=15),
    st.sets(st.sampled_from(FACETS), min_size=1),
)
def test_a_check_ends_within_its_items_and_certifies_no_third_wrong_and_no_doubt(marks, chosen):
    assessable = tuple(facet for facet in FACETS if facet in chosen)
    state = CheckState()
    for right, options in marks:
        facet = next_facet(state, FULL_CHECK, assessable)
        if facet is None:
            break
        state = advance(state, FULL_CHECK, ((facet, right),), Fraction(1, options))
    decision = decide(state, FULL_CHECK, assessable)
    assert decision.over
    assert state.items <= FULL_CHECK.max_items
    if decision.status is CERTIFIED:
        assert state.wrong < 3
        assert state.right >= 8
        assert not decision.open_facets
        assert all(state.count(facet).guessed <= Fraction(1, 20) for facet in assessable)


@given(
    st.lists(
        st.tuples(
            st.lists(st.tuples(st.sampled_from(FACETS), st.booleans()), min_size=1, max_size=3),
            st.fractions(0, Fraction(1, 10), max_denominator=1000),
        ),
        max_size=15,
    )
)
def test_replay_equals_one_by_one(answers):
    state = CheckState()
    for verdicts, guess in answers:
        state = advance(state, FULL_CHECK, tuple(verdicts), guess)
    assert replay([Answered(tuple(verdicts), guess) for verdicts, guess in answers], FULL_CHECK) == state
