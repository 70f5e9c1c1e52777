"""How a closed check ends by corrected verdicts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.domain.facets import FACETS, Facet
from quizzes.domain.check import FULL_CHECK, OPEN_BOOK_CHECK, Answered, CheckState, advance, decide, next_facet
from quizzes.domain.regrading.scores import Score, Verdict, score

START = CheckState()
ALL_RIGHT = [((facet, True),) for facet in (*FACETS, *FACETS[:2])]


def scored(answers, policy=FULL_CHECK) -> Score:
    """Items nobody can guess."""
    return score([Answered(verdicts) for verdicts in answers], policy, FACETS, START)


def figures(answers, policy=FULL_CHECK):
    return scored(answers, policy).figures


@given(st.lists(st.booleans(), min_size=15, max_size=15))
def test_a_check_nobody_corrected_ends_as_it_ended(marks):
    """Sat as the rule asks, then scored again from its verdicts alone."""
    state, told = START, []
    for right in marks:
        facet = next_facet(state, FULL_CHECK, FACETS)
        if facet is None:
            break
        told.append(((facet, right),))
        state = advance(state, FULL_CHECK, told[-1])
    ended = decide(state, FULL_CHECK, FACETS)
    expected = {"certified": Verdict.PASSED, "failed": Verdict.FAILED, "running": Verdict.UNDECIDED}[ended.status]
    assert figures(told) == (expected, state.items, state.right)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (ALL_RIGHT, ("passed", 8, 8)),
        (ALL_RIGHT[1:], ("undecided", 7, 7)),
        ([*ALL_RIGHT[:7], ((Facet.MATERIALS, False),)], ("undecided", 8, 7)),
        ([*ALL_RIGHT, ((Facet.RESULT, False),)], ("passed", 8, 8)),
        ([((Facet.RESULT, False),)] * 3 + ALL_RIGHT, ("failed", 3, 0)),
        ([], ("undecided", 0, 0)),
    ],
    ids=["as it was", "one withdrawn", "one wrong now", "ends where it passes", "ends where it fails", "nothing left"],
)
def test_it_ends_where_the_rule_would_have_ended_it(answers, expected):
    assert figures(answers) == expected


def test_an_open_book_check_with_one_withdrawn_cannot_be_decided():
    assert figures([((facet, True),) for facet in FACETS[1:]], OPEN_BOOK_CHECK) == ("undecided", 5, 5)


@given(st.lists(st.tuples(st.sampled_from(FACETS), st.booleans()), max_size=15), st.data())
def test_a_wrong_verdict_that_becomes_right_never_takes_a_pass_away(told, data):
    answers = [((facet, right),) for facet, right in told]
    before = scored(answers)
    if before.decision is not Verdict.PASSED:
        return
    wrong = [n for n, ((_facet, right),) in enumerate(answers) if not right]
    if not wrong:
        return
    place = data.draw(st.sampled_from(wrong))
    better = [*answers[:place], ((answers[place][0][0], True),), *answers[place + 1 :]]
    assert scored(better).decision is Verdict.PASSED
