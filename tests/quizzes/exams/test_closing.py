"""Closing a sitting: the score, the evidence, the times, and what is told upward."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import Sum
from django.test.utils import CaptureQueriesContext

from courses.domain.facets import FACETS as FACETS_ALL
from ledger.models import AuditEntry, OutboxMessage
from quizzes.exams.models import ExamResult
from quizzes.exams.operations.closing import WAITING, close_overdue, submit
from quizzes.exams.operations.sitting import SittingNotBegun
from quizzes.models import Attempt, Evidence, MasteryState, TemplateTime
from quizzes.operations.mastery import REBUILD
from tests.factories import MOMENT
from tests.quizzes.exams.sittings import GRACE, MINUTE, MINUTES, SECOND, answer, opened, prepared, published_paper

END = MOMENT + timedelta(minutes=MINUTES)
FACETS = 6


def answered(attempt, positions, *, wrong=()):
    """Right at the positions, a minute each; wrong where named."""
    for minute, position in enumerate(positions, 1):
        answer(attempt, position, {"chosen": ["zz"]} if position in wrong else None, at=MOMENT + minute * MINUTE)


def test_what_was_answered_is_graded_and_what_was_not_proves_nothing(people, shelf, paper):
    attempt = opened(paper, people.clerk, shelf)
    answered(attempt, [1, 2, 3, 4])
    answer(attempt, 4, {}, at=MOMENT + 9 * MINUTE, sequence=2)
    answer(attempt, 5, {"incomplete": {"place_a": ["1"]}}, at=MOMENT + 9 * MINUTE)
    result = submit(attempt, by=people.clerk, at=MOMENT + 10 * MINUTE)
    assert (result.cause, result.number, result.right, result.asked, result.passed) == (
        "submitted",
        1,
        3,
        FACETS,
        False,
    )
    assert result.marks == [
        *([position, True, True] for position in (1, 2, 3)),
        *([position, False, False] for position in (4, 5, 6)),
    ]
    evidence = Evidence.objects.filter(clerk=people.clerk)
    proved = [facet for draw in attempt.draws.filter(position__lte=3) for facet in draw.snapshot.facets]
    assert sorted(evidence.values_list("facet", flat=True)) == sorted(proved)
    assert set(evidence.values_list("kind", "right")) == {("examined", True)}
    assert set(evidence.values_list("effective_at", flat=True)) == {MOMENT + 10 * MINUTE}


def test_mastery_after_an_exam_is_the_replay_of_its_evidence(people, shelf, paper):
    attempt = opened(paper, people.clerk, shelf)
    answered(attempt, range(1, FACETS + 1))
    assert submit(attempt, by=people.clerk, at=MOMENT + 10 * MINUTE).passed
    assert MasteryState.objects.filter(clerk=people.clerk).count() == 1
    assert dict(REBUILD.stored()) == dict(REBUILD.compute())


def test_the_result_is_told_upward_and_written_down_once(people, shelf, paper):
    attempt = opened(paper, people.clerk, shelf)
    result = submit(attempt, by=people.clerk, at=MOMENT + MINUTE)
    submit(attempt, by=people.clerk, at=MOMENT + 2 * MINUTE)
    message = OutboxMessage.objects.get(topic="exam.finished")
    assert message.key == f"exam.finished:{attempt.pk}:1"
    assert message.payload == {
        "clerk": people.clerk.pk,
        "paper": paper.pk,
        "attempt": attempt.pk,
        "result": result.pk,
        "number": 1,
        "passed": False,
    }
    said = AuditEntry.objects.filter(subject=f"quizzes.attempt:{attempt.pk}").order_by("pk")
    assert list(said.values_list("action", flat=True)) == ["exam.started", "exam.finished"]


def test_a_sitting_nobody_started_is_not_handed_in(people, shelf, paper):
    with pytest.raises(SittingNotBegun):
        submit(prepared(paper, people.clerk, shelf), by=people.clerk, at=MOMENT)
    assert not ExamResult.objects.exists()


def test_whose_time_is_up_is_closed_and_nobody_else(people, shelf, house, paper):
    over = opened(paper, people.clerk, shelf)
    answered(over, [1])
    running = opened(paper, people.other_clerk, shelf, at=MOMENT + MINUTE)
    ready = prepared(published_paper(house, people), people.clerk, shelf)
    waited = END + GRACE * SECOND + WAITING
    assert close_overdue(at=waited) == 0
    assert close_overdue(at=waited + SECOND) == 1
    assert close_overdue(at=waited + 2 * SECOND) == 0
    result = ExamResult.objects.get()
    assert (result.attempt, result.cause, result.right, result.effective_at) == (over, "time_up", 1, END)
    states = dict(Attempt.objects.values_list("pk", "state"))
    assert states == {over.pk: "finished", running.pk: "open", ready.pk: "prepared"}
    over.refresh_from_db()
    assert over.finished_at == END


def test_times_are_counted_at_the_end_and_name_nobody(people, shelf, paper):
    attempt = opened(paper, people.clerk, shelf)
    answered(attempt, [2, 1, 3])
    answer(attempt, 1, {}, at=MOMENT + 30 * MINUTE, sequence=2)
    assert not TemplateTime.objects.exists()
    submit(attempt, by=people.clerk, at=MOMENT + 31 * MINUTE)
    submit(attempt, by=people.clerk, at=MOMENT + 32 * MINUTE)
    assert set(TemplateTime.objects.values_list("seconds", flat=True)) == {60}
    assert TemplateTime.objects.aggregate(all=Sum("answers")) == {"all": 3}


def test_handing_in_costs_the_same_for_any_number_of_questions(people, shelf, paper):
    """Everybody hands in at the end: twenty questions don't wait for twenty writes."""
    costs = []
    for clerk, facets in ((people.clerk, FACETS_ALL[:1]), (people.other_clerk, FACETS_ALL)):
        attempt = opened(paper, clerk, shelf, facets=facets)
        answered(attempt, range(1, len(facets) + 1))
        with CaptureQueriesContext(connection) as asked:
            submit(attempt, by=clerk, at=MOMENT + 10 * MINUTE)
        costs.append(len([one for one in asked if one["sql"].startswith(("SELECT", "INSERT", "UPDATE"))]))
        TemplateTime.objects.all().delete()
    assert costs == [25, 25]
