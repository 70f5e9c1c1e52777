"""The rules of certification: the numbers in force for everybody, and their change (whom it touches first)."""

from datetime import date
from hashlib import sha256

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from certification.awards import operations, reasons
from certification.awards.domain.policy import CertificationPolicy
from certification.awards.forms import AdoptForm, PolicyForm
from certification.awards.policy_words import differences, parameters
from certification.awards.queries.policies import next_version, policy_in_force, policy_steps
from certification.awards.queries.policy_effects import Effect, PolicyEffects, policy_effects
from people import permissions
from people.models import User
from quizzes.domain.canonical import canonical


def certification_policy(request: HttpRequest) -> HttpResponse:
    """Every number in force, and every version there was and is to come."""
    actor = permissions.signed_in(request)
    on = timezone.localdate()
    standing, steps = policy_in_force(on), policy_steps()
    context = {
        "standing": standing,
        "row": next((step.row for step in steps if step.row.version == standing.version), None),
        "parameters": parameters(standing),
        "steps": [(step.row, differences(step.before, step.row.policy)) for step in steps],
        "now": timezone.now(),
        "may_change": actor.is_admin,
    }
    return render(request, "certification/awards/policy.html", context)


def certification_policy_change(request: HttpRequest) -> HttpResponse:
    """First whom it touches, then the new version; nothing is written before that was on the page."""
    actor = permissions.with_role(request)
    on = timezone.localdate()
    standing, newest = policy_in_force(on), max((step.row.pk for step in policy_steps()), default=0)
    adopting = "adopt" in request.POST
    form = PolicyForm(standing, on, request.POST if request.method == "POST" else None)
    adopt = AdoptForm(request.POST if adopting else None)
    context = {"form": form, "adopt": adopt, "standing": standing, "back": reverse("certification_policy")}
    if request.method == "POST" and form.is_valid():
        effective_on = form.cleaned_data["effective_on"]
        proposed = form.policy(version=next_version(effective_on))
        effects = policy_effects(proposed, effective_on=effective_on, on=on)
        shown = _digest(proposed, effects, newest)
        if adopting and request.POST.get("shown") != shown:
            form.add_error(
                None, _("This is not what was shown: the numbers or what they touch differ. Look once more.")
            )
        elif adopting and adopt.is_valid() and _adopted(request, form, adopt, newest, by=actor.user):
            return redirect("certification_policy")
        context |= {
            "differences": differences(policy_in_force(effective_on), proposed),
            "effects": effects,
            "today": _rows(effects.today),
            "later": _rows(effects.later),
            "shown": shown,
        }
    status = 422 if form.errors or adopt.errors else 200
    return render(request, "certification/awards/policy_change.html", context, status=status)


def _rows(effects: tuple[Effect, ...]) -> list[dict[str, object]]:
    return [
        {"one": one, "now": reasons.STATUSES[one.now.status], "proposed": reasons.STATUSES[one.proposed.status]}
        for one in effects
    ]


def _adopted(request: HttpRequest, form: PolicyForm, adopt: AdoptForm, base: int, *, by: User) -> bool:
    effective_on: date = form.cleaned_data["effective_on"]
    policy = form.policy(version=next_version(effective_on), citation=adopt.cleaned_data["citation"])
    try:
        row = operations.adopt_policy(
            policy,
            effective_on=effective_on,
            reason=adopt.cleaned_data["reason"],
            base=base,
            by=by,
            at=timezone.now(),
        )
    except operations.PolicyChangedMeanwhile:
        adopt.add_error(None, _("Somebody else adopted a version meanwhile. Open the page anew."))
        return False
    messages.success(
        request,
        _("%(version)s is adopted and holds from %(day)s.") % {"version": row.version, "day": effective_on.isoformat()},
    )
    return True


def _digest(proposed: CertificationPolicy, effects: PolicyEffects, newest: int) -> str:
    """What was on the page: these numbers from that day, beside this newest version, and all they touch."""
    touched = [
        [one.clerk.pk, one.matter.pk, one.now.status, one.proposed.status]
        for group in (effects.today, effects.later)
        for one in group
    ]
    said = proposed.to_json() | {"delta_facets": [facet.value for facet in proposed.delta_facets]}
    return sha256(canonical([newest, effects.effective_on.isoformat(), said, touched]).encode()).hexdigest()
