"""The short check: silent items, then the clerk's own result. Whoever asked for it begins it and reads the figures."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from quizzes import operations
from quizzes.domain.grading import BadAnswer
from quizzes.feedback import feedback_for
from quizzes.forms import form_for
from quizzes.models import Attempt
from quizzes.operations.settling import is_settled
from quizzes.operations.short import answer_short_item
from quizzes.permissions import to_sit
from quizzes.queries.short import short_results, waiting_draw
from quizzes.views.items import answer_in, attempt_or_404, draw_or_404, not_readable


def short_item(request: HttpRequest, pk: int, position: int) -> HttpResponse:
    """One item without feedback; its answer leads to the next one or to the result."""
    attempt = attempt_or_404(pk, Attempt.Kind.SHORT)
    actor = to_sit(request, attempt)
    draw = draw_or_404(attempt, position)
    if request.method != "POST" and (is_settled(draw) or not attempt.is_open):
        return to_current(attempt)
    form = form_for(draw.snapshot.item)
    if request.method == "POST":
        form, sequence, answer = answer_in(request, draw)
        if answer is not None:
            try:
                return to_current(
                    answer_short_item(draw, sequence=sequence, answer=answer, by=actor.user, at=timezone.now())
                )
            except (operations.AnswerConflict, operations.SittingClosed):
                messages.warning(request, _("This question was answered in another window; that answer stands."))
                return to_current(attempt_or_404(pk, Attempt.Kind.SHORT))
            except BadAnswer as bad:
                not_readable(form, bad)
    context = {"attempt": attempt, "draw": draw, "item": draw.snapshot.item, "form": form, "total": len(attempt.plan)}
    return render(request, "quizzes/short_item.html", context, status=422 if form.errors else 200)


def short_result(request: HttpRequest, pk: int) -> HttpResponse:
    """Every item with the answer, the key and its source: for the clerk alone. Others read how many were right."""
    attempt = attempt_or_404(pk, Attempt.Kind.SHORT)
    to_sit(request, attempt)
    if attempt.is_open:
        return to_current(attempt)
    draws = attempt.draws.select_related("attempt", "snapshot__matter_version__matter").order_by("position")
    context = {"attempt": attempt, "result": short_results([attempt])[attempt.pk], "found": feedback_for(draws)}
    return render(request, "quizzes/short_result.html", context)


def to_current(attempt: Attempt) -> HttpResponse:
    """The item to answer now, or the result."""
    draw = waiting_draw(attempt) if attempt.is_open else None
    if draw is None:
        return redirect("short_result", pk=attempt.pk)
    return redirect("short_item", pk=attempt.pk, position=draw.position)
