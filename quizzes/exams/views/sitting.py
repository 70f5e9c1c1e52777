"""The page of a sitting: all questions for a browser with scripts, and a plainer form, one by one, for one without."""

import json
from datetime import datetime
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from quizzes.exams.forms.sheet import filled_form, form_sent
from quizzes.exams.operations.answers import Arrival, save_exam_answer
from quizzes.exams.operations.closing import close_if_over
from quizzes.exams.operations.sitting import SittingNotBegun, SittingPaused
from quizzes.exams.queries.sheet import Question, Sheet, sheet_of
from quizzes.exams.reading import NotReadable, fields_to_show, sent_answer
from quizzes.forms import AnswerForm
from quizzes.models import Attempt
from quizzes.operations.answers import AnswerConflict
from quizzes.permissions import to_sit


@never_cache
def exam_sitting(request: HttpRequest, pk: int) -> HttpResponse:
    """`?position=3`: that question alone, in a form that needs no script; `?hand-in`: the last look before it."""
    attempt = get_object_or_404(Attempt.objects.select_related("paper", "clerk"), pk=pk, kind=Attempt.Kind.EXAM)
    to_sit(request, attempt)
    at = timezone.now()
    close_if_over(attempt, at=at)
    sheet = sheet_of(attempt, at=at)
    if request.method == "POST":
        return _save(request, attempt, sheet, _question_in(request, sheet), at=at)
    if not attempt.is_open:
        return render(request, "quizzes/exams/closed.html", {"attempt": attempt, "sheet": sheet})
    if "hand-in" in request.GET:
        return render(request, "quizzes/exams/hand_in.html", _context(attempt, sheet))
    if "position" in request.GET:
        question = _question_in(request, sheet)
        return _plain(request, attempt, sheet, question, filled_form(question))
    rows = [(question, filled_form(question)) for question in sheet.questions]
    told = {"rows": rows, "saved": json.dumps(_saved(sheet)), "sign_in": reverse("login")}
    return render(request, "quizzes/exams/sitting.html", _context(attempt, sheet) | told)


def _save(request: HttpRequest, attempt: Attempt, sheet: Sheet, question: Question, *, at: datetime) -> HttpResponse:
    """What the plainer form sends. Whatever is wrong is said on the same page, with what was chosen."""
    try:
        sequence, answer = sent_answer(question.item, request.POST)
        saved = save_exam_answer(question.draw, sequence=sequence, answer=answer, at=at)
    except NotReadable as bad:
        return _plain(request, attempt, sheet, question, bad.form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    except AnswerConflict as conflict:
        form = form_sent(question, request.POST, sequence=question.next_sequence)
        told = {"conflict": conflict.saved}
        return _plain(request, attempt, sheet, question, form, status=HTTPStatus.CONFLICT, **told)
    except SittingPaused:
        form = form_sent(question, request.POST)
        return _plain(request, attempt, sheet, question, form, status=HTTPStatus.LOCKED, stopped=True)
    except SittingNotBegun:
        return redirect("exam_sitting", pk=attempt.pk)
    here = reverse("exam_sitting", kwargs={"pk": attempt.pk})
    if saved.arrival is not Arrival.COUNTED:
        messages.warning(request, _("This answer came after the time was up. It is kept, and not counted."))
        return redirect(here)
    following = sheet.at(question.position + 1)
    return redirect(f"{here}?position={following.position}" if following else f"{here}?hand-in")


def _plain(
    request: HttpRequest,
    attempt: Attempt,
    sheet: Sheet,
    question: Question,
    form: AnswerForm,
    *,
    status: int = HTTPStatus.OK,
    **more: Any,
) -> HttpResponse:
    context = _context(attempt, sheet) | {"question": question, "item": question.item, "form": form} | more
    return render(request, "quizzes/exams/plain.html", context, status=status)


def _context(attempt: Attempt, sheet: Sheet) -> dict[str, Any]:
    return {"attempt": attempt, "paper": attempt.paper, "sheet": sheet, "total": len(sheet.questions)}


def _question_in(request: HttpRequest, sheet: Sheet) -> Question:
    asked = request.GET.get("position", "")
    question = sheet.at(int(asked)) if asked.isascii() and asked.isdigit() and len(asked) <= 5 else None
    if question is None:
        raise Http404
    return question


def _saved(sheet: Sheet) -> dict[int, dict[str, Any]]:
    """What `exam_state` would tell, so that the page begins without asking."""
    return {
        question.position: {
            "sequence": question.saved.sequence,
            "receipt": question.saved.receipt,
            "saved_at_text": timezone.localtime(question.saved.saved_at).strftime("%H:%M:%S"),
            "fields": fields_to_show(question.saved.answer),
        }
        for question in sheet.questions
        if question.saved
    }
