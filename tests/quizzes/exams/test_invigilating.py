"""Invigilating: time for one, the clock of all, a sitting opened again, late answers decided, and counts to look at."""

from datetime import timedelta

import pytest
import time_machine

from ledger.models import AuditEntry
from quizzes.exams.models import ExamResult, LateAnswer, LateAnswerDecision, SittingAct
from quizzes.exams.operations.answers import Arrival
from quizzes.exams.operations.closing import close_overdue, submit
from quizzes.exams.operations.invigilating import ActRefused, give_extra_time, pause, reopen, resume, running
from quizzes.exams.operations.late import DecisionRefused, decide_late
from quizzes.exams.operations.sitting import SittingPaused
from quizzes.exams.queries.late import late_answers, waiting_late_answers
from quizzes.exams.queries.live import live_rows, note_seen
from quizzes.exams.queries.sitting import limit_of_sitting
from quizzes.models import Attempt, Evidence, MasteryState, Response
from quizzes.operations.mastery import REBUILD
from tests.factories import MOMENT, signed_in_client
from tests.quizzes.exams.sittings import MINUTE, MINUTES, answer, opened, prepared

END = MOMENT + timedelta(minutes=MINUTES)


def test_extra_time_is_one_persons_and_kept_with_its_reason(people, shelf, paper):
    alices, bobs = opened(paper, people.clerk, shelf), opened(paper, people.other_clerk, shelf)
    act = give_extra_time(alices, minutes=15, reason="读屏软件", by=people.head, at=MOMENT + MINUTE)
    assert (act.kind, act.minutes, act.reason, act.by) == ("extra_time", 15, "读屏软件", people.head)
    late = END + 10 * MINUTE
    assert answer(alices, 1, at=late).arrival is Arrival.COUNTED
    assert answer(bobs, 1, at=late).arrival is Arrival.LATE
    assert AuditEntry.objects.get(action="exam.extra_time").detail == {
        "kind": "extra_time",
        "minutes": 15,
        "reason": "读屏软件",
    }


def test_extra_time_may_be_given_ahead_and_not_after_the_end(people, shelf, paper):
    attempt = prepared(paper, people.clerk, shelf)
    give_extra_time(attempt, minutes=15, reason="申请过", by=people.head, at=MOMENT - MINUTE)
    Attempt.objects.filter(pk=attempt.pk).update(state="open", started_at=MOMENT)
    attempt.refresh_from_db()
    assert limit_of_sitting(attempt).when == END + 15 * MINUTE
    submit(attempt, by=people.clerk, at=MOMENT + MINUTE)
    with pytest.raises(ActRefused, match="closed"):
        give_extra_time(attempt, minutes=15, reason="补时", by=people.head, at=MOMENT + 2 * MINUTE)


def test_a_pause_of_all_stops_every_running_clock_and_costs_nobody_time(people, shelf, paper):
    alices, bobs = opened(paper, people.clerk, shelf), opened(paper, people.other_clerk, shelf)
    saved = answer(alices, 1, at=MOMENT + MINUTE)
    submit(bobs, by=people.other_clerk, at=MOMENT + MINUTE)
    told = {"reason": "消防演练", "by": people.head}
    assert len(pause(running(paper), **told, at=MOMENT + 10 * MINUTE)) == 1
    assert pause(running(paper), **told, at=MOMENT + 11 * MINUTE) == []
    with pytest.raises(SittingPaused):
        answer(alices, 2, at=MOMENT + 12 * MINUTE)
    with pytest.raises(SittingPaused):
        submit(alices, by=people.clerk, at=MOMENT + 12 * MINUTE)
    assert answer(alices, 1, at=MOMENT + 12 * MINUTE).receipt == saved.receipt
    assert close_overdue(at=END + 500 * MINUTE) == 0
    assert len(resume([alices, bobs], **told, at=MOMENT + 30 * MINUTE)) == 1
    assert answer(alices, 2, at=END + 20 * MINUTE).arrival is Arrival.COUNTED
    assert list(SittingAct.objects.values_list("attempt", "kind")) == [(alices.pk, "paused"), (alices.pk, "resumed")]


