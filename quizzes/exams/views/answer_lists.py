"""Answers of an exam on paper: a list to fill in, its plan, and entering it.

The plan is not stored: the page carries the lines, signed, and applying plans them again.
"""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from courses.documents.views.answers import file_answer
from courses.domain.problems import Problem, Refusal, Severity
from courses.sentences import place
from courses.views.centre_lists import XLSX
from ledger import audit
from people.agreed import NotAgreed, agreed, signed
from quizzes.answer_list import answer_list
from quizzes.domain.on_paper.answer_list import Filled
from quizzes.domain.on_paper.entries import Sat
from quizzes.exams.domain.on_paper.plan import Action, EntryPlan
from quizzes.exams.forms.on_paper import AnswerListForm, SheetForm
from quizzes.exams.models import Paper
from quizzes.exams.operations.on_paper import EntryPlanOutdated, enter_answers, plan_answers, read_answers
from quizzes.exams.queries.on_paper import enterable, paper_sittings, printable, printed_sheets
from quizzes.exams.views.on_paper import sheets_page, to_take_out
from quizzes.sentences import sheet_problem

SALT = "exams.answers"


@never_cache
def exam_answer_list(request: HttpRequest, pk: int) -> HttpResponse:
    """The list with every sheet that isn't entered yet, its answers left open. That it left is noted."""
    paper, user, now = to_take_out(request, pk)
    found = paper_sittings(printable(paper))
    if not found:
        raise Http404("nothing to enter")
    data = BytesIO()
    answer_list(found).save(data)
    audit.record("exam.answer_list_exported", paper, by=user, at=now)
    return file_answer(data.getvalue(), name=f"{paper.title}-答案录入.xlsx", content_type=XLSX, inline=False)


@never_cache
@require_POST
def exam_answers(request: HttpRequest, pk: int) -> HttpResponse:
    """Read a filled list into a plan. That it was read is noted, for the plan tells scores."""
    paper, user, now = to_take_out(request, pk)
    form = AnswerListForm(paper, request.POST, request.FILES, auto_id="list_%s")
    if form.is_valid():
        try:
            filled, problems = read_answers(paper, form.cleaned_data["file"].read())
        except Refusal as refusal:
            form.add_error("file", sheet_problem(refusal.problem))
        else:
            plan = plan_answers(paper, filled, form.sat, problems=problems)
            audit.record("exam.answers_read", paper, by=user, at=now, sheets=[one.sitting for one in filled])
            return _plan(request, paper, plan, filled, form.sat, reason=form.cleaned_data["reason"])
    return sheets_page(request, paper, user, list_form=form)


@never_cache
def exam_sheet(request: HttpRequest, pk: int, sitting: int) -> HttpResponse:
    """One sheet typed on a page instead of in a list; what is sent is shown as a plan too."""
    paper, user, now = to_take_out(request, pk)
    found = paper_sittings(enterable(paper).filter(pk=sitting))
    if not found:
        raise Http404("begun on a screen")
    entered = printed_sheets(paper)[sitting].entered
    form = SheetForm(paper, found[0], request.POST if request.method == "POST" else None, entered=entered)
    if request.method == "POST" and form.is_valid():
        plan = plan_answers(paper, [form.filled], form.sat)
        audit.record("exam.answers_read", paper, by=user, at=now, sheets=[sitting])
        return _plan(request, paper, plan, [form.filled], form.sat, reason=form.cleaned_data["reason"])
    context = {"paper": paper, "sitting": found[0], "form": form}
    return render(request, "quizzes/exams/on_paper/sheet.html", context, status=422 if form.errors else 200)


@require_POST
def exam_answers_apply(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter the plan of the page; where a sitting changed since, the new plan is shown instead."""
    paper, user, now = to_take_out(request, pk)
    try:
        kept = agreed(request, salt=SALT)
    except NotAgreed as refused:
        messages.error(request, str(refused))
        return redirect("exam_sheets", pk=pk)
    if kept["paper"] != paper.pk:
        messages.error(request, _("This plan belongs to another exam."))
        return redirect("exam_sheets", pk=pk)
    filled = [Filled(sitting, {int(position): text for position, text in texts}) for sitting, texts in kept["filled"]]
    sat = Sat(*(datetime.fromisoformat(moment) for moment in kept["sat"]))
    try:
        plan = enter_answers(paper, filled, sat, reason=kept["reason"], agreed=kept["digest"], by=user, at=now)
    except EntryPlanOutdated as outdated:
        return _plan(request, paper, outdated.plan, filled, sat, reason=kept["reason"], outdated=True)
    count = len(plan.changes)
    told = ngettext("%(count)d sheet was entered and graded.", "%(count)d sheets were entered and graded.", count)
    messages.success(request, told % {"count": count})
    return redirect("exam_sheets", pk=pk)


def _plan(
    request: HttpRequest,
    paper: Paper,
    plan: EntryPlan,
    filled: Sequence[Filled],
    sat: Sat,
    *,
    reason: str,
    outdated: bool = False,
) -> HttpResponse:
    kept = {
        "paper": paper.pk,
        "digest": plan.digest,
        "sat": [sat.began_at.isoformat(), sat.ended_at.isoformat()],
        "reason": reason,
        "filled": [[one.sitting, sorted(one.texts.items())] for one in filled],
    }
    minutes = (sat.ended_at - sat.began_at).total_seconds() / 60
    context: dict[str, Any] = {
        "paper": paper,
        "plan": plan,
        "sat": sat,
        "reason": reason,
        "longer": minutes > paper.minutes,
        "outside": not paper.opens_at <= sat.began_at < paper.closes_at,
        "outdated": outdated,
        "lines": plan.changes,
        "known": plan.of(Action.UNCHANGED),
        "problems": [_told(problem) for problem in _sorted(plan.problems)],
        "agreed": "" if plan.is_empty else signed(kept, salt=SALT),
    }
    status = 409 if outdated else 422 if plan.is_empty and plan.has_errors else 200
    return render(request, "quizzes/exams/on_paper/plan.html", context, status=status)


def _told(problem: Problem) -> dict[str, Any]:
    return {"place": place(problem), "severity": problem.severity, "sentence": sheet_problem(problem)}


def _sorted(problems: Sequence[Problem]) -> list[Problem]:
    """Errors first, each kind in the order of the list."""
    order = list(Severity)
    return sorted(problems, key=lambda problem: order.index(problem.severity))
