"""When everybody is reminded: the steps in force, and their change (what would be said first, then the signature)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from academy.reminders import operations
from academy.reminders.domain.steps import StepPolicy
from academy.reminders.forms import AdoptStepsForm, StepRulesForm
from academy.reminders.policy import policy, rules_of, version_on, versions
from academy.reminders.rule_words import differences
from academy.reminders.touched import touched_by
from people import permissions
from quizzes.views.adopting import Change, change_rules


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

    def compared(proposed: StepPolicy) -> dict[str, Any]:
        told = differences(standing, proposed)
        return {"differences": told, "touched": touched_by(standing, proposed, on=on) if told else None}

    change = Change(
        StepRulesForm,
        AdoptStepsForm,
        operations.adopt_reminder_rules,
        "academy/reminders/rules_change.html",
        "reminder_rules",
        adopted=_("%(version)s is adopted; it holds from %(day)s on."),
        not_shown=_("This is not what was shown. Look at it once more."),
    )
    return change_rules(request, change, standing=standing, versions=versions(), by=actor.user, compared=compared)
