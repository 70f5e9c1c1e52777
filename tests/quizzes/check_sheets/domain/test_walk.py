"""A sheet is walked as the check would have asked it."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from courses.domain.facets import FACETS, Facet
from quizzes.check_sheets.domain.copies import copies_needed, first_state
from quizzes.check_sheets.domain.walk import OnSheet, rounds, walk
from quizzes.domain.check import (
    FULL_CHECK,
    OPEN_BOOK_CHECK,
    Answered,
    CheckReason,
    CheckState,
    CheckStatus,
    advance,
    decide,
    delta_check,
    next_facet,
)

HARD = Fraction(1, 63)
EASY = Fraction(1, 10)


def sheet(asked, right, guess=HARD):
    """`right` says of every position whether it was answered right; one left open is wrong."""
    told = zip(asked, right, strict=True)
    return [OnSheet(n, facet, Answered(((facet, good),), guess)) for n, (facet, good) in enumerate(told, 1)]


def full(wrong=(), guess=HARD, copies=4):
    asked = rounds(FACETS, copies)
    return sheet(asked, [n not in wrong for n in range(1, len(asked) + 1)], guess)


def test_all_right_is_certified_at_the_first_possible_item():
    found = walk(full(), FULL_CHECK, FACETS, CheckState())
    assert (found.taken, found.passed) == ((1, 2, 3, 4, 5, 6, 7, 8), True)


def test_a_facet_once_wrong_is_asked_until_it_is_right_twice_in_a_row():
    found = walk(full(wrong={3}), FULL_CHECK, FACETS, CheckState())
    # the third facet again (9, 15), then whichever was asked least
    assert (found.taken[:8], found.state.right, found.passed) == ((1, 2, 3, 4, 5, 6, 9, 15), 12, True)


def test_what_the_rule_does_not_come_to_is_not_counted():
    assert walk(full(wrong=range(9, 25)), FULL_CHECK, FACETS, CheckState()) == walk(
        full(), FULL_CHECK, FACETS, CheckState()
    )


def test_a_facet_that_runs_out_ends_it_as_not_passed():
    found = walk(full(wrong={3, 15}), FULL_CHECK, FACETS, CheckState())
    assert (found.taken, found.passed) == ((1, 2, 3, 4, 5, 6, 9, 15, 21), False)
    assert found.decision.reasons[:2] == (CheckReason.SHEET_USED_UP, CheckReason.FACETS_OPEN)
    assert found.decision.open_facets == (FACETS[2],)


def test_what_is_guessed_easily_is_asked_again_on_paper_too():
    found = walk(full(guess=EASY), FULL_CHECK, FACETS, CheckState())
    assert (found.taken, found.passed) == (tuple(range(1, 13)), True)


def test_an_open_book_sheet_has_each_facet_once_and_every_one_must_be_right():
    asked = rounds(FACETS, copies_needed(OPEN_BOOK_CHECK, FACETS))
    assert asked == FACETS
    assert walk(sheet(asked, [True] * 6), OPEN_BOOK_CHECK, FACETS, CheckState()).passed
    assert not walk(sheet(asked, [True] * 5 + [False]), OPEN_BOOK_CHECK, FACETS, CheckState()).passed


def test_a_delta_sheet_asks_only_what_changed_twice_in_a_row():
    changed = (Facet.TIME_LIMIT,)
    policy = delta_check(FULL_CHECK, 1)
    copies = copies_needed(policy, changed, delta=True)
    found = walk(sheet(changed * copies, [False, True, True, True]), policy, changed, first_state(policy, changed))
    assert (copies, found.taken, found.passed) == (4, (1, 2, 3), True)


@given(st.lists(st.booleans(), min_size=24, max_size=24), st.lists(st.sampled_from([HARD, EASY]), min_size=6))
def test_a_sheet_ends_as_the_check_does_when_it_is_fed_the_same_answers(right, guesses):
    """The engine is fed one answer after another: of the facet it asks for, the next that stands on the sheet."""
    chances = dict(zip(FACETS, guesses, strict=False))
    asked = rounds(FACETS, 4)
    told = [
        OnSheet(n, facet, Answered(((facet, good),), chances[facet]))
        for n, (facet, good) in enumerate(zip(asked, right, strict=True), 1)
    ]
    given_next = {facet: iter([one for one in told if one.facet is facet]) for facet in FACETS}
    state, taken = CheckState(), []
    while (facet := next_facet(state, FULL_CHECK, FACETS)) and (one := next(given_next[facet], None)):
        state = advance(state, FULL_CHECK, *one.answered)
        taken.append(one.position)
    found = walk(reversed(told), FULL_CHECK, FACETS, CheckState())
    assert (list(found.taken), found.state) == (taken, state)
    decision = decide(state, FULL_CHECK, FACETS)
    assert found.passed is (decision.status is CheckStatus.CERTIFIED)
    assert found.decision.over
    assert (CheckReason.SHEET_USED_UP in found.decision.reasons) is not decision.over
