"""One assessment with both sides' words, and the clerk's answer to it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from certification.practical import operations, queries
from certification.practical.domain.checklist import Skill
from certification.practical.forms import ContestForm
from certification.practical.models import PracticalAssessment
from certification.practical.permissions import to_see_plan
from certification.practical.reasons import MARKS, REFUSALS, SKILLS
from people import permissions
from people.actor import Actor


def practical_assessment(request: HttpRequest, pk: int) -> HttpResponse:
    """What was observed and what each side says of it."""
    words = _words(pk)
    actor = to_see_plan(request, words.assessment.plan)
    return _page(request, actor, words, ContestForm())


@require_POST
def practical_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The clerk signs, or contests with a reason; nobody else's answer is there to be found."""
    actor = permissions.signed_in(request)
    assessment = get_object_or_404(PracticalAssessment, pk=pk, clerk=actor.user)
    form, at = ContestForm(request.POST), timezone.now()
    try:
        if "sign" in request.POST:
            operations.sign_assessment(assessment, by=actor.user, at=at)
            messages.success(request, _("Signed."))
            return redirect("practical_assessment", pk=pk)
        if form.is_valid():
            operations.contest_assessment(assessment, reason=form.cleaned_data["reason"], by=actor.user, at=at)
            messages.success(request, _("Your account stands beside the observer's; the head sees both."))
            return redirect("practical_assessment", pk=pk)
    except operations.Refused as refused:
        form.add_error(None, REFUSALS[refused.reason])
    return _page(request, actor, _words(pk), form)


def _words(pk: int) -> queries.Words:
    found = queries.words_of(PracticalAssessment.objects.filter(pk=pk))
    return found[0] if found else get_object_or_404(PracticalAssessment, pk=pk)


def _page(request: HttpRequest, actor: Actor, words: queries.Words, form: ContestForm) -> HttpResponse:
    assessment = words.assessment
    rows = list(zip(assessment.checklist.checklist, assessment.marked, strict=True))
    plan = assessment.plan
    context = {
        "words": words,
        "assessment": assessment,
        "plan": plan,
        "result": assessment.result,
        "sections": [
            (SKILLS[skill], [(line, one, MARKS[one.mark]) for line, one in rows if line.skill is skill])
            for skill in Skill
            if any(line.skill is skill for line, _one in rows)
        ],
        "own": actor.user.pk == assessment.clerk_id,
        "may_plan": permissions.manages_centre(actor, plan.centre),
        "form": form,
    }
    return render(request, "certification/practical/assessment.html", context, status=422 if form.errors else 200)
