"""Practice: what and why now, one item at a time, feedback at once. The clerk's own screens."""

import secrets

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from people import permissions
from quizzes import operations
from quizzes.domain.grading import BadAnswer
from quizzes.feedback import feedback_for
from quizzes.forms import form_for
from quizzes.models import Attempt
from quizzes.operations.practice import urgency_of
from quizzes.operations.settling import is_settled
from quizzes.permissions import to_sit
from quizzes.queries import open_practice, practice_plan
from quizzes.views.items import answer_in, attempt_or_404, draw_or_404, not_readable

SEED_BITS = 62


def practice(request: HttpRequest) -> HttpResponse:
    """What a sitting would ask and why; starting it (or going on with the open one)."""
    clerk = permissions.as_clerk(request).user
    now = timezone.now()
    if request.method == "POST":
        try:
            attempt = operations.start_practice(clerk, seed=secrets.randbits(SEED_BITS), by=clerk, at=now)
        except operations.NothingToPractise:
            return redirect("practice")
        return _to_next(request, attempt)
    plan = practice_plan(clerk, on=timezone.localdate(now))
    return render(request, "quizzes/practice.html", {"plan": plan, "running": open_practice(clerk)})


@require_POST
def practice_next(request: HttpRequest, pk: int) -> HttpResponse:
    """Draw the next item, or end the sitting."""
    attempt = attempt_or_404(pk, Attempt.Kind.PRACTICE)
    to_sit(request, attempt)
    return _to_next(request, attempt)


@require_POST
def practice_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop here; everything answered is kept."""
    attempt = attempt_or_404(pk, Attempt.Kind.PRACTICE)
    actor = to_sit(request, attempt)
    operations.end_practice(attempt, by=actor.user, at=timezone.now())
    messages.success(request, _("Practice ended. What you answered is kept."))
    return redirect("practice")


def practice_item(request: HttpRequest, pk: int, position: int) -> HttpResponse:
    """One item; its answer leads to the feedback."""
    attempt = attempt_or_404(pk, Attempt.Kind.PRACTICE)
    to_sit(request, attempt)
    draw = draw_or_404(attempt, position)
    if is_settled(draw) and request.method != "POST":
        return redirect("practice_feedback", pk=pk, position=position)
    if not attempt.is_open and not is_settled(draw):
        return redirect("practice")
    form = form_for(draw.snapshot.item)
    if request.method == "POST":
        form, sequence, answer = answer_in(request, draw)
        if answer is not None:
            try:
                operations.answer_practice_item(draw, sequence=sequence, answer=answer, at=timezone.now())
                return redirect("practice_feedback", pk=pk, position=position)
            except (operations.AnswerConflict, operations.SittingClosed):
                messages.warning(request, _("This question was answered in another window; that answer stands."))
                return redirect("practice_feedback", pk=pk, position=position)
            except BadAnswer as bad:
                not_readable(form, bad)
    context = {"draw": draw, "attempt": attempt, "item": draw.snapshot.item, "form": form, "why": urgency_of(draw)}
    context |= {"total": len(attempt.plan)}
    return render(request, "quizzes/practice_item.html", context, status=422 if form.errors else 200)


def practice_feedback(request: HttpRequest, pk: int, position: int) -> HttpResponse:
    """The answer beside the key, the sources, and the way on."""
    attempt = attempt_or_404(pk, Attempt.Kind.PRACTICE)
    to_sit(request, attempt)
    draw = draw_or_404(attempt, position)
    found = feedback_for([draw])
    if not found:
        return redirect("practice_item", pk=pk, position=position)
    response = draw.responses.order_by("-sequence").first()
    context = {"attempt": attempt, "draw": draw, "feedback": found[0], "response": response}
    return render(request, "quizzes/practice_feedback.html", context | {"total": len(attempt.plan)})


def _to_next(request: HttpRequest, attempt: Attempt) -> HttpResponse:
    draw = operations.next_practice_item(attempt, by=request.user, at=timezone.now())
    if draw is None:
        messages.success(request, _("This sitting is done."))
        return redirect("practice")
    return redirect("practice_item", pk=attempt.pk, position=draw.position)
