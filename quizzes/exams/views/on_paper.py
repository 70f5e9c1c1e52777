"""An exam on paper: its sheets and its key, for whoever invigilates it and doesn't sit it."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from courses.documents.views.answers import file_answer
from courses.documents.views.centre import script_of_reader
from courses.script import in_script_of
from ledger import audit
from people.models import User
from quizzes.exams import sheets
from quizzes.exams.forms.on_paper import AnswerListForm, KeyForm
from quizzes.exams.models import Paper
from quizzes.exams.operations.on_paper import OnPaperRefused, give_to_paper
from quizzes.exams.permissions import paper_or_404, to_invigilate
from quizzes.exams.queries.on_paper import keyed, paper_sittings, printable, sheet_rows, sits_it
from quizzes.exams.sentences import ON_PAPER_REFUSED

PDF = "application/pdf"


@never_cache
def exam_sheets(request: HttpRequest, pk: int) -> HttpResponse:
    """Who has a sheet and how it stands; POST gives sittings to paper for good, which opens their key."""
    paper = paper_or_404(pk)
    actor = to_invigilate(request, paper)
    form = KeyForm(paper, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            given = give_to_paper(paper, said["sittings"], reason=said["reason"], by=actor.user, at=timezone.now())
            messages.success(
                request, _("%(count)d sittings are on paper now; the key can be printed.") % {"count": len(given)}
            )
            return redirect("exam_sheets", pk=pk)
        except OnPaperRefused as refused:
            form.add_error(None, ON_PAPER_REFUSED[refused.code])
    return sheets_page(request, paper, actor.user, key_form=form)


def sheets_page(
    request: HttpRequest,
    paper: Paper,
    user: User,
    *,
    key_form: KeyForm | None = None,
    list_form: AnswerListForm | None = None,
) -> HttpResponse:
    """The page, with the form something is to be mended in."""
    rows = sheet_rows(paper)
    context: dict[str, Any] = {
        "paper": paper,
        "rows": rows,
        "counts": {
            stand: sum(row.stand == stand for row in rows) for stand in ("none", "either", "on_paper", "entered")
        },
        "sits_it": sits_it(paper, user),
        "key_form": key_form or KeyForm(paper),
        "list_form": list_form or AnswerListForm(paper, auto_id="list_%s"),
    }
    wrong = any(form and form.errors for form in (key_form, list_form))
    return render(request, "quizzes/exams/on_paper/sheets.html", context, status=422 if wrong else 200)


@never_cache
def exam_sheets_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheets of everybody who may sit on paper still, or of one; that they were printed is noted."""
    paper, user, now = to_take_out(request, pk)
    chosen = printable(paper)
    asked = request.GET.get("sitting", "")
    if asked.isascii() and asked.isdigit() and len(asked) <= 12:
        chosen = chosen.filter(pk=int(asked))
    found = paper_sittings(chosen)
    if not found:
        raise Http404("nothing to print")
    language = script_of_reader()
    data = sheets.sheets_pdf(paper, found, on=timezone.localdate(now), at=now, language=language)
    audit.record("exam.sheets_printed", paper, by=user, at=now, sittings=[one.attempt.pk for one in found])
    name = in_script_of(f"{paper.title}-试卷.pdf", language)
    return file_answer(data, name=name, content_type=PDF, inline=True)


@never_cache
def exam_key_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The key of the sittings that are on paper for good; every look is noted."""
    paper, user, now = to_take_out(request, pk)
    found = paper_sittings(keyed(paper))
    if not found:
        raise Http404("no sitting is on paper")
    language = script_of_reader()
    data = sheets.key_pdf(paper, found, on=timezone.localdate(now), at=now, language=language)
    audit.record("exam.key_printed", paper, by=user, at=now, sittings=[one.attempt.pk for one in found])
    name = in_script_of(f"{paper.title}{sheets.KEY_TITLE}.pdf", language)
    return file_answer(data, name=name, content_type=PDF, inline=True)


def to_take_out(request: HttpRequest, pk: int) -> tuple[Paper, User, datetime]:
    """Guard of what holds questions or answers: an invigilator, and nobody who sits the paper."""
    paper = paper_or_404(pk)
    actor = to_invigilate(request, paper)
    if sits_it(paper, actor.user):
        raise PermissionDenied
    return paper, actor.user, timezone.now()
