"""The rules of tenure: how long a post lasts, and their change (whom it touches first)."""

from hashlib import sha256

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from certification.rotation import operations, reasons
from certification.rotation.domain.tenure import TenurePolicy
from certification.rotation.forms import TenureRulesForm
from certification.rotation.queries.policy import Touched, policy_in_force, policy_steps, touched
from people import permissions
from people.models import User


def tenure_rules(request: HttpRequest) -> HttpResponse:
    """The numbers in force, and every version there was and is to come."""
    actor = permissions.signed_in(request)
    context = {
        "standing": policy_in_force(timezone.localdate()),
        "steps": policy_steps(),
        "now": timezone.now(),
        "may_change": actor.is_admin,
    }
    return render(request, "certification/rotation/rules.html", context)


def tenure_rules_change(request: HttpRequest) -> HttpResponse:
    """First whom it touches, then the new version; nothing is written before that was on the page."""
    actor = permissions.with_role(request)
    on = timezone.localdate()
    newest = max((step.row.pk for step in policy_steps()), default=0)
    form = TenureRulesForm(policy_in_force(on), on, request.POST or None)
    context = {"form": form}
    if request.method == "POST" and form.is_valid():
        proposed, day = form.policy(), form.cleaned_data["effective_on"]
        rows = touched(proposed, on=day)
        shown = _digest(proposed, rows, newest)
        if "adopt" in request.POST and request.POST.get("shown") != shown:
            form.add_error(
                None, _("This is not what was shown: the numbers or what they touch differ. Look once more.")
            )
        elif "adopt" in request.POST and _adopted(request, form, newest, by=actor.user):
            return redirect("tenure_rules")
        context |= {
            "proposed": proposed,
            "day": day,
            "rows": [(row, reasons.TENURE[row.now.status], reasons.TENURE[row.proposed.status]) for row in rows],
            "shown": shown,
        }
    return render(request, "certification/rotation/rules_change.html", context, status=422 if form.errors else 200)


def _adopted(request: HttpRequest, form: TenureRulesForm, base: int, *, by: User) -> bool:
    told = {name: form.cleaned_data[name] for name in ("effective_on", "reason")}
    try:
        operations.adopt_tenure_rules(form.policy(), base=base, **told, by=by, at=timezone.now())
    except operations.TenureRulesChangedMeanwhile:
        form.add_error(None, _("Somebody else adopted a version meanwhile. Open the page anew."))
        return False
    messages.success(request, _("Adopted."))
    return True


def _digest(proposed: TenurePolicy, rows: list[Touched], newest: int) -> str:
    """What was on the page: these numbers, whom they touch, beside this newest version."""
    told = [(row.clerk.pk, row.now, row.proposed) for row in rows]
    return sha256(repr((newest, proposed, told)).encode()).hexdigest()
