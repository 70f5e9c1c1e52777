"""What regrading makes of exams beside promise 10: questions left open, what is put back, what the result page says."""

from datetime import timedelta

import pytest

from courses.domain.facets import Facet
from quizzes import operations
from quizzes.domain.on_paper.answer_list import Filled
from quizzes.domain.on_paper.entries import Sat
from quizzes.domain.on_paper.notation import write_notation
from quizzes.exams.models import ExamResult, LateAnswer
from quizzes.exams.operations.answers import Arrival
from quizzes.exams.operations.closing import submit
from quizzes.exams.operations.late import decide_late
from quizzes.exams.operations.on_paper import enter_answers, plan_answers
from quizzes.exams.queries.results import sitting_result
from quizzes.queries.regrading import plan_of
from tests.factories import MOMENT
from tests.quizzes.exams.sittings import MINUTE, answer, draw_at, opened, prepared
from tests.quizzes.shelf import right_answer
from tests.quizzes.test_regrading import approve

pytestmark = pytest.mark.django_db
FACETS = (Facet.MATERIALS, Facet.TIME_LIMIT, Facet.RESULT)
LATER = MOMENT + timedelta(hours=10)


def sat(paper, clerk, shelf, *, answered=(1, 2), facets=FACETS):
    attempt = opened(paper, clerk, shelf, facets=facets)
    for position in answered:
        answer(attempt, position, at=MOMENT + MINUTE)
    submit(attempt, by=clerk, at=MOMENT + 20 * MINUTE)
    return attempt


def withdraw(attempt, position, people):
    snapshot = draw_at(attempt, position).snapshot
    of = snapshot.template, snapshot.template_version
    return operations.propose_withdrawal(*of, snapshot.matter_version, reason="问法有歧义", by=people.editor, at=MOMENT)


def scores(attempt):
    rows = ExamResult.objects.filter(attempt=attempt).order_by("number")
    return [(row.cause, row.right, row.asked, row.passed) for row in rows]


def foretold(plan):
    return {change.attempt: (change.after.right, change.after.asked, change.after.passed) for change in plan.exams}


def test_a_withdrawn_question_counts_for_nobody_answered_or_left_open(paper, people, shelf):
    first = sat(paper, people.clerk, shelf, answered=(1, 2))
    second = sat(paper, people.other_clerk, shelf, answered=(2, 3))
    assert draw_at(first, 1).snapshot_id == draw_at(second, 1).snapshot_id
    found = withdraw(first, 1, people)
    plan = plan_of(found)
    assert foretold(plan) == {first.pk: (1, 2, False), second.pk: (2, 2, True)}
    assert plan.people == {people.clerk.pk, people.other_clerk.pk}
    approve(found, people.admin, at=LATER)
    assert scores(first) == [("submitted", 2, 3, True), ("regraded", 1, 2, False)]
    assert scores(second) == [("submitted", 2, 3, True), ("regraded", 2, 2, True)]
    told = sitting_result(first, at=LATER)
    assert [one.counts for one in told.questions] == [False, True, True]
    assert [result.right for result in (*told.earlier, told.result)] == [2, 1]


def test_what_is_put_back_counts_as_it_did(paper, people, shelf):
    attempt = sat(paper, people.clerk, shelf)
    out = withdraw(attempt, 1, people)
    approve(out, people.admin, at=LATER)
    back = operations.propose_restoration(out, reason="误撤", by=people.editor, at=LATER)
    approve(back, people.admin, at=LATER)
    assert scores(attempt) == [("submitted", 2, 3, True), ("regraded", 1, 2, False), ("regraded", 2, 3, True)]


@pytest.mark.parametrize("number", [1, 2])
def test_a_plan_costs_the_same_for_any_number_of_sittings(paper, people, shelf, django_assert_num_queries, number):
    for clerk in [people.clerk, people.other_clerk][:number]:
        attempt = sat(paper, clerk, shelf)
    found = withdraw(attempt, 1, people)
    with django_assert_num_queries(10):
        assert len(plan_of(found).exams) == number


def test_what_closes_after_a_regrading_is_graded_anew_at_once(paper, people, shelf):
    """A sitting that ran meanwhile, one opened again, and late answers: none waits for the night."""
    first = sat(paper, people.clerk, shelf, answered=(1, 2))
    running = opened(paper, people.other_clerk, shelf, facets=FACETS)
    answer(running, 1, at=MOMENT + MINUTE)
    found = withdraw(first, 1, people)
    approve(found, people.admin, at=MOMENT + 30 * MINUTE)
    assert scores(running) == []
    result = submit(running, by=people.other_clerk, at=MOMENT + 40 * MINUTE)
    assert (result.cause, result.right, result.asked) == ("regraded", 0, 2)
    assert scores(running) == [("submitted", 1, 3, False), ("regraded", 0, 2, False)]

    late = answer(running, 2, at=MOMENT + 70 * MINUTE)
    assert late.arrival is not Arrival.COUNTED
    decide_late(LateAnswer.objects.all(), accepted=True, reason="网络中断", by=people.head, at=LATER)
    assert scores(running)[2:] == [("late_accepted", 2, 3, True), ("regraded", 1, 2, False)]
    assert plan_of(found).exams == ()


def test_a_sheet_entered_after_a_regrading_is_graded_anew_at_once(paper, people, shelf):
    first = sat(paper, people.clerk, shelf, answered=(1, 2))
    sheet = prepared(paper, people.other_clerk, shelf, facets=FACETS)
    approve(withdraw(first, 1, people), people.admin, at=MOMENT + 30 * MINUTE)
    texts = {
        draw.position: write_notation(draw.snapshot.item, right_answer(draw.snapshot.item))
        for draw in sheet.draws.all()
    }
    filled, when = [Filled(sheet.pk, texts)], Sat(MOMENT, MOMENT + 40 * MINUTE)
    told = {"reason": "周主任复核", "agreed": plan_answers(paper, filled, when).digest, "by": people.head, "at": LATER}
    enter_answers(paper, filled, when, **told)
    assert scores(sheet) == [("on_paper", 3, 3, True), ("regraded", 2, 2, True)]
