"""The invigilator's acts, and the figures of a running exam."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from quizzes.exams import sentences
from quizzes.exams.forms.acts import ActForm
from quizzes.exams.models import Paper, SittingAct
from quizzes.exams.operations import invigilating
from quizzes.exams.operations.closing import close_if_over, close_overdue
from quizzes.exams.permissions import to_invigilate
from quizzes.exams.queries.live import LiveRow, live_rows
from quizzes.exams.views.json_api import answers_json
from quizzes.models import Attempt

Kind = SittingAct.Kind
Done = Callable[[str, int | None, str], Any]


def exam_act(request: HttpRequest, pk: int) -> HttpResponse:
    """One act on one sitting."""
    sittings = Attempt.objects.select_related("clerk", "paper__centre")
    attempt = get_object_or_404(sittings, pk=pk, kind=Attempt.Kind.EXAM)
    actor, at = to_invigilate(request, attempt.paper), timezone.now()
    close_if_over(attempt, at=at)

    def act(kind: str, minutes: int | None, reason: str) -> Any:
        told: dict[str, Any] = {"reason": reason, "by": actor.user, "at": at}
        match kind:
            case Kind.EXTRA_TIME:
                return invigilating.give_extra_time(attempt, minutes=minutes or 0, **told)
            case Kind.REOPENED:
                return invigilating.reopen(attempt, minutes=minutes or 0, **told)
            case Kind.PAUSED:
                return invigilating.pause([attempt], **told)
            case _:
                return invigilating.resume([attempt], **told)

    return _answer(request, ActForm(request.POST or None), act, paper=attempt.paper, attempt=attempt)


def exam_act_all(request: HttpRequest, paper: int) -> HttpResponse:
    """Stop the clock of everybody who sits the paper, or let it go on."""
    found = get_object_or_404(Paper.objects.select_related("centre"), pk=paper)
    actor, at = to_invigilate(request, found), timezone.now()

    def act(kind: str, minutes: int | None, reason: str) -> Any:
        do = invigilating.pause if kind == Kind.PAUSED else invigilating.resume
        return do(invigilating.running(found), reason=reason, by=actor.user, at=at)

    return _answer(request, ActForm(request.POST or None, for_all=True), act, paper=found, attempt=None)


@answers_json
@require_GET
def exam_live_data(request: HttpRequest, paper: int) -> HttpResponse:
    """Counts, not content; who is over is closed by whoever looks."""
    found = get_object_or_404(Paper.objects.select_related("centre"), pk=paper)
    to_invigilate(request, found)
    at = timezone.now()
    close_overdue(at=at, paper=found)
    rows = live_rows(found, at=at)
    return JsonResponse({"server_time": at.isoformat(), "rows": [_row(row) for row in rows]})


def _answer(request: HttpRequest, form: ActForm, act: Done, *, paper: Paper, attempt: Attempt | None) -> HttpResponse:
    """Do it and go back, or say on a page of its own what is to mend."""
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            if act(said["kind"], said["minutes"], said["reason"]):
                messages.success(request, sentences.ACT_DONE[said["kind"]])
                return redirect("exam_live", paper=paper.pk)
            form.add_error(None, sentences.ACT_REFUSED["nothing_runs"])
        except invigilating.ActRefused as refused:
            form.add_error(None, sentences.ACT_REFUSED[refused.code])
    context = {"form": form, "paper": paper, "attempt": attempt}
    return render(request, "quizzes/exams/act.html", context, status=422 if form.errors else 200)


def _row(row: LiveRow) -> dict[str, Any]:
    return {
        "clerk": row.clerk.pk,
        "name": row.clerk.name,
        "sitting": row.attempt.pk if row.attempt else None,
        "state": row.state,
        "started_at": _iso(row.attempt.started_at if row.attempt else None),
        "limit": _iso(row.limit.when if row.limit else None),
        "remaining_seconds": row.remaining_seconds,
        "paused": row.paused,
        "answered": row.answered,
        "asked": row.asked,
        "last_saved_at": _iso(row.last_saved_at),
        "seen_at": _iso(row.seen_at),
        "late": row.late,
    }


def _iso(moment: Any) -> str | None:
    return moment.isoformat() if moment else None
