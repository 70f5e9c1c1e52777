"""Papers of one matter for whoever is signed in, and the way from a printed code to its lesson."""

from collections.abc import Callable
from datetime import date, datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from courses.documents import matter_papers
from courses.documents.matter_papers import Subject
from courses.documents.permissions import centre_of
from courses.documents.shelf import subject_of
from courses.documents.views.answers import file_answer
from courses.documents.views.centre import script_of_reader
from courses.models import LessonPage, Matter
from courses.script import in_script_of
from people.actor import Actor
from people.permissions import signed_in


def matter_guide(request: HttpRequest, pk: int) -> HttpResponse:
    """办事指南 with the name of the reader's centre."""
    return _paper(signed_in(request), pk, matter_papers.GUIDE_TITLE, matter_papers.guide)


def counter_card(request: HttpRequest, pk: int) -> HttpResponse:
    """手卡 with the name of the reader's centre."""
    return _paper(signed_in(request), pk, matter_papers.CARD_TITLE, matter_papers.card)


def matter_live(request: HttpRequest, pk: int) -> HttpResponse:
    """Where a printed code leads: the lesson, wherever it stands by now."""
    signed_in(request)
    return redirect(get_object_or_404(LessonPage, matter=pk).get_url(request))


def subject_or_404(actor: Actor, pk: int, *, on: date) -> Subject:
    """The matter as the reader's centre handles it; a matter that isn't in force has no papers."""
    subject = subject_of(get_object_or_404(Matter, pk=pk), centre_of(actor), on=on)
    if subject is None:
        raise Http404("not in force")
    return subject


def _paper(actor: Actor, pk: int, title: str, write: Callable[..., bytes]) -> HttpResponse:
    now: datetime = timezone.now()
    on = timezone.localdate(now)
    subject = subject_or_404(actor, pk, on=on)
    language = script_of_reader()
    data = write(subject, on=on, at=now, language=language)
    name = in_script_of(f"{title}-{subject.facts.name}.pdf", language)
    return file_answer(data, name=name, content_type="application/pdf", inline=True)
