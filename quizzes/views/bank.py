"""Authored questions: the preview in the admin, and trying those of a service standard.

Trying them is the reader's own affair: nothing is kept, so there is nothing anybody could look at.
"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from courses.models import StandardPage
from people import permissions
from quizzes.domain.authored import item_of
from quizzes.domain.dice import Dice
from quizzes.domain.grading import BadAnswer
from quizzes.domain.item import Item
from quizzes.feedback import key_of, tried
from quizzes.forms import form_for
from quizzes.models import Question
from quizzes.queries.bank import questions_on_standard
from quizzes.queries.written import picture_of
from quizzes.views.items import UNKNOWN, not_readable

SEEDS = 1_000_000


def standard_practice(request: HttpRequest, slug: str) -> HttpResponse:
    """One question of the standard after another, in an order of the seed; the answer is judged and forgotten."""
    permissions.signed_in(request)
    page = get_object_or_404(StandardPage.objects.live(), slug=slug)
    questions = list(questions_on_standard(slug))
    seed, place = _number(request.GET.get("seed"), SEEDS), _number(request.GET.get("n"), 1000)
    context: dict[str, Any] = {"page": page, "total": len(questions), "seed": seed, "n": place, "position": place + 1}
    if not questions or place >= len(questions):
        context["again"] = (seed + 1) % SEEDS
        return render(request, "quizzes/standard_done.html", context)
    question = Dice("standard", slug, seed).shuffled(questions)[place]
    item = _item(question, seed)
    if item is None:
        raise Http404
    form = form_for(item, request.POST or None)
    context |= {"item": item, "form": form, "question": question, "next": place + 1}
    if request.method == "POST" and ("unknown" in request.POST or form.is_valid()):
        try:
            answer = UNKNOWN if "unknown" in request.POST else form.answer()
            context["feedback"] = tried(item, answer)
            return render(request, "quizzes/standard_feedback.html", context)
        except BadAnswer as bad:
            not_readable(form, bad)
    return render(request, "quizzes/standard_item.html", context, status=422 if form.errors else 200)


def preview_context(question: Question) -> dict[str, Any]:
    """The question as a clerk sees it with its key, or what keeps it from being one."""
    try:
        item = item_of(question.exchanged(), seed=1, revision=0, picture=picture_of(question))
    except ValueError as error:
        return {"fault": str(error)}
    return {"item": item, "form": form_for(item), "feedback": key_of(item)}


def _item(question: Question, seed: int) -> Item | None:
    try:
        revision = question.live_revision_id or 0
        return item_of(question.exchanged(), seed=seed, revision=revision, picture=picture_of(question))
    except ValueError:
        return None


def _number(text: str | None, below: int) -> int:
    return int(text) % below if text and text.isascii() and text.isdigit() and len(text) < 10 else 0
