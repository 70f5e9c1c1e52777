"""The invigilator's pages: how the exam goes, the code for the room, and what came too late."""

from itertools import groupby

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from quizzes.exams import sentences
from quizzes.exams.forms.late import LateDecisionForm
from quizzes.exams.models import LateAnswer, Paper
from quizzes.exams.operations.closing import close_overdue
from quizzes.exams.operations.late import DecisionRefused, decide_late
from quizzes.exams.permissions import paper_or_404, to_invigilate
from quizzes.exams.queries.late import late_answers
from quizzes.exams.queries.live import live_rows
from quizzes.exams.queries.short import short_among
from quizzes.models import Attempt


@never_cache
def exam_live(request: HttpRequest, paper: int) -> HttpResponse:
    """Who has begun, how many questions hold an answer, when something last came: counts, not content."""
    found = paper_or_404(paper)
    to_invigilate(request, found)
    at = timezone.now()
    close_overdue(at=at, paper=found)
    rows = live_rows(found, at=at)
    counts = {state: sum(row.state == state for row in rows) for state in Attempt.State.values}
    context = {"paper": found, "rows": rows, "counts": counts, "at": at, "late": sum(row.late for row in rows)}
    context["short"] = short_among((row.clerk, row.attempt, row.asked) for row in rows if row.attempt)
    return render(request, "quizzes/exams/live.html", context)


def exam_room(request: HttpRequest, paper: int) -> HttpResponse:
    """The code, large enough for the whole room; nobody's name stands on it."""
    found = paper_or_404(paper)
    to_invigilate(request, found)
    return render(request, "quizzes/exams/room.html", {"paper": found})


def exam_late(request: HttpRequest, paper: int) -> HttpResponse:
    """What came too late, by sitting; the head says with a reason whether it counts. What was answered isn't shown."""
    found = paper_or_404(paper)
    actor = to_invigilate(request, found)
    sent = None
    if request.method == "POST":
        sitting = _sitting(request)
        waiting = late_answers(found).filter(draw__attempt=sitting)
        sent = LateDecisionForm(waiting, request.POST, auto_id=_ids(sitting))
        if sent.is_valid():
            said = sent.cleaned_data
            accepted = said["decision"] == "accept"
            try:
                decide_late(
                    list(said["late"]), accepted=accepted, reason=said["reason"], by=actor.user, at=timezone.now()
                )
                messages.success(request, _("They count now.") if accepted else _("They don't count."))
                return redirect("exam_late", paper=paper)
            except DecisionRefused as refused:
                sent.add_error(None, sentences.LATE_REFUSED[refused.code])
    context = {"paper": found, "groups": _groups(found, sent, _sitting(request)), "form": sent}
    return render(request, "quizzes/exams/late.html", context, status=422 if sent is not None else 200)


def _groups(
    paper: Paper, sent: LateDecisionForm | None, sitting: int
) -> list[tuple[Attempt, list[LateAnswer], LateDecisionForm | None]]:
    """Each sitting with its late answers, and the form where some wait for a word."""
    found = []
    for attempt, rows in groupby(late_answers(paper), key=lambda late: late.draw.attempt):
        answers = list(rows)
        waiting = [late for late in answers if not hasattr(late, "decision")]
        form = LateDecisionForm(LateAnswer.objects.none(), auto_id=_ids(attempt.pk))
        if sent is not None and attempt.pk == sitting:
            form = sent
        found.append((attempt, answers, form if waiting else None))
    return found


def _ids(sitting: int) -> str:
    return f"s{sitting}_%s"


def _sitting(request: HttpRequest) -> int:
    asked = request.POST.get("sitting", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) <= 12 else 0
