"""Notices to a citizen: two clicks from a lesson to the paper. What is typed is never stored, cached or logged."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.debug import sensitive_post_parameters

from courses.documents.forms import OneTimeNoticeForm, PaperForm, RefusalForm
from courses.documents.notice_papers import CONTENT_TYPES, PDF, dated, notice_file
from courses.documents.permissions import to_hand_out
from courses.documents.views.answers import file_answer
from courses.documents.views.centre import script_of_reader
from courses.documents.views.matter import subject_or_404
from courses.domain.facets import Depth
from courses.domain.notices import Notice
from courses.domain.notices import one_time_notice as written_notice
from courses.domain.notices import refusal_notice as written_refusal
from courses.models import LessonPage
from courses.script import in_script_of

nothing_kept = cache_control(private=True, no_store=True)
# Whoever files on behalf may say what is missing; refusing is for those who accept. None: nothing was entered.
TAKES_PAPERS = frozenset({Depth.ACCEPT, Depth.ON_BEHALF, None})
ACCEPTS = frozenset({Depth.ACCEPT, None})


@nothing_kept
@sensitive_post_parameters()
def one_time_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """一次性告知书: tick what is missing or wrong, print."""

    def write(form: OneTimeNoticeForm) -> Notice:
        told = form.cleaned_data
        return written_notice(
            form.elements, form.found, received=dated(told["received_on"]), until=dated(told.get("until"))
        )

    return _notice(request, pk, OneTimeNoticeForm, write, TAKES_PAPERS, "courses/documents/one_time_notice.html")


@nothing_kept
@sensitive_post_parameters()
def refusal_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """不予受理通知书: choose the reasons, print."""

    def write(form: RefusalForm) -> Notice:
        return written_refusal(form.elements, form.refusal, received=dated(form.cleaned_data["received_on"]))

    return _notice(request, pk, RefusalForm, write, ACCEPTS, "courses/documents/refusal_notice.html")


def _notice(
    request: HttpRequest,
    pk: int,
    form_class: type[PaperForm],
    write: Any,
    depths: frozenset[Depth | None],
    template: str,
) -> HttpResponse:
    """The form, or the paper; neither where the centre's depth in the matter doesn't reach so far."""
    actor, _centre = to_hand_out(request)
    now = timezone.now()
    on = timezone.localdate(now)
    subject = subject_or_404(actor, pk, on=on)
    if subject.depth not in depths and request.method == "POST":
        raise PermissionDenied
    form = form_class(request.POST or None, elements=subject.facts, on=on)
    if request.method == "POST" and form.is_valid():
        notice, language = write(form), script_of_reader()
        form_at = form.cleaned_data["format"] or PDF
        data = notice_file(
            subject,
            notice,
            applicant=form.cleaned_data["applicant"],
            format=form_at,
            on=on,
            at=now,
            language=language,
        )
        name = in_script_of(f"{notice.title}-{subject.facts.name}.{form_at}", language)
        return file_answer(data, name=name, content_type=CONTENT_TYPES[form_at], inline=form_at == PDF)
    lesson = LessonPage.objects.filter(matter=pk).first()
    context = {"form": form, "subject": subject, "lesson": lesson, "ours": subject.depth in depths}
    return render(request, template, context, status=422 if form.errors else 200)
