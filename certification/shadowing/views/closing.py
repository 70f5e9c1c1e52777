"""What the learner and the host write: the list of a day, the host's word, the short check."""

import secrets

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from certification.shadowing import operations, queries
from certification.shadowing.forms import RefusalForm
from certification.shadowing.permissions import as_host, as_learner
from certification.shadowing.reasons import refusal, said
from certification.shadowing.views.page import bind_seen_form, page, shadowing_or_404
from quizzes.domain.short import LENGTH, PERCENT
from quizzes.views.short import to_current

SEED_BITS = 62


@require_POST
def shadowing_seen(request: HttpRequest, pk: int) -> HttpResponse:
    """The learner keeps what there was to see on a day."""
    row = shadowing_or_404(pk)
    actor = as_learner(request, row)
    form = bind_seen_form(queries.shadowing_told(row, on=timezone.localdate()), request.POST)
    if form.is_valid():
        try:
            operations.note_seen(
                row, form.seen(), seen_on=form.cleaned_data["seen_on"], by=actor.user, at=timezone.now()
            )
            messages.success(request, _("Noted."))
            return redirect("shadowing", pk=pk)
        except operations.Refused as refused:
            form.add_error("seen_on", refusal(refused))
    return page(request, actor, row, seen_form=form)


@require_POST
def shadowing_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The host signs, or says why not."""
    row = shadowing_or_404(pk)
    actor = as_host(request, row)
    form, at = RefusalForm(request.POST), timezone.now()
    try:
        if "sign" in request.POST:
            operations.sign(row, by=actor.user, at=at)
            messages.success(request, _("Signed."))
            return redirect("shadowing", pk=pk)
        if form.is_valid():
            operations.refuse(row, reason=form.cleaned_data["reason"], by=actor.user, at=at)
            messages.success(request, _("Your reason is kept; the learner and the head read it."))
            return redirect("shadowing", pk=pk)
    except operations.Refused as refused:
        form.add_error(None, refusal(refused))
    return page(request, actor, row, refusal_form=form)


def shadowing_check(request: HttpRequest, pk: int) -> HttpResponse:
    """The rules of the short check, said before it starts; starting it, or going on with the open one."""
    row = shadowing_or_404(pk)
    actor = as_learner(request, row)
    told = queries.shadowing_told(row, on=timezone.localdate())
    context = {"told": told, "said": said(told.closing), "most": LENGTH, "percent": PERCENT, "why_not": ""}
    if request.method == "POST":
        try:
            seed = secrets.randbits(SEED_BITS)
            return to_current(operations.start_check(row, seed=seed, by=actor.user, at=timezone.now()))
        except operations.Refused as refused:
            context["why_not"] = refusal(refused)
    status = 422 if context["why_not"] else 200
    return render(request, "certification/shadowing/check.html", context, status=status)
