"""Saving answers of an exam: short, idempotent, and a receipt for what is on disk."""

from datetime import timedelta

import pytest
import time_machine

from quizzes.exams.models import LateAnswer
from quizzes.exams.operations.answers import Arrival, Saved, save_exam_answer
from quizzes.exams.operations.sitting import SittingNotBegun, open_sitting
from quizzes.exams.queries.sitting import sitting_state
from quizzes.models import Attempt, Response
from quizzes.operations.answers import AnswerConflict, receipt_for
from tests.factories import MOMENT, signed_in_client
from tests.quizzes.exams.sittings import GRACE, MINUTE, MINUTES, SECOND, answer, draw_at, opened, prepared

END = MOMENT + timedelta(minutes=MINUTES)


def test_an_answer_is_saved_with_a_receipt_over_what_it_says(people, shelf, paper):
    attempt = opened(paper, people.clerk, shelf)
    saved = answer(attempt, 1, {"chosen": []}, at=MOMENT + MINUTE)
    row = Response.objects.get()
    assert saved == Saved(Arrival.COUNTED, 1, row.receipt, MOMENT + MINUTE, 59 * 60)
    assert row.receipt == receipt_for(draw_at(attempt, 1), sequence=1, answer={"chosen": []}, at=MOMENT + MINUTE)


def test_a_save_is_four_statements_and_the_same_again_three(people, shelf, paper, django_assert_num_queries):
    attempt = opened(paper, people.clerk, shelf)
    draw = draw_at(attempt, 1)
    edges = 2  # inside a test's transaction: a savepoint and its release
    with django_assert_num_queries(edges + 4):
        save_exam_answer(draw, sequence=1, answer={}, at=MOMENT + MINUTE)
    with django_assert_num_queries(edges + 3):
        save_exam_answer(draw, sequence=1, answer={}, at=MOMENT + MINUTE)


def test_a_sitting_that_lies_ready_takes_no_answer_until_it_is_started(people, shelf, paper):
    attempt = prepared(paper, people.clerk, shelf)
    with pytest.raises(SittingNotBegun):
        answer(attempt, 1, at=MOMENT)
    assert not Response.objects.exists()
    open_sitting(attempt, by=people.clerk, at=MOMENT + MINUTE)
    again = open_sitting(attempt, by=people.clerk, at=MOMENT + 2 * MINUTE)
    assert (again.state, again.started_at) == (Attempt.State.OPEN, MOMENT + MINUTE)
    assert answer(attempt, 1, at=MOMENT + 2 * MINUTE).arrival is Arrival.COUNTED


@pytest.mark.parametrize(
    ("after", "arrival"),
    [
        pytest.param(-SECOND, Arrival.COUNTED, id="the last second"),
        pytest.param(GRACE * SECOND, Arrival.COUNTED, id="within the grace"),
        pytest.param((GRACE + 1) * SECOND, Arrival.LATE, id="after the grace"),
    ],
)
def test_an_answer_counts_by_its_arrival(people, shelf, paper, after, arrival):
    attempt = opened(paper, people.clerk, shelf)
    assert answer(attempt, 1, at=END + after).arrival is arrival
    assert (Response.objects.count(), LateAnswer.objects.count()) == ((1, 0) if arrival == "counted" else (0, 1))


def test_a_late_answer_again_gives_its_receipt_and_with_other_words_conflicts(people, shelf, paper):
    attempt = opened(paper, people.clerk, shelf)
    first = answer(attempt, 1, {}, at=END + 5 * MINUTE)
    assert answer(attempt, 1, {}, at=END + 9 * MINUTE) == first
    with pytest.raises(AnswerConflict) as conflict:
        answer(attempt, 1, at=END + 9 * MINUTE)
    assert conflict.value.saved == LateAnswer.objects.get()


def test_the_state_tells_what_stands_and_not_what_is_right(people, shelf, paper, django_assert_num_queries):
    attempt = opened(paper, people.clerk, shelf)
    given = {"chosen": []}
    answer(attempt, 1, {}, at=MOMENT + MINUTE)
    second = answer(attempt, 1, given, at=MOMENT + 2 * MINUTE, sequence=2)
    for position in (2, 3):
        answer(attempt, position, {}, at=MOMENT + 3 * MINUTE)
    with django_assert_num_queries(2):
        state = sitting_state(attempt, at=MOMENT + 20 * MINUTE)
    assert (state.state, state.paused, state.remaining_seconds) == ("open", False, 40 * 60)
    assert sorted(state.answers) == [1, 2, 3]
    stands = state.answers[1]
    assert (stands.sequence, stands.answer, stands.receipt) == (2, given, second.receipt)


def test_a_whole_request_that_saves_is_ten_statements(people, shelf, paper, django_assert_num_queries):
    """Who asks (session, person, what they may do), the question, and the save."""
    attempt = opened(paper, people.clerk, shelf)
    alice = signed_in_client(people.clerk)
    told = {"position": "1", "sequence": "1", "unknown": "1"}
    with time_machine.travel(MOMENT + MINUTE, tick=False), django_assert_num_queries(10):
        assert alice.post(f"/exams/sitting/{attempt.pk}/answers/", told).status_code == 200
