"""Plan a shadowing, and call it off."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from certification.shadowing import operations
from certification.shadowing.forms import CallOffForm, PlanForm, WhoForm
from certification.shadowing.needs import worth_seeing
from certification.shadowing.reasons import refusal
from certification.shadowing.views.page import page, shadowing_or_404
from courses.queries import matters_offered
from people import permissions, places


def shadowing_new(request: HttpRequest) -> HttpResponse:
    """First the two people (`?learner=&host=`), then the days and the matters those two make worth seeing; `&matter=`
    those ticked to begin with."""
    place = places.to_manage(request)
    who = WhoForm(place.centre, place.on, request.GET if "learner" in request.GET else None)
    context = {"place": place, "who": who, "form": None}
    if who.is_valid():
        learner, host = who.cleaned_data["learner"], who.cleaned_data["host"]
        offered = list(matters_offered(place.centre, place.on))
        needed = worth_seeing(offered, learner=learner, host=host, centre=place.centre, on=place.on)
        keys = {matter.pk for matter in needed}
        others = [matter for matter in offered if matter.pk not in keys]
        begun = {"starts_on": place.on, "needed": request.GET.getlist("matter")}
        form = PlanForm(needed, others, request.POST or None, host=host, initial=begun)
        if form.is_valid():
            people = {"learner": learner, "host": host, "by": place.actor.user, "at": timezone.now()}
            try:
                row = operations.plan_shadowing(place.centre, **form.wish(), **people)
                messages.success(request, _("Planned. The learner notes day by day which matters there were to see."))
                return redirect("shadowing", pk=row.pk)
            except operations.Refused as refused:
                form.add_error(None, refusal(refused))
        context |= {"form": form, "learner": learner, "host": host}
    status = 422 if who.errors or (context["form"] is not None and context["form"].errors) else 200
    return render(request, "certification/shadowing/new.html", context, status=status)


@require_POST
def shadowing_call_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the plan back, with the reason."""
    row = shadowing_or_404(pk)
    actor = permissions.to_manage_centre(request, row.centre)
    form = CallOffForm(request.POST)
    if form.is_valid():
        try:
            operations.call_off(row, reason=form.cleaned_data["reason"], by=actor.user, at=timezone.now())
            messages.success(request, _("Called off."))
            return redirect("shadowing", pk=pk)
        except operations.Refused as refused:
            form.add_error(None, refusal(refused))
    return page(request, actor, row, call_off_form=form)
