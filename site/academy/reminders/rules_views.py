"""When everybody is reminded: the steps in force, and their change (what would be said first, then the signature)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from academy.reminders import operations
from academy.reminders.domain.steps import StepPolicy
from academy.reminders.forms import AdoptStepsForm, StepRulesForm
from academy.reminders.policy import policy, rules_of, version_on, versions
from academy.reminders.rule_words import differences
from academy.reminders.touched import touched_by
from ledger.models import ReminderRulesVersion
from people import permissions
from people.models import User
from quizzes.views.adopting import adopted, digest_of


def reminder_rules(request: HttpRequest) -> HttpResponse:
    """How long before its day a thing is said, and every version there was."""
    actor = permissions.signed_in(request)
    rows, standing = versions(), version_on(timezone.localdate())
    before = [*(rules_of(row) for row in rows[1:]), StepPolicy()]
    context = {
        "standing": standing,
        "rules": rules_of(standing) if standing else StepPolicy(),
        "versions": [(row, differences(old, rules_of(row))) for row, old in zip(rows, before, strict=False)],
        "now": timezone.now(),
        "may_change": actor.is_admin,
    }
    return render(request, "academy/reminders/rules.html", context)


def reminder_rules_change(request: HttpRequest) -> HttpResponse:
    """First what would be said tomorrow, then the new version; nothing is written before that was on the page."""
    actor = permissions.with_role(request)
    on = timezone.localdate()
    standing = policy(on)
    newest = max((row.pk for row in versions()), default=0)
    adopting = "adopt" in request.POST
    form = StepRulesForm(standing, request.POST if request.method == "POST" else None)
    adopt = AdoptStepsForm(on, request.POST if adopting else None)
    context = {"form": form, "adopt": adopt, "back": reverse("reminder_rules")}
    if request.method == "POST" and form.is_valid():
        proposed = form.rules
        shown = digest_of(proposed, newest)
        if adopting and request.POST.get("shown") != shown:
            form.add_error(None, _("This is not what was shown. Look at it once more."))
        elif adopting and adopt.is_valid() and _adopted(request, proposed, adopt, newest, by=actor.user):
            return redirect("reminder_rules")
        told = differences(standing, proposed)
        context |= {"differences": told, "shown": shown}
        context["touched"] = touched_by(standing, proposed, on=on) if told else None
    status = 422 if form.errors or adopt.errors else 200
    return render(request, "academy/reminders/rules_change.html", context, status=status)


def _adopted(request: HttpRequest, rules: StepPolicy, adopt: AdoptStepsForm, base: int, *, by: User) -> bool:
    def write() -> ReminderRulesVersion:
        return operations.adopt_reminder_rules(rules, base=base, by=by, at=timezone.now(), **adopt.cleaned_data)

    return adopted(request, adopt, write, _("%(version)s is adopted; it holds from %(day)s on."))
