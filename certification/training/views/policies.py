"""What a year asks of clerks and heads: the policies, and their change (whom it touches first, then the signature)."""

from datetime import date
from hashlib import sha256

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from certification.training import operations, queries, reasons
from certification.training.domain.duty import DutyDecision
from certification.training.domain.policy import DutyPolicy, DutyRole
from certification.training.forms import AdoptDutyForm, DutyPolicyForm
from certification.training.models import DutyPolicyVersion
from certification.training.policy_words import differences, lines_of
from people import permissions

SHOWN = 200


def duty_rules(request: HttpRequest) -> HttpResponse:
    """What this year asks, and every version there was."""
    actor = permissions.signed_in(request)
    on = timezone.localdate()
    versions = queries.versions_newest_first()
    adopted = [row.adopted for row in reversed(versions)]
    roles = [
        (DutyPolicyVersion.Role(role).label, role, lines_of(queries.policy_in(on.year, role, on=on, adopted=adopted)))
        for role in DutyRole
    ]
    context = {
        "year": on.year,
        "roles": roles,
        "versions": [(row, lines_of(row.policy)) for row in versions],
        "may_change": actor.is_admin,
    }
    return render(request, "certification/training/rules.html", context)


def duty_rules_change(request: HttpRequest) -> HttpResponse:
    """First whose status changes, then the new version; nothing is written before that was on the page."""
    permissions.with_role(request)
    on = timezone.localdate()
    role = _role(request)
    newest = max((row.pk for row in queries.versions_newest_first()), default=0)
    standing = queries.policy_in(on.year, role, on=on)
    start = standing or DutyPolicy(version="", required=1, citation="")
    form = DutyPolicyForm(start, request.POST if request.method == "POST" else None, year=on.year, role=role)
    adopting = "adopt" in request.POST
    adopt = AdoptDutyForm(request.POST if adopting else None)
    context = {"form": form, "adopt": adopt, "role": role, "year": on.year, "back": reverse("duty_rules")}
    if request.method == "POST" and form.is_valid():
        shown = _digest(form, newest)
        if adopting and request.POST.get("shown") != shown:
            form.add_error(None, _("This is not what was shown. Look at it once more."))
        elif adopting and adopt.is_valid() and _adopted(request, form, adopt, newest):
            return redirect("duty_rules")
        context |= _preview(form, standing, on=on) | {"shown": shown}
    status = 422 if form.errors or adopt.errors else 200
    return render(request, "certification/training/rules_change.html", context, status=status)


def _preview(form: DutyPolicyForm, standing: DutyPolicy | None, *, on: date) -> dict[str, object]:
    touched, looked_at = queries.touched_by(form.policy, role=form.asked_of, on=on)
    return {
        "differences": differences(standing, form.policy),
        "looked_at": looked_at,
        "count": len(touched),
        "touched": [(one, _told(one.now), _told(one.then)) for one in touched[:SHOWN]],
        "first_year": form.cleaned_data["first_year"],
    }


def _told(decision: DutyDecision | None) -> tuple[str, str]:
    if decision is None:
        return "not_required", _("nothing is asked")
    return reasons.SHAPES[decision.status], str(reasons.STATUSES[decision.status])


def _adopted(request: HttpRequest, form: DutyPolicyForm, adopt: AdoptDutyForm, base: int) -> bool:
    try:
        row = operations.adopt_duty_policy(
            form.policy,
            role=form.asked_of,
            first_year=form.cleaned_data["first_year"],
            base=base,
            reason=adopt.cleaned_data["reason"],
            by=request.actor.user,
            at=timezone.now(),
        )
    except operations.PolicyChangedMeanwhile:
        form.add_error(None, _("Somebody else adopted a version meanwhile. Open the page anew."))
        return False
    told = {"version": row.version, "year": row.first_year}
    messages.success(request, _("%(version)s is adopted; it holds from the year %(year)d on.") % told)
    return True


def _role(request: HttpRequest) -> DutyRole:
    asked = request.POST.get("role") or request.GET.get("role") or DutyRole.CLERK
    try:
        return DutyRole(asked)
    except ValueError:
        raise Http404("no such role") from None


def _digest(form: DutyPolicyForm, newest: int) -> str:
    """What was on the page: this policy for this role and year, beside this newest version."""
    told = (newest, form.asked_of, form.cleaned_data["first_year"], form.policy.to_json())
    return sha256(repr(told).encode()).hexdigest()
