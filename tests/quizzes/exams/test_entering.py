"""The answers of sheets are entered as planned: responses, evidence and a result as of a sitting on screen."""

from datetime import timedelta

import pytest

from courses.domain.facets import Facet
from ledger.models import AuditEntry, OutboxMessage
from quizzes.domain.grading import key_answer
from quizzes.domain.on_paper.answer_list import Filled
from quizzes.domain.on_paper.entries import Sat
from quizzes.domain.on_paper.notation import write_notation
from quizzes.exams.domain.on_paper.plan import Action
from quizzes.exams.models import ExamResult, SittingAct
from quizzes.exams.operations.closing import submit
from quizzes.exams.operations.on_paper import (
    EntryPlanOutdated,
    OnPaperRefused,
    enter_answers,
    give_to_paper,
    plan_answers,
)
from quizzes.exams.operations.sitting import open_sitting
from quizzes.exams.queries.on_paper import Stand, printed_sheets, sheet_rows
from quizzes.models import Attempt, Evidence, MasteryState, Response
from tests.factories import MOMENT
from tests.quizzes.exams.sittings import MINUTE, answer, opened, prepared

pytestmark = pytest.mark.django_db
THREE = (Facet.MATERIALS, Facet.TIME_LIMIT, Facet.PROCESS)
SAT = Sat(MOMENT + 5 * MINUTE, MOMENT + 50 * MINUTE)
NEXT_DAY = MOMENT + timedelta(days=1)


def filled(attempt, *, open_ones=()):
    """Right answers, but for the questions left open."""
    items = {draw.position: draw.snapshot.item for draw in attempt.draws.select_related("snapshot")}
    texts = {number: write_notation(item, key_answer(item)) for number, item in items.items()}
    return Filled(attempt.pk, texts | dict.fromkeys(open_ones, ""))


def enter(paper, lines, people, *, agreed=None, by=None):
    agreed = agreed or plan_answers(paper, lines, SAT).digest
    told = {"reason": "周主任复核，原卷存档案柜", "by": by or people.head, "at": NEXT_DAY}
    return enter_answers(paper, lines, SAT, agreed=agreed, **told)


def evidence_of(attempt):
    rows = Evidence.objects.filter(response__draw__attempt=attempt).order_by("facet")
    return list(rows.values_list("facet", "kind", "right", "effective_at"))


def test_a_sheet_comes_to_what_the_same_answers_on_screen_come_to(paper, people, shelf):
    sheet = prepared(paper, people.clerk, shelf, facets=THREE)
    on_screen = opened(paper, people.other_clerk, shelf, at=SAT.began_at, facets=THREE)
    for position in (1, 3):
        answer(on_screen, position, at=SAT.ended_at)
    submit(on_screen, by=people.other_clerk, at=SAT.ended_at)
    plan = enter(paper, [filled(sheet, open_ones=[2])], people)

    sheet.refresh_from_db()
    assert (sheet.state, sheet.on_paper, sheet.started_at, sheet.finished_at) == (
        Attempt.State.FINISHED,
        True,
        SAT.began_at,
        SAT.ended_at,
    )
    result, same = sheet.results.get(), on_screen.results.get()
    assert (result.cause, result.effective_at, result.recorded_at) == ("on_paper", SAT.ended_at, NEXT_DAY)
    assert (result.marks, result.right, result.passed) == (same.marks, same.right, same.passed)
    assert (plan.lines[0].score.right, plan.lines[0].score.asked) == (result.right, result.asked)
    assert evidence_of(sheet) == evidence_of(on_screen)
    responses = Response.objects.filter(draw__attempt=sheet).values_list("sequence", "effective_at", "recorded_at")
    assert list(responses) == [(1, SAT.ended_at, NEXT_DAY)] * 2
    assert MasteryState.objects.filter(clerk=people.clerk, matter=shelf.hygiene).exists()
    act = SittingAct.objects.get(attempt=sheet)
    assert (act.kind, act.by, act.effective_at, act.recorded_at) == ("entered", people.head, SAT.ended_at, NEXT_DAY)
    assert AuditEntry.objects.filter(action="exam.entered", actor=people.head).count() == 1
    assert OutboxMessage.objects.filter(topic="exam.finished").count() == 2


