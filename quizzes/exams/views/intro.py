"""Before an exam: what it is, its rules, and beginning it."""

import secrets

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from people import permissions
from people.models import User
from quizzes.exams.forms.intro import BeginForm
from quizzes.exams.models import Paper
from quizzes.exams.operations.closing import close_if_over
from quizzes.exams.operations.preparing import NothingToAsk
from quizzes.exams.operations.sitting import SittingRefused, WrongRoomCode, start_sitting
from quizzes.exams.permissions import paper_or_404
from quizzes.exams.queries.candidates import sittings_of
from quizzes.exams.queries.papers import admission
from quizzes.exams.queries.short import wanted_in

SEED_BITS = 62


@never_cache
def exam_intro(request: HttpRequest, paper: int) -> HttpResponse:
    """The rules, said before it starts; starting it, or going on with the sitting that runs."""
    clerk = permissions.signed_in(request).user
    found = _named_in(paper, clerk)
    at = timezone.now()
    for running in found.attempts.filter(clerk=clerk, state="open"):
        close_if_over(running, at=at)
    admitted = admission(found, clerk, at=at)
    form = BeginForm(request.POST if request.method == "POST" else None, needs_code=admitted.needs_code)
    if request.method == "POST" and form.is_valid():
        code, seed = form.cleaned_data.get("room_code", ""), secrets.randbits(SEED_BITS)
        try:
            sitting = start_sitting(found, clerk, room_code=code, seed=seed, by=clerk, at=at)
            return redirect("exam_sitting", pk=sitting.pk)
        except SittingRefused:
            return redirect("exam_intro", paper=paper)
        except WrongRoomCode:
            form.refuse_code()
        except NothingToAsk:
            return render(request, "quizzes/exams/intro_empty.html", {"paper": found}, status=409)
    questions = admitted.attempt.draws.count() if admitted.attempt else None
    context = {
        "paper": found,
        "admission": admitted,
        "tries_left": admitted.tries - admitted.tries_used,
        "form": form,
        "questions": questions,
        "wanted": wanted_in(admitted.attempt, asked=questions) if admitted.attempt and questions else 0,
        "sittings": list(sittings_of(found, clerk)),
    }
    return render(request, "quizzes/exams/intro.html", context, status=422 if form.errors else 200)


def _named_in(pk: int, clerk: User) -> Paper:
    """A paper the clerk is to sit or has sat; a draft is nobody's yet."""
    found = paper_or_404(pk)
    named = found.people.filter(pk=clerk.pk).exists() or sittings_of(found, clerk).exists()
    if not named:
        raise PermissionDenied
    if found.state == Paper.State.DRAFT:
        raise Http404
    return found
