"""Papers: the list, the editor, and the page that tells what a paper will be like before it is published."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from courses.queries import matters_offered
from ledger.models import Job
from people import permissions, places
from people.models import Centre
from quizzes.exams import tasks
from quizzes.exams.domain.blueprint import read_rows
from quizzes.exams.forms.papers import PaperActForm, PaperForm, RowSet, suggested_start
from quizzes.exams.models import Paper
from quizzes.exams.operations import papers as operations
from quizzes.exams.permissions import paper_or_404, to_see_paper, to_write_paper
from quizzes.exams.queries.forecast import forecast
from quizzes.exams.queries.papers import paper_figures, papers_of
from quizzes.exams.queries.short import short_sittings
from quizzes.exams.sentences import PAPER_REFUSED, ROW_TROUBLES

SHEET = tuple(PaperForm.Meta.fields)


def paper_list(request: HttpRequest) -> HttpResponse:
    """Papers of one centre, newest first, with how many sit and have sat them."""
    place = places.to_oversee(request)
    context = {"place": place, "papers": papers_of(place.centre), "now": timezone.now()}
    return render(request, "quizzes/exams/papers/list.html", context)


def paper_new(request: HttpRequest) -> HttpResponse:
    """Write a new paper."""
    place = places.to_manage(request)
    starts = suggested_start(timezone.now())
    initial = {"opens_at": starts, "closes_at": starts.replace(hour=17), "title": ""}
    return _editor(request, place.centre, None, initial=initial)


def paper_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a draft."""
    paper = paper_or_404(pk)
    to_write_paper(request, paper)
    if paper.state != Paper.State.DRAFT:
        messages.warning(request, PAPER_REFUSED["no_draft"])
        return redirect("paper", pk=pk)
    named = [str(key) for key in paper.people.values_list("pk", flat=True)]
    return _editor(request, paper.centre, paper, initial={"who": PaperForm.Who.NAMED, "named": named})


def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The paper, what it will be like, who sits it, and what can be done with it now."""
    found = paper_or_404(pk)
    actor = to_see_paper(request, found)
    now = timezone.now()
    context = {
        "paper": found,
        "may_write": permissions.manages_centre(actor, found.centre),
        "forecast": forecast(found, at=now),
        "people": list(found.people.order_by("username")),
        "figures": paper_figures(found),
        "short": short_sittings(found),
        "job": Job.objects.filter(key=tasks.preparing_job_key(found.pk)).first(),
        "act": PaperActForm(),
        "over": found.closes_at <= now,
    }
    return render(request, "quizzes/exams/papers/paper.html", context)


@require_POST
def paper_act(request: HttpRequest, pk: int) -> HttpResponse:
    """`publish`, `withdraw` (with a reason), `copy`, `prepare`, `discard`: one of them."""
    found = paper_or_404(pk)
    actor = to_write_paper(request, found)
    told: dict[str, Any] = {"by": actor.user, "at": timezone.now()}
    try:
        if "publish" in request.POST:
            operations.publish_paper(found, **told)
            messages.success(request, _("Published. It can be begun when it opens; sittings may be prepared ahead."))
        elif "withdraw" in request.POST:
            form = PaperActForm(request.POST)
            if not form.is_valid():
                messages.error(request, form.errors["reason"][0])
                return redirect("paper", pk=pk)
            operations.withdraw_paper(found, reason=form.cleaned_data["reason"], **told)
            messages.success(request, _("Taken back. Nobody can begin it."))
        elif "copy" in request.POST:
            return redirect("paper_edit", pk=operations.copy_paper(found, **told).pk)
        elif "discard" in request.POST:
            operations.discard_paper(found, **told)
            messages.success(request, _("The draft is thrown away."))
            return redirect("paper_list")
        elif "prepare" in request.POST and found.is_published:
            tasks.start_preparing(found, by=actor.user)
            messages.success(request, _("The sittings are being prepared; this page shows how far it is."))
    except operations.PaperRefused as refused:
        messages.error(request, PAPER_REFUSED[refused.code])
    return redirect("paper", pk=pk)


def _editor(request: HttpRequest, centre: Centre, found: Paper | None, *, initial: dict[str, Any]) -> HttpResponse:
    matters = list(matters_offered(centre, timezone.localdate()))
    data = request.POST if request.method == "POST" else None
    form = PaperForm(centre, data, instance=found, initial=initial)
    rows = RowSet(matters, data=data, cells=found.cells if found else ())
    if data is not None and "more" not in data:
        good = form.is_valid()
        for number in rows.amiss():
            form.add_error(None, _("Row %(number)d has something to mend.") % {"number": number})
        if good and not rows.amiss():
            cells = rows.rows()
            troubles = read_rows(cells)[1]
            for _number, trouble in troubles:
                form.add_error(None, ROW_TROUBLES[trouble])
            if not troubles:
                told = {name: form.cleaned_data[name] for name in SHEET} | {"cells": cells}
                actor = request.actor.user
                kept = operations.write_paper(
                    centre, told, people=form.people(), paper=found, by=actor, at=timezone.now()
                )
                messages.success(request, _("Saved as a draft. See what it will be like, then publish it."))
                return redirect("paper", pk=kept.pk)
    elif data is not None:
        form.errors.clear()  # more rows were asked for: nothing is judged yet
    wrong = data is not None and "more" not in data
    context = {"form": form, "rows": rows, "paper": found, "centre": centre, "sheet": [form[name] for name in SHEET]}
    return render(request, "quizzes/exams/papers/edit.html", context, status=422 if wrong else 200)
