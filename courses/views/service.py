"""Satisfaction and returned applications per matter and month: a list is read into a plan, then written down."""

from collections.abc import Sequence
from datetime import date
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from courses.domain.problems import Refusal
from courses.domain.service.figures import Figure
from courses.domain.service.plan import ServicePlan
from courses.domain.service.sheet import COLUMNS
from courses.domain.volumes.plan import Action
from courses.forms.lists import ListFileField
from courses.operations.service import (
    ServicePlanOutdated,
    apply_service_figures,
    plan_service_figures,
    read_service,
)
from courses.permissions import to_count_cases
from courses.queries.volumes import countable
from courses.sentences import place as place_of
from courses.sentences import sentence
from people.agreed import NotAgreed, agreed, signed
from people.models import Centre
from people.places import Place

SALT = "courses.service"
SHOWN = 200


class ServiceListForm(forms.Form):
    """The file."""

    file = ListFileField(
        label=gettext_lazy("List by matter and month"),
        help_text=gettext_lazy("Excel or CSV. Nothing is written down until you apply the plan."),
    )


def service_figures(request: HttpRequest) -> HttpResponse:
    """What the list is to look like; one that is uploaded is read into a plan."""
    place = to_count_cases(request)
    form = ServiceListForm(request.POST, request.FILES) if request.method == "POST" else ServiceListForm()
    if request.method == "POST" and form.is_valid():
        try:
            told, problems = read_service(place.centre, form.cleaned_data["file"].read(), on=place.on)
        except Refusal as refusal:
            form.add_error("file", sentence(refusal.problem))
        else:
            return _plan(request, place, plan_service_figures(place.centre, told, on=place.on, problems=problems), told)
    context = {"place": place, "form": form, "columns": [column.title for column in COLUMNS]}
    return render(request, "courses/service/upload.html", context, status=422 if form.errors else 200)


@require_POST
def service_figures_apply(request: HttpRequest) -> HttpResponse:
    """Write the plan of the page down; where something changed since, the new plan is shown instead."""
    place = to_count_cases(request)
    try:
        kept = agreed(request, salt=SALT, centre=place.centre)
    except NotAgreed as refused:
        messages.error(request, str(refused))
        return redirect(_address(place.centre))
    told = [
        Figure(matter, date.fromisoformat(month), cases, returned, tuple(stars) if stars else None)
        for matter, month, cases, returned, stars in kept["told"]
    ]
    on, by = date.fromisoformat(kept["on"]), place.actor.user
    try:
        plan = apply_service_figures(place.centre, told, on=on, agreed=kept["digest"], by=by, at=timezone.now())
    except ServicePlanOutdated as outdated:
        return _plan(request, place, outdated.plan, told, outdated=True)
    counts = {action.value: len(plan.of(action)) for action in Action}
    messages.success(request, _("Written down: %(add)d new figures, %(correct)d corrected.") % counts)
    return redirect(_address(place.centre))


def _plan(
    request: HttpRequest, place: Place, plan: ServicePlan, told: Sequence[Figure], *, outdated: bool = False
) -> HttpResponse:
    kept = {
        "centre": place.centre.pk,
        "on": plan.on.isoformat(),
        "digest": plan.digest,
        "told": [[one.matter, one.month.isoformat(), *one.said] for one in told],
    }
    names = {one.matter: one.name for one in countable(place.centre, on=plan.on)}
    groups = [
        (action.value, [(line, names.get(line.figure.matter, "")) for line in lines[:SHOWN]], len(lines))
        for action in Action
        if (lines := plan.of(action))
    ]
    context = {
        "place": place,
        "plan": plan,
        "outdated": outdated,
        "groups": groups,
        "problems": [{"place": place_of(p), "severity": p.severity, "sentence": sentence(p)} for p in plan.problems],
        "agreed": "" if plan.has_errors or plan.is_empty else signed(kept, salt=SALT),
        "back": _address(place.centre),
    }
    status = 409 if outdated else 422 if plan.has_errors else 200
    return render(request, "courses/service/plan.html", context, status=status)


def _address(centre: Centre) -> str:
    return f"{reverse('service_figures')}?{urlencode({'centre': centre.code})}"