def test_a_sitting_opened_again_keeps_both_results_and_proves_each_answer_once(people, shelf, paper):
    attempt = opened(paper, people.clerk, shelf)
    answer(attempt, 1, at=MOMENT + MINUTE)
    submit(attempt, by=people.clerk, at=MOMENT + 2 * MINUTE)
    told = {"minutes": 5, "reason": "误交", "by": people.head}
    reopen(attempt, **told, at=MOMENT + 4 * MINUTE)
    with pytest.raises(ActRefused, match="not_closed"):
        reopen(attempt, **told, at=MOMENT + 4 * MINUTE)
    answer(attempt, 2, at=END + 4 * MINUTE)
    submit(attempt, by=people.clerk, at=END + 4 * MINUTE)
    results = ExamResult.objects.order_by("number").values_list("number", "cause", "right")
    assert list(results) == [(1, "submitted", 1), (2, "submitted", 2)]
    assert Evidence.objects.values("response").distinct().count() == 2
    assert dict(REBUILD.stored()) == dict(REBUILD.compute())


def test_a_sitting_is_not_opened_again_beside_another_one(people, shelf, paper):
    first = opened(paper, people.clerk, shelf)
    submit(first, by=people.clerk, at=MOMENT + MINUTE)
    prepared(paper, people.clerk, shelf, seed=2)
    with pytest.raises(ActRefused, match="another_runs"):
        reopen(first, minutes=5, reason="误交", by=people.head, at=MOMENT + 2 * MINUTE)


def test_late_answers_count_once_the_head_accepts_them(people, shelf, paper):
    attempt = opened(paper, people.clerk, shelf)
    answer(attempt, 1, at=MOMENT + MINUTE)
    for position in (2, 3):
        answer(attempt, position, at=END + 5 * MINUTE)
    submit(attempt, by=people.clerk, at=END + 6 * MINUTE)
    late = LateAnswer.objects.order_by("pk")
    result = decide_late(list(late), accepted=True, reason="断网", by=people.head, at=END + 9 * MINUTE)
    assert (result.number, result.cause, result.right, result.effective_at) == (2, "late_accepted", 3, END)
    taken = Response.objects.filter(draw__position__gte=2).order_by("pk")
    assert list(taken.values_list("receipt", "effective_at")) == list(late.values_list("receipt", "effective_at"))
    assert Evidence.objects.values("response").distinct().count() == 3
    assert MasteryState.objects.count() == 1
    assert dict(REBUILD.stored()) == dict(REBUILD.compute())
    with pytest.raises(DecisionRefused, match="decided_already"):
        decide_late([late[0]], accepted=False, reason="再想", by=people.head, at=END + 9 * MINUTE)
    again = answer(attempt, 2, at=END + 10 * MINUTE)
    assert (again.arrival, again.receipt) == (Arrival.COUNTED, late[0].receipt)


def test_a_late_answer_accepted_never_stands_over_a_newer_one(people, shelf, paper):
    attempt = opened(paper, people.clerk, shelf)
    answer(attempt, 1, at=MOMENT + MINUTE, sequence=5)
    answer(attempt, 1, {}, at=END + 5 * MINUTE, sequence=4)
    submit(attempt, by=people.clerk, at=END + 6 * MINUTE)
    result = decide_late(list(late_answers(paper)), accepted=True, reason="断网", by=people.head, at=END + 9 * MINUTE)
    assert (result.number, result.right) == (2, 1)


def test_a_late_answer_refused_changes_no_result(people, shelf, paper):
    attempt = opened(paper, people.clerk, shelf)
    answer(attempt, 1, at=END + 5 * MINUTE)
    with pytest.raises(DecisionRefused, match="runs_still"):
        decide_late(list(late_answers(paper)), accepted=True, reason="断网", by=people.head, at=END + 5 * MINUTE)
    submit(attempt, by=people.clerk, at=END + 6 * MINUTE)
    assert (
        decide_late(list(late_answers(paper)), accepted=False, reason="无据", by=people.head, at=END + 9 * MINUTE)
        is None
    )
    decision = LateAnswerDecision.objects.get()
    assert (decision.accepted, decision.reason, decision.by) == (False, "无据", people.head)
    assert (ExamResult.objects.count(), Response.objects.count()) == (1, 0)
    assert (late_answers(paper).count(), waiting_late_answers(paper).count()) == (1, 0)


