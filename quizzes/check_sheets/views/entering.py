"""Answers of checks on paper: a list or a page of them, the plan, and entering it.

The plan is not stored: the page carries the lines, signed, and applying plans them again.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from courses.domain.problems import Problem, Refusal, Severity
from courses.sentences import place as place_in_list
from ledger import audit
from people.agreed import NotAgreed, agreed, signed
from people.places import Place, to_manage, to_write_about
from quizzes.check_sheets.domain.plan import Action, CheckPlan
from quizzes.check_sheets.operations.entering import CheckPlanOutdated, enter_sheets, plan_sheets, read_sheets
from quizzes.check_sheets.queries.sheets import sheets_of, typed_of, with_questions
from quizzes.check_sheets.sentences import check_problem
from quizzes.check_sheets.views.sheets import page_of, sheets_page
from quizzes.domain.on_paper.answer_list import Filled
from quizzes.domain.on_paper.entries import Sat
from quizzes.forms.on_paper import FilledListForm, TypedSheetForm
from quizzes.models import CheckSheet

SALT = "checks.answers"


@never_cache
@require_POST
def check_sheets_answers(request: HttpRequest) -> HttpResponse:
    """Read a filled list into a plan. That it was read is noted, for the plan tells how checks end."""
    place = to_manage(request)
    form = FilledListForm(request.POST, request.FILES, auto_id="list_%s")
    if form.is_valid():
        own = sheets_of(place.centre, place.actor.user)
        try:
            filled, problems = read_sheets(own, form.cleaned_data["file"].read())
        except Refusal as refusal:
            form.add_error("file", check_problem(refusal.problem))
        else:
            return _planned(request, place, filled, form, problems=problems)
    return sheets_page(request, place, list_form=form)


@never_cache
def check_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """One sheet typed on a page instead of in a list: where its QR code leads. What is sent is shown as a plan too."""
    sheet = get_object_or_404(CheckSheet.objects.select_related("centre", "attempt"), pk=pk)
    place = to_write_about(request, sheet.centre)
    if sheet.clerk_id == place.actor.user.pk:
        raise PermissionDenied
    if sheet.state == CheckSheet.State.CANCELLED or sheet.expired(place.on):
        messages.warning(request, _("The sheet %(code)s is cancelled or has expired.") % {"code": sheet.code})
        return redirect(page_of(place.centre))
    (found,) = with_questions(sheets_of(sheet.centre, place.actor.user).filter(pk=pk))
    told = {"sheet": pk, "name": found.name, "questions": found.questions, "typed": typed_of(sheet) or {}}
    sat = {"began_at": sheet.attempt.started_at, "ended_at": sheet.attempt.finished_at} if sheet.attempt else {}
    form = TypedSheetForm(request.POST if request.method == "POST" else None, initial=sat, **told)
    if request.method == "POST" and form.is_valid():
        return _planned(request, place, (form.filled,), form)
    context = {"place": place, "sheet": sheet, "found": found, "form": form}
    return render(request, "quizzes/check_sheets/sheet.html", context, status=422 if form.errors else 200)


@require_POST
def check_sheets_apply(request: HttpRequest) -> HttpResponse:
    """Enter the plan of the page; where a sheet changed since, the new plan is shown instead."""
    place = to_manage(request)
    try:
        kept = agreed(request, salt=SALT, centre=place.centre)
    except NotAgreed as refused:
        messages.error(request, str(refused))
        return redirect(page_of(place.centre))
    filled = [Filled(sheet, {int(position): text for position, text in texts}) for sheet, texts in kept["filled"]]
    sat = Sat(*(datetime.fromisoformat(moment) for moment in kept["sat"]))
    told = {"reason": kept["reason"], "agreed": kept["digest"], "by": place.actor.user, "at": timezone.now()}
    try:
        plan = enter_sheets(sheets_of(place.centre, place.actor.user), filled, sat, **told)
    except CheckPlanOutdated as outdated:
        return _plan(request, place, outdated.plan, filled, sat, reason=kept["reason"], outdated=True)
    count = len(plan.changes)
    done = ngettext("%(count)d check was entered.", "%(count)d checks were entered.", count)
    messages.success(request, done % {"count": count})
    return redirect(page_of(place.centre))


def _planned(
    request: HttpRequest,
    place: Place,
    filled: Sequence[Filled],
    form: FilledListForm | TypedSheetForm,
    *,
    problems: Sequence[Problem] = (),
) -> HttpResponse:
    now, own = timezone.now(), sheets_of(place.centre, place.actor.user)
    plan = plan_sheets(own, filled, form.sat, at=now, problems=problems)
    sheets = [one.sitting for one in filled]
    audit.record("check_sheet.answers_read", place.centre, by=place.actor.user, at=now, sheets=sheets)
    return _plan(request, place, plan, filled, form.sat, reason=form.cleaned_data["reason"])


def _plan(
    request: HttpRequest,
    place: Place,
    plan: CheckPlan,
    filled: Sequence[Filled],
    sat: Sat,
    *,
    reason: str,
    outdated: bool = False,
) -> HttpResponse:
    kept = {
        "centre": place.centre.pk,
        "digest": plan.digest,
        "sat": [sat.began_at.isoformat(), sat.ended_at.isoformat()],
        "reason": reason,
        "filled": [[one.sitting, sorted(one.texts.items())] for one in filled],
    }
    order = list(Severity)
    context: dict[str, Any] = {
        "place": place,
        "plan": plan,
        "sat": sat,
        "reason": reason,
        "outdated": outdated,
        "lines": plan.changes,
        "known": plan.of(Action.UNCHANGED),
        "problems": [
            {"place": place_in_list(problem), "severity": problem.severity, "sentence": check_problem(problem)}
            for problem in sorted(plan.problems, key=lambda problem: order.index(problem.severity))
        ],
        "agreed": "" if plan.is_empty else signed(kept, salt=SALT),
        "back": page_of(place.centre),
    }
    status = 409 if outdated else 422 if plan.is_empty and plan.has_errors else 200
    return render(request, "quizzes/check_sheets/plan.html", context, status=status)
