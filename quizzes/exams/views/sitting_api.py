"""What the page of a sitting asks for: save an answer, tell how it stands, hand in."""

from contextlib import suppress
from datetime import datetime
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from quizzes.exams.models import LateAnswer
from quizzes.exams.operations.answers import Arrival, save_exam_answer
from quizzes.exams.operations.closing import close_if_over, submit
from quizzes.exams.operations.sitting import SittingNotBegun, SittingPaused
from quizzes.exams.queries.live import note_seen
from quizzes.exams.queries.sitting import SavedAnswer, sitting_state
from quizzes.exams.reading import NotReadable, fields_to_show, sent_answer, sent_moment
from quizzes.exams.views.json_api import answers_json, error
from quizzes.models import Attempt, Draw, Response
from quizzes.operations.answers import AnswerConflict
from quizzes.permissions import to_sit


@answers_json
@require_POST
def exam_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Save one answer; the time it arrived is what counts."""
    at = timezone.now()
    draws = Draw.objects.select_related("attempt", "snapshot").filter(attempt__kind=Attempt.Kind.EXAM)
    draw = get_object_or_404(draws, attempt=pk, position=_position(request))
    to_sit(request, draw.attempt)
    try:
        sequence, answer = sent_answer(draw.snapshot.item, request.POST)
        written_at = sent_moment(request.POST.get("written_at", ""))
        saved = save_exam_answer(draw, sequence=sequence, answer=answer, at=at, written_at=written_at)
    except NotReadable as bad:
        return error("not_readable", HTTPStatus.UNPROCESSABLE_ENTITY, sentence=bad.sentence)
    except AnswerConflict as conflict:
        return error("conflict", HTTPStatus.CONFLICT, saved=_kept(conflict.saved))
    except SittingPaused:
        return error("paused", HTTPStatus.LOCKED)
    except SittingNotBegun:
        return error("closed", HTTPStatus.GONE, kept=False)
    if saved.arrival is not Arrival.COUNTED:
        return error(saved.arrival, HTTPStatus.GONE, kept=True, receipt=saved.receipt)
    return JsonResponse(
        {
            "position": draw.position,
            "sequence": saved.sequence,
            "receipt": saved.receipt,
            "saved_at": saved.at.isoformat(),
            "saved_at_text": _clock(saved.at),
            "remaining_seconds": saved.remaining_seconds,
        }
    )


@answers_json
@require_GET
def exam_state(request: HttpRequest, pk: int) -> HttpResponse:
    """How the sitting stands for the clerk sitting it: the server's clock, the limit, what was saved."""
    at = timezone.now()
    attempt = _sitting(pk)
    to_sit(request, attempt)
    close_if_over(attempt, at=at)
    if attempt.is_open:
        note_seen(attempt, at=at)
    state = sitting_state(attempt, at=at)
    return JsonResponse(
        {
            "state": state.state,
            "server_time": at.isoformat(),
            "limit": state.limit.when.isoformat() if state.limit else None,
            "remaining_seconds": state.remaining_seconds,
            "paused": state.paused,
            "answers": {position: _saved(answer) for position, answer in state.answers.items()},
        }
    )


@require_POST
def exam_submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand in: a form goes on to the result, a script is told in JSON."""
    if "application/json" in request.headers.get("Accept", ""):
        return _submit_told_in_json(request, pk)
    attempt = _sitting(pk)
    actor = to_sit(request, attempt)
    with suppress(SittingPaused, SittingNotBegun):  # the page of the sitting says so
        submit(attempt, by=actor.user, at=timezone.now())
    return redirect("exam_sitting", pk=pk)


@answers_json
def _submit_told_in_json(request: HttpRequest, pk: int) -> HttpResponse:
    attempt = _sitting(pk)
    actor = to_sit(request, attempt)
    try:
        result = submit(attempt, by=actor.user, at=timezone.now())
    except SittingPaused:
        return error("paused", HTTPStatus.LOCKED)
    except SittingNotBegun:
        return error("closed", HTTPStatus.GONE)
    return JsonResponse({"state": Attempt.State.FINISHED, "number": result.number, "cause": result.cause})


def _sitting(pk: int) -> Attempt:
    return get_object_or_404(Attempt, pk=pk, kind=Attempt.Kind.EXAM)


def _position(request: HttpRequest) -> int:
    sent = request.POST.get("position", "")
    if not (sent.isascii() and sent.isdigit() and len(sent) <= 5):
        raise Http404
    return int(sent)


def _clock(moment: datetime) -> str:
    return timezone.localtime(moment).strftime("%H:%M:%S")


def _saved(answer: SavedAnswer) -> dict[str, Any]:
    return {
        "sequence": answer.sequence,
        "receipt": answer.receipt,
        "saved_at": answer.saved_at.isoformat(),
        "saved_at_text": _clock(answer.saved_at),
        "fields": fields_to_show(answer.answer),
    }


def _kept(row: Response | LateAnswer) -> dict[str, Any]:
    return {
        "sequence": row.sequence,
        "answer": row.answer,
        "fields": fields_to_show(row.answer),
        "saved_at_text": _clock(row.effective_at),
    }
