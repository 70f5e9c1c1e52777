"""Questions about matters: asked on a lesson, answered by the department, kept with the lesson."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from courses import operations
from courses.domain.facets import Facet
from courses.domain.inquiries import Standing
from courses.forms import AnswerForm, AskForm, HideForm
from courses.models import Inquiry, LessonPage
from courses.permissions import (
    answers_inquiry,
    edits,
    inquiries_in_sight,
    to_answer_inquiry,
    to_hide_inquiry,
    to_read_inquiry,
    to_review,
)
from courses.queries.inquiries import (
    inquiries_answered,
    inquiries_of,
    inquiries_of_lesson,
    inquiries_open_at,
    inquiries_overtaken,
    inquiries_waiting,
    told,
)
from people import permissions, places
from people.actor import Actor

SHOWN = 20


def inquiry_ask(request: HttpRequest, matter: int) -> HttpResponse:
    """A clerk asks about a matter, from its lesson; `facet` says from which part."""
    actor = permissions.as_clerk(request)
    page = get_object_or_404(LessonPage.objects.select_related("matter"), matter=matter)
    facet = request.GET.get("facet", "")
    form = AskForm(request.POST or None, initial={"facet": facet if facet in [*Facet] else ""})
    if request.method == "POST" and form.is_valid():
        operations.ask(page.matter, **form.cleaned_data, centre=actor.clerk_of, by=actor.user, at=timezone.now())
        messages.success(request, _("Asked. The answer will stand on the lesson and under “My questions”."))
        return redirect("inquiry_mine")
    context = {"form": form, "page": page, "matter": page.matter}
    return render(request, "courses/inquiries/ask.html", context, status=422 if form.errors else 200)


def inquiry_mine(request: HttpRequest) -> HttpResponse:
    """A clerk's own questions with what was answered, the newest first."""
    actor = permissions.as_clerk(request)
    return _list(request, "mine", inquiries_of(actor.user))


def inquiry_of_matter(request: HttpRequest, matter: int) -> HttpResponse:
    """Everything asked about one matter that the reader may see."""
    actor = permissions.signed_in(request)
    page = get_object_or_404(LessonPage.objects.select_related("matter"), matter=matter)
    found = inquiries_of_lesson(matter, actor.user)
    return _list(request, "of_matter", found, page=page, matter=page.matter)


def inquiry_centre(request: HttpRequest) -> HttpResponse:
    """What the clerks of a centre asked and the department hasn't answered yet. Nobody is named."""
    place = places.to_oversee(request)
    return _list(request, "centre", inquiries_open_at([place.centre]), place=place)


def inquiry_list(request: HttpRequest) -> HttpResponse:
    """The reviewer's queue: what waits, the oldest first, and which answers the facts have overtaken."""
    actor = to_review(request)
    today = timezone.localdate()
    waiting = inquiries_in_sight(actor, inquiries_waiting())
    overtaken = told(inquiries_in_sight(actor, inquiries_overtaken(on=today)), on=today)
    outdated = [one for one in overtaken if one.state.standing is Standing.OUTDATED]
    shows = request.GET.get("show", "waiting")
    rows: Any = {"waiting": waiting, "outdated": [one.inquiry for one in outdated]}.get(shows)
    if rows is None:
        shows, rows = "answered", inquiries_in_sight(actor, inquiries_answered())
    counts = {"waiting": len(waiting), "outdated": len(outdated)}
    return _list(request, "queue", rows, shows=shows, counts=counts)


def inquiry(request: HttpRequest, pk: int) -> HttpResponse:
    """One question, its answers, and what the reader may do with it."""
    actor, found = to_read_inquiry(request, pk)
    return _one(request, actor, found)


@require_POST
def inquiry_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The department's answer, or a better one."""
    actor, found = to_answer_inquiry(request, pk)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _one(request, actor, found, answer_form=form)
    operations.answer(found, text=form.cleaned_data["text"], by=actor.user, at=timezone.now())
    messages.success(request, _("Answered. Whoever asked finds it on their home, everybody on the lesson."))
    return redirect("inquiry_list")


@require_POST
def inquiry_hide(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the question off its lesson for a reason, or put it back."""
    actor, found = to_hide_inquiry(request, pk)
    if request.POST.get("show"):
        operations.hide(found, hidden=False, by=actor.user, at=timezone.now())
        messages.success(request, _("The question stands on the lesson again."))
        return redirect("inquiry", pk=found.pk)
    form = HideForm(request.POST)
    if not form.is_valid():
        return _one(request, actor, found, hide_form=form)
    operations.hide(found, hidden=True, reason=form.cleaned_data["reason"], by=actor.user, at=timezone.now())
    messages.success(request, _("Taken off the lesson. Whoever asked reads the reason."))
    return redirect("inquiry", pk=found.pk)


def _one(
    request: HttpRequest,
    actor: Actor,
    found: Inquiry,
    *,
    answer_form: forms.Form | None = None,
    hide_form: forms.Form | None = None,
) -> HttpResponse:
    (one,) = told([found], on=timezone.localdate())
    form = answer_form or AnswerForm(initial={"text": one.answer.text if one.answer else ""})
    context = {
        "one": one,
        "matter": found.matter,
        "earlier": list(found.answers.select_related("by", "version").order_by("-pk")[1:]),
        "may_answer": answers_inquiry(actor, found),
        "may_hide": edits(actor, found.matter.catalogue),
        "answer_form": form,
        "hide_form": hide_form or HideForm(),
        "failed": answer_form or hide_form,
    }
    return render(request, "courses/inquiries/one.html", context, status=422 if context["failed"] else 200)


def _list(request: HttpRequest, name: str, inquiries: Any, **context: Any) -> HttpResponse:
    page = Paginator(inquiries, SHOWN).get_page(request.GET.get("page"))
    context |= {"list": page, "rows": told(page.object_list, on=timezone.localdate())}
    return render(request, f"courses/inquiries/{name}.html", context)