def test_the_live_figures_are_counts_of_everybody_named(people, shelf, paper, django_assert_num_queries):
    attempt = opened(paper, people.clerk, shelf)
    for position in (1, 2):
        answer(attempt, position, at=MOMENT + position * MINUTE)
    answer(attempt, 2, {}, at=MOMENT + 3 * MINUTE, sequence=2)
    note_seen(attempt, at=MOMENT + 4 * MINUTE)
    with django_assert_num_queries(6):
        alice, bob = live_rows(paper, at=MOMENT + 5 * MINUTE)
    assert (alice.state, alice.answered, alice.asked, alice.late) == ("open", 2, 6, 0)
    assert (alice.last_saved_at, alice.seen_at) == (MOMENT + 3 * MINUTE, MOMENT + 4 * MINUTE)
    assert (alice.remaining_seconds, alice.paused) == (55 * 60, False)
    assert (bob.clerk, bob.state, bob.attempt, bob.answered, bob.seen_at) == (
        people.other_clerk,
        "absent",
        None,
        0,
        None,
    )
    for clerk in (people.other_clerk, people.neighbour_clerk):
        opened(paper, clerk, shelf)
    with django_assert_num_queries(6):
        assert len(live_rows(paper, at=MOMENT + 5 * MINUTE)) == 3


def test_the_live_data_tell_no_answer(people, shelf, paper):
    attempt = opened(paper, people.clerk, shelf)
    with time_machine.travel(MOMENT + MINUTE, tick=False):
        saved = answer(attempt, 1, at=MOMENT + MINUTE)
        signed_in_client(people.clerk).get(f"/exams/sitting/{attempt.pk}/state/")
        told = signed_in_client(people.head).get(f"/exams/{paper.pk}/live/data/")
    row = told.json()["rows"][0]
    assert row.keys() == {
        "clerk",
        "name",
        "sitting",
        "state",
        "started_at",
        "limit",
        "remaining_seconds",
        "paused",
        "answered",
        "asked",
        "last_saved_at",
        "seen_at",
        "late",
    }
    assert (row["answered"], row["asked"], row["remaining_seconds"], row["seen_at"]) == (
        1,
        6,
        59 * 60,
        row["last_saved_at"],
    )
    assert saved.receipt not in told.content.decode()


def test_an_act_over_http_says_what_is_to_mend_and_keeps_what_was_typed(people, shelf, paper):
    attempt = opened(paper, people.clerk, shelf)
    head = signed_in_client(people.head)
    with time_machine.travel(MOMENT + MINUTE, tick=False):
        address = f"/exams/sitting/{attempt.pk}/act/"
        without = head.post(address, {"kind": "extra_time", "reason": "读屏软件"})
        assert (without.status_code, without.context["form"].errors.keys()) == (422, {"minutes"})
        assert "读屏软件" in without.content.decode()
        assert head.post(address, {"kind": "resumed", "reason": "来电"}).status_code == 422
        assert head.post(address, {"kind": "reopened", "minutes": "5", "reason": "误交"}).status_code == 422
        for_all = f"/exams/{paper.pk}/act/"
        assert head.post(for_all, {"kind": "extra_time", "minutes": "5", "reason": "停电"}).status_code == 422
        assert not SittingAct.objects.exists()
        assert head.post(for_all, {"kind": "paused", "reason": "停电"}).status_code == 302
        told = signed_in_client(people.clerk).get(f"/exams/sitting/{attempt.pk}/state/").json()
    assert SittingAct.objects.get().kind == "paused"
    assert (told["paused"], told["remaining_seconds"]) == (True, 59 * 60)