def test_entering_twice_changes_nothing_and_an_old_plan_is_told(paper, people, shelf):
    sheet = prepared(paper, people.clerk, shelf, facets=THREE)
    give_to_paper(paper, [sheet], reason="停网", by=people.head, at=MOMENT)
    lines = [filled(sheet)]
    agreed = plan_answers(paper, lines, SAT).digest
    enter(paper, lines, people, agreed=agreed)
    counts = (Response.objects.count(), Evidence.objects.count(), ExamResult.objects.count())
    with pytest.raises(EntryPlanOutdated) as outdated:
        enter(paper, lines, people, agreed=agreed)
    assert [line.action for line in outdated.value.plan.lines] == [Action.UNCHANGED]
    assert enter(paper, lines, people).is_empty
    assert (Response.objects.count(), Evidence.objects.count(), ExamResult.objects.count()) == counts
    assert [row.stand for row in sheet_rows(paper)] == [Stand.ENTERED, "none"]


def test_a_slip_is_corrected_above_what_stood_and_both_scores_stay(paper, people, shelf):
    sheet = prepared(paper, people.clerk, shelf, facets=THREE)
    enter(paper, [filled(sheet, open_ones=[2, 3])], people)
    (corrected,) = enter(paper, [filled(sheet, open_ones=[1, 3])], people).lines
    assert (corrected.action, corrected.changed) == (Action.CORRECT, (1, 2))
    assert list(sheet.results.order_by("number").values_list("number", "marks")) == [
        (1, [[1, True, True], [2, False, False], [3, False, False]]),
        (2, [[1, False, False], [2, True, True], [3, False, False]]),
    ]
    rows = Response.objects.filter(draw__attempt=sheet).order_by("draw__position", "sequence")
    assert [(row.draw.position, row.sequence, bool(row.answer)) for row in rows.select_related("draw")] == [
        (1, 1, True),
        (1, 2, False),
        (2, 1, True),
    ]
    assert [facet for facet, *_rest in evidence_of(sheet)] == sorted([THREE[0], THREE[1]])
    assert enter(paper, [filled(sheet, open_ones=[1, 3])], people).is_empty


def test_a_sitting_begun_on_a_screen_meanwhile_is_told_and_the_others_wait(paper, people, shelf):
    sheets = [prepared(paper, clerk, shelf, facets=THREE) for clerk in (people.clerk, people.other_clerk)]
    lines = [filled(sheet) for sheet in sheets]
    agreed = plan_answers(paper, lines, SAT).digest
    open_sitting(sheets[1], by=people.other_clerk, at=MOMENT)
    with pytest.raises(EntryPlanOutdated) as outdated:
        enter(paper, lines, people, agreed=agreed)
    plan = outdated.value.plan
    assert [(line.action, line.sitting) for line in plan.lines] == [(Action.ENTER, sheets[0].pk)]
    assert [problem.code for problem in plan.problems] == ["sheet_sat_on_screen"]
    assert not Response.objects.exists()
    sheets[1].refresh_from_db()
    assert sheets[1].is_open
    enter(paper, lines, people)
    assert list(ExamResult.objects.values_list("attempt", flat=True)) == [sheets[0].pk]


def test_who_sits_the_paper_enters_nothing(paper, people, shelf):
    sheet = prepared(paper, people.clerk, shelf, facets=THREE)
    paper.people.add(people.head)
    with pytest.raises(OnPaperRefused, match="sits_it"):
        enter(paper, [filled(sheet)], people)
    assert not Response.objects.exists()


@pytest.mark.parametrize("both", [False, True], ids=["one", "two"])
def test_sheets_are_read_with_the_same_few_queries(paper, people, shelf, django_assert_num_queries, both):
    for clerk in (people.clerk, people.other_clerk)[: 1 + both]:
        prepared(paper, clerk, shelf, facets=THREE)
    with django_assert_num_queries(4):
        assert len(printed_sheets(paper)) == 1 + both
