"""The ten promises of the exam contract, each by its number, as a page's script meets them over HTTP.

The browser's own half of promises 3, 6 and 7 is proved in the browser; that commits are durable in test_durability.py.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.test import Client

from courses.domain.facets import Facet
from quizzes import operations
from quizzes.domain.grading import key_answer
from quizzes.domain.regrading.plan import RegradePlan
from quizzes.exams.models import ExamResult, LateAnswer
from quizzes.exams.operations.closing import close_overdue
from quizzes.models import Attempt, Draw, Regrading, Response
from quizzes.operations.answers import receipt_for
from quizzes.operations.mastery import REBUILD
from quizzes.queries.regrading import plan_of
from tests.factories import MOMENT, People, signed_in_client
from tests.quizzes import shelf as shelves
from tests.quizzes.exams.sittings import (
    GRACE,
    MINUTE,
    MINUTES,
    SECOND,
    draw_at,
    form_of,
    opened,
    prepared,
)

END = MOMENT + timedelta(minutes=MINUTES)


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(MOMENT, tick=False) as traveller:
        yield traveller


@pytest.fixture
def alice(people) -> Client:
    return signed_in_client(people.clerk)


def send(client: Client, attempt: Attempt, position: int = 1, *, sequence: int = 1, **fields: Any) -> HttpResponse:
    """One save; the right answer unless fields are given."""
    sent = fields or form_of(draw_at(attempt, position).snapshot.item)
    told = {"position": position, "sequence": sequence, **sent}
    return client.post(f"/exams/sitting/{attempt.pk}/answers/", told)


def state(client: Client, attempt: Attempt) -> dict[str, Any]:
    return client.get(f"/exams/sitting/{attempt.pk}/state/").json()


def hand_in(client: Client, attempt: Attempt) -> dict[str, Any]:
    return client.post(f"/exams/sitting/{attempt.pk}/submit/", headers={"Accept": "application/json"}).json()


def test_promise_01_the_server_holds_draw_order_seed_and_deadline(people, shelf, paper, alice, clock):
    attempt = opened(paper, people.clerk, shelf)
    before = list(Draw.objects.values_list("pk", "position", "snapshot"))
    forged = {"seed": "1", "limit": "2030-01-01T00:00:00+08:00", "started_at": "2030-01-01T00:00:00+08:00"}
    right = form_of(draw_at(attempt, 1).snapshot.item)
    assert send(alice, attempt, **right, **forged, snapshot="1", written_at="2020-01-01T00:00:00Z").status_code == 200
    assert send(alice, attempt, 77, chosen=["a"]).json() == {"error": "not_there"}
    made_up = {name: ["zz"] for name in form_of(draw_at(attempt, 3).snapshot.item)}
    assert send(alice, attempt, 3, **made_up).json()["error"] == "not_readable"
    told = state(alice, attempt)
    assert (datetime.fromisoformat(told["limit"]), told["remaining_seconds"]) == (END, MINUTES * 60)
    attempt.refresh_from_db()
    assert (attempt.seed, attempt.started_at) == (1, MOMENT)
    assert list(Draw.objects.values_list("pk", "position", "snapshot")) == before
    clock.move_to(END + (GRACE + 1) * SECOND)
    assert send(alice, attempt, 2, written_at=MOMENT.isoformat()).json()["error"] == "late"


def test_promise_01_nobody_else_saves_reads_or_hands_in(people, shelf, paper, alice, clock):
    attempt = opened(paper, people.clerk, shelf)
    send(alice, attempt)
    for stranger in (people.other_clerk, people.head, people.admin):
        client = signed_in_client(stranger)
        assert (send(client, attempt, 2).status_code, state(client, attempt)) == (403, {"error": "not_yours"})
        assert hand_in(client, attempt) == {"error": "not_yours"}
    nobody = Client()
    assert (send(nobody, attempt, 2).status_code, state(nobody, attempt)) == (401, {"error": "signed_out"})
    assert (Response.objects.count(), ExamResult.objects.exists()) == (1, False)


def test_promise_02_one_open_sitting_per_clerk_and_paper(people, shelf, paper):
    opened(paper, people.clerk, shelf)
    opened(paper, people.other_clerk, shelf)
    with pytest.raises(IntegrityError), transaction.atomic():
        prepared(paper, people.clerk, shelf)
    assert Attempt.objects.filter(paper=paper).count() == 2


def test_promise_03_there_is_no_quiet_window_before_the_limit(people, shelf, paper, alice, clock):
    attempt = opened(paper, people.clerk, shelf)
    for sequence, before in enumerate((60, 5, 1, 0), 1):
        clock.move_to(END - before * SECOND)
        said = send(alice, attempt, sequence=sequence)
        assert (said.status_code, said.json()["remaining_seconds"]) == (200, before)
    assert hand_in(alice, attempt) == {"state": "finished", "number": 1, "cause": "submitted"}
    assert ExamResult.objects.get().right == 1


def test_promise_04_a_save_is_idempotent_and_older_never_stands_over_newer(people, shelf, paper, alice, clock):
    attempt = opened(paper, people.clerk, shelf)
    newer = send(alice, attempt, sequence=2).json()
    clock.shift(5)
    again = send(alice, attempt, sequence=2).json()
    assert again == newer | {"remaining_seconds": newer["remaining_seconds"] - 5}
    assert send(alice, attempt, sequence=1, unknown="1").status_code == 200
    assert Response.objects.count() == 2
    stands = state(alice, attempt)["answers"]["1"]
    assert (stands["sequence"], stands["receipt"]) == (2, newer["receipt"])


def test_promise_04_the_same_sequence_with_other_content_is_offered_back(people, shelf, paper, alice, clock):
    attempt = opened(paper, people.clerk, shelf)
    send(alice, attempt)
    saved = Response.objects.get()
    said = send(alice, attempt, unknown="1")
    offered = {
        "sequence": 1,
        "answer": saved.answer,
        "fields": form_of(draw_at(attempt, 1).snapshot.item),
        "saved_at_text": "09:00:00",
    }
    assert (said.status_code, said.json()) == (409, {"error": "conflict", "saved": offered})
    assert Response.objects.count() == 1


def test_promise_05_every_save_returns_the_receipt_of_what_is_in_the_ledger(people, shelf, paper, alice, clock):
    attempt = opened(paper, people.clerk, shelf)
    clock.shift(63)
    said = send(alice, attempt).json()
    row = Response.objects.get()
    assert said == {
        "position": 1,
        "sequence": 1,
        "receipt": row.receipt,
        "saved_at": row.recorded_at.isoformat(),
        "saved_at_text": "09:01:03",
        "remaining_seconds": MINUTES * 60 - 63,
    }
    assert row.receipt == receipt_for(row.draw, sequence=1, answer=row.answer, at=row.recorded_at)
    assert row.recorded_at == MOMENT + 63 * SECOND


def test_promise_06_what_was_half_given_is_kept_and_comes_back_after_a_reload(people, shelf, paper, alice, clock):
    attempt = opened(paper, people.clerk, shelf, facets=[Facet.PROCESS])
    fields = form_of(draw_at(attempt, 1).snapshot.item)
    name, values = next(iter(fields.items()))
    half = {name: values[:1]}
    assert send(alice, attempt, **half).status_code == 200
    assert state(alice, attempt)["answers"]["1"]["fields"] == half
    assert send(alice, attempt, sequence=2, unknown="1").status_code == 200
    assert state(alice, attempt)["answers"]["1"]["fields"] == {}


def test_promise_07_a_newer_draft_is_told_by_its_sequence_and_nothing_is_applied_silently(
    people, shelf, paper, alice, clock
):
    attempt = opened(paper, people.clerk, shelf)
    first = send(alice, attempt).json()
    other_device = state(alice, attempt)["answers"]["1"]
    assert (other_device["sequence"], other_device["receipt"]) == (1, first["receipt"])
    assert send(alice, attempt, sequence=2, unknown="1").status_code == 200
    assert send(alice, attempt, sequence=2).status_code == 409
    assert state(alice, attempt)["answers"]["1"]["sequence"] == 2


def test_promise_08_handing_in_twice_gives_one_result(people, shelf, paper, alice, clock):
    attempt = opened(paper, people.clerk, shelf)
    send(alice, attempt)
    once = hand_in(alice, attempt)
    clock.shift(60)
    assert hand_in(alice, attempt) == once == {"state": "finished", "number": 1, "cause": "submitted"}
    assert (ExamResult.objects.get().right, Attempt.objects.get().finished_at) == (1, MOMENT)


def test_promise_08_handing_in_late_counts_what_was_saved_by_the_limit(people, shelf, paper, alice, clock):
    attempt = opened(paper, people.clerk, shelf)
    send(alice, attempt, 1)
    clock.move_to(END + 10 * SECOND)
    send(alice, attempt, 2)
    clock.move_to(END + 2 * MINUTE)
    send(alice, attempt, 3)
    assert hand_in(alice, attempt)["cause"] == "time_up"
    result = ExamResult.objects.get()
    assert ([position for position, right, _ in result.marks if right], result.effective_at) == ([1, 2], END)
    assert LateAnswer.objects.get().draw.position == 3


def test_promise_08_nobody_has_to_hand_in(people, shelf, paper, alice, clock):
    attempt = opened(paper, people.clerk, shelf)
    send(alice, attempt)
    assert close_overdue(at=END + 2 * MINUTE) == 1
    clock.move_to(END + 3 * MINUTE)
    assert hand_in(alice, attempt)["cause"] == "time_up"
    assert state(alice, attempt)["state"] == "finished"


def test_promise_09_a_catalogue_applied_meanwhile_does_not_touch_a_running_sitting(people, shelf, paper, alice, clock):
    attempt = opened(paper, people.clerk, shelf)
    before = [draw.snapshot.content for draw in attempt.draws.select_related("snapshot")]
    facts = shelf.hygiene.versions.get().facts
    shelves.change(shelf, replace(facts, promised=None), [Facet.TIME_LIMIT], on=MOMENT.date(), at=MOMENT)
    assert [draw.snapshot.content for draw in attempt.draws.select_related("snapshot")] == before
    for position in range(1, 7):
        assert send(alice, attempt, position).status_code == 200
    hand_in(alice, attempt)
    result = ExamResult.objects.get()
    assert (result.right, result.asked) == (6, 6)


def test_promise_09_a_late_answer_is_kept_with_its_receipt_and_not_counted(people, shelf, paper, alice, clock):
    attempt = opened(paper, people.clerk, shelf)
    hand_in(alice, attempt)
    said = send(alice, attempt, 1)
    kept = LateAnswer.objects.get()
    assert (said.status_code, said.json()) == (410, {"error": "closed", "kept": True, "receipt": kept.receipt})
    clock.move_to(END + 5 * MINUTE)
    written = END - MINUTE
    right = form_of(draw_at(attempt, 2).snapshot.item)
    said = send(alice, attempt, 2, written_at=written.isoformat(), **right)
    kept = LateAnswer.objects.latest("pk")
    assert said.json() == {"error": "late", "kept": True, "receipt": kept.receipt}
    assert (kept.written_at, kept.effective_at) == (written, END + 5 * MINUTE)
    assert (Response.objects.exists(), ExamResult.objects.get().right) == (False, 0)


def approved(regrading: Regrading, people: People) -> RegradePlan:
    """Decided by a second person and carried out, and the plan they saw."""
    plan = plan_of(regrading)
    told = {"approved": True, "reason": "已核对原文", "digest": plan.digest, "by": people.admin, "at": MOMENT}
    operations.decide_regrading(regrading, **told)
    for _done in operations.carrying_out(regrading, at=MOMENT):
        pass
    return plan


def test_promise_10_regrading_previews_whom_it_touches_and_keeps_both_scores(people, shelf, paper, alice, clock):
    alices, bobs = opened(paper, people.clerk, shelf), opened(paper, people.other_clerk, shelf)
    bob = signed_in_client(people.other_clerk)
    for position in (1, 2, 3):
        send(alice, alices, position)
    send(bob, bobs, 2)
    hand_in(alice, alices)
    hand_in(bob, bobs)
    before = list(ExamResult.objects.order_by("pk").values())
    snapshot = draw_at(alices, 1).snapshot
    withdrawn = operations.propose_withdrawal(
        snapshot.template, snapshot.template_version, None, reason="问法有歧义", by=people.editor, at=MOMENT
    )
    plan = approved(withdrawn, people)
    asked = {draw.attempt_id for draw in Draw.objects.filter(snapshot__template=snapshot.template)}
    assert {change.attempt for change in plan.exams} == asked >= {alices.pk}
    (of_alice,) = (change for change in plan.exams if change.attempt == alices.pk)
    assert (of_alice.before.right, of_alice.before.asked) == (3, 6)
    assert (of_alice.after.right, of_alice.after.asked, of_alice.after.passed) == (2, 5, False)
    assert list(ExamResult.objects.filter(number=1).order_by("pk").values()) == before
    again = ExamResult.objects.filter(number=2)
    assert [(row.attempt_id, row.cause, row.right, row.asked) for row in again.order_by("attempt_id")] == [
        (change.attempt, "regraded", change.after.right, change.after.asked) for change in plan.exams
    ]
    assert plan_of(withdrawn).exams == ()
    assert dict(REBUILD.stored()) == dict(REBUILD.compute())


def test_promise_10_a_corrected_key_is_the_preview_and_counts_for_what_is_closed_later(
    people, shelf, paper, alice, clock
):
    attempt = opened(paper, people.clerk, shelf)
    for position in range(1, 7):
        send(alice, attempt, position)
    draw = next(draw for draw in (draw_at(attempt, n) for n in range(1, 7)) if draw.snapshot.kind == "set")
    right = key_answer(draw.snapshot.item)["chosen"]
    spare = [option.id for option in draw.snapshot.item.options if option.id not in right]
    other = {"chosen": [*right, *spare[:1]] if spare else right[:-1]}
    told = {"reason": "清单原文有误", "by": people.editor, "at": MOMENT}
    found = operations.propose_key(draw.snapshot, other, **told)
    assert approved(found, people).exams == ()
    hand_in(alice, attempt)
    # it closes after the key was corrected: both scores are there at once, and nothing is left to regrade
    scores = ExamResult.objects.order_by("number").values_list("number", "cause", "right", "asked")
    assert list(scores) == [(1, "submitted", 6, 6), (2, "regraded", 5, 6)]
    assert plan_of(found).exams == ()
    assert list(operations.carrying_out(found, at=MOMENT)) == []
    assert scores.count() == 2
