"""Correcting a key, taking a template's version out or putting it back, and the second person's decision."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.models import MatterVersion
from courses.permissions import to_review
from ledger.models import Job
from people.actor import Actor
from quizzes import operations, tasks
from quizzes.domain.regrading.keys import with_key
from quizzes.feedback import key_of
from quizzes.forms import ReasonForm, RegradingDecisionForm, RestoreForm, WithdrawForm, form_for, initial_for
from quizzes.models import ItemSnapshot, Regrading
from quizzes.permissions import may_regrade, may_regrade_all
from quizzes.queries.regrade_pages import done, is_known, is_out, plan_shown, regrading_or_none, regradings_in_reach
from quizzes.queries.regrading import plan_of
from quizzes.sentences import REGRADE_REFUSED
from quizzes.views.frame import admin_page

PAGE = 50


def regrading_list(request: HttpRequest) -> HttpResponse:
    """Proposals that wait, newest first; `show=decided` for the others."""
    actor = to_review(request)
    decided = request.GET.get("show") == "decided"
    page = Paginator(regradings_in_reach(actor, decided=decided), PAGE).get_page(request.GET.get("page"))
    return admin_page(request, "regradings", _("Regradings"), {"page": page, "decided": decided, "me": actor.user.pk})


def regrade_key(request: HttpRequest, snapshot: int) -> HttpResponse:
    """The question as it was shown, with the key as its answer: whoever changes it proposes another one."""
    actor = to_review(request)
    found = get_object_or_404(ItemSnapshot.objects.select_related("matter_version__matter__catalogue"), pk=snapshot)
    if not may_regrade(actor, found.matter_version):
        raise PermissionDenied
    item, data = found.item, request.POST or None
    form, reason = form_for(item, data, initial=initial_for(item)), ReasonForm(data)
    if request.method == "POST" and form.is_valid() and reason.is_valid():
        try:
            regrading = operations.propose_key(
                found, form.answer(), reason=reason.cleaned_data["reason"], by=actor.user, at=timezone.now()
            )
            return _proposed(request, regrading)
        except operations.RegradeRefused as refused:
            form.add_error(None, REGRADE_REFUSED[refused.code])
    context = {"snapshot": found, "item": item, "form": form, "reason": reason, "feedback": key_of(item)}
    wrong = bool(form.errors or reason.errors)
    return render(request, "quizzes/regrade_key.html", context, status=422 if wrong else 200)


def regrade_withdraw(request: HttpRequest, version: int) -> HttpResponse:
    """Take a version of a template out of a matter's version, or out of every matter; `template` and `number`."""
    actor = to_review(request)
    found = get_object_or_404(MatterVersion.objects.select_related("matter__catalogue"), pk=version)
    if not may_regrade(actor, found):
        raise PermissionDenied
    template, number = request.GET.get("template", ""), request.GET.get("number", "")
    if not (number.isascii() and number.isdigit() and len(number) < 10) or not is_known(template, int(number)):
        raise Http404
    form = WithdrawForm(request.POST or None, everywhere=may_regrade_all(actor))
    if request.method == "POST" and form.is_valid():
        try:
            regrading = operations.propose_withdrawal(
                template,
                int(number),
                None if form.cleaned_data.get("everywhere") else found,
                reason=form.cleaned_data["reason"],
                by=actor.user,
                at=timezone.now(),
            )
            return _proposed(request, regrading)
        except operations.RegradeRefused as refused:
            form.add_error(None, REGRADE_REFUSED[refused.code])
    context = {"version": found, "template_name": template, "number": number, "form": form}
    return render(request, "quizzes/regrade_withdraw.html", context, status=422 if form.errors else 200)


def regrade_restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Put back what an approved withdrawal took out: proposed here, decided by a second person like any regrading."""
    actor = to_review(request)
    found = _regrading_or_refused(actor, pk)
    form = RestoreForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            told = {"reason": form.cleaned_data["reason"], "by": actor.user, "at": timezone.now()}
            return _proposed(request, operations.propose_restoration(found, **told))
        except operations.RegradeRefused as refused:
            form.add_error(None, REGRADE_REFUSED[refused.code])
    context = {"regrading": found, "form": form}
    return render(request, "quizzes/regrade_restore.html", context, status=422 if form.errors else 200)


def regrading_plan(request: HttpRequest, pk: int) -> HttpResponse:
    """What a proposal would change, before and after, and the second person's decision; afterwards what it changed."""
    actor = to_review(request)
    found = _regrading_or_refused(actor, pk)
    decision = getattr(found, "decision", None)
    if request.method == "POST" and decision is None:
        form = RegradingDecisionForm(request.POST)
        if form.is_valid():
            told = form.cleaned_data
            try:
                operations.decide_regrading(
                    found,
                    approved=told["decision"] == "approve",
                    reason=told["reason"],
                    digest=told["digest"],
                    by=actor.user,
                    at=timezone.now(),
                )
                return _decided(request, found, approved=told["decision"] == "approve")
            except operations.RegradeRefused as refused:
                form.add_error(None, REGRADE_REFUSED[refused.code])
    else:
        form = RegradingDecisionForm()
    context: dict[str, Any] = {"regrading": found, "decision": decision, "own": found.by_id == actor.user.pk}
    on = timezone.localdate()
    if decision is None:
        # the page carries the digest of the plan it shows, never one that an earlier page carried
        context |= {"shown": plan_shown(plan_of(found), actor, on=on), "form": form}
    else:
        context |= {"done": done(found, actor, on=on), "job": _job(found), "is_out": is_out(found)}
    if found.snapshot:
        item = found.snapshot.item
        context |= {"item": item, "was": key_of(item), "becomes": key_of(with_key(item, found.key))}
    return render(request, "quizzes/regrading.html", context, status=422 if form.errors else 200)


def _regrading_or_refused(actor: Actor, pk: int) -> Regrading:
    found = regrading_or_none(pk)
    if found is None:
        raise Http404
    if not (may_regrade(actor, found.matter_version) if found.matter_version else may_regrade_all(actor)):
        raise PermissionDenied
    return found


def _job(regrading: Regrading) -> Job | None:
    return Job.objects.filter(key=tasks.regrading_job_key(regrading.pk)).first()


def _proposed(request: HttpRequest, regrading: Regrading) -> HttpResponse:
    messages.success(request, _("Proposed. Nothing is graded anew before a second person approves it."))
    return redirect("regrading", pk=regrading.pk)


def _decided(request: HttpRequest, regrading: Regrading, *, approved: bool) -> HttpResponse:
    if approved:
        tasks.start_regrading(regrading, by=request.actor.user)
        messages.success(request, _("Approved. The answers are graded anew in the background."))
    else:
        messages.success(request, _("Refused. Every answer counts as it did."))
    return redirect("regrading", pk=regrading.pk)
