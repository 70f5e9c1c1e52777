"""Plan an assessment, observe it, print its form, call it off."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from certification.practical import operations
from certification.practical.domain.checklist import Skill
from certification.practical.forms import AssessmentForm, PlanForm
from certification.practical.models import PracticalPlan
from certification.practical.permissions import observes, to_observe, to_see_plan
from certification.practical.reasons import MARKS, REFUSALS, SKILLS
from people import permissions, places


def practical_plan_new(request: HttpRequest) -> HttpResponse:
    """Plan who observes whom; `?clerk=` chooses one beforehand."""
    place = places.to_manage(request)
    initial = {"planned_on": place.on, "clerk": request.GET.get("clerk"), "observer": place.actor.user.pk}
    form = PlanForm(place.centre, place.on, request.POST or None, initial=initial)
    if form.is_valid():
        try:
            plan = operations.plan_assessment(**form.cleaned_data, by=place.actor.user, at=timezone.now())
            messages.success(request, _("Planned. Next: the observer marks each line, or fills in the printed form."))
            return redirect("practical_plan", pk=plan.pk)
        except operations.Refused as refused:
            form.add_error(None, REFUSALS[refused.reason])
    context = {"place": place, "form": form, "nothing": not form.fields["checklist"].queryset}
    return render(request, "certification/practical/plan_new.html", context, status=422 if form.errors else 200)


def practical_plan(request: HttpRequest, pk: int) -> HttpResponse:
    """One planned assessment: the observer marks the lines and signs here."""
    plan = _plan(pk)
    actor = to_see_plan(request, plan)
    initial = {"assessed_on": min(plan.planned_on, timezone.localdate())}
    form = AssessmentForm(plan, request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST":
        to_observe(request, plan)
        if form.is_valid():
            try:
                found = operations.record_assessment(
                    plan,
                    marks=form.marks(),
                    assessed_on=form.cleaned_data["assessed_on"],
                    by=actor.user,
                    at=timezone.now(),
                )
                messages.success(request, _("Signed for the observer. Next: the clerk signs on their own record."))
                return redirect("practical_assessment", pk=found.pk)
            except operations.Refused as refused:
                form.add_error(None, REFUSALS[refused.reason])
    elif hasattr(plan, "assessment"):
        return redirect("practical_assessment", pk=plan.assessment.pk)
    context = {
        "plan": plan,
        "form": form,
        "may_observe": observes(actor, plan) and not plan.called_off_at,
        "may_call_off": permissions.manages_centre(actor, plan.centre) and not plan.called_off_at,
    }
    return render(request, "certification/practical/plan.html", context, status=422 if form.errors else 200)


def practical_blank(request: HttpRequest, pk: int) -> HttpResponse:
    """The form on paper, for a day without network or an observer without an account."""
    plan = _plan(pk)
    to_see_plan(request, plan)
    lines = plan.checklist.checklist
    sections = [(SKILLS[skill], [line for line in lines if line.skill is skill]) for skill in Skill]
    context = {"plan": plan, "sections": [(words, own) for words, own in sections if own], "marks": MARKS.values()}
    return render(request, "certification/practical/blank.html", context)


@require_POST
def practical_call_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a plan back."""
    plan = _plan(pk)
    actor = permissions.to_manage_centre(request, plan.centre)
    try:
        operations.call_off(plan, by=actor.user, at=timezone.now())
        messages.success(request, _("Called off."))
    except operations.Refused as refused:
        messages.error(request, REFUSALS[refused.reason])
    return redirect(f"{reverse('practical_list')}?centre={plan.centre.code}")


def _plan(pk: int) -> PracticalPlan:
    plans = PracticalPlan.objects.select_related("clerk", "observer", "checklist", "centre__unit", "assessment")
    return get_object_or_404(plans, pk=pk)
