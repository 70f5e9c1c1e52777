"""The week's learning time: the budget in force, and its change (whose week it touches first, then the signature)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from people import permissions
from people.models import User
from quizzes import operations
from quizzes.burden_words import differences
from quizzes.domain.burden_rules import BurdenRules
from quizzes.forms.burden_rules import AdoptBurdenForm, BurdenRulesForm
from quizzes.models import BurdenRulesVersion
from quizzes.queries.burden_rules import burden_rules_on, burden_version_on, burden_versions
from quizzes.queries.burden_touched import touched_by
from quizzes.views.adopting import adopted, digest_of


def burden_rules(request: HttpRequest) -> HttpResponse:
    """How much of a week practice and checks may ask, and every version there was."""
    actor = permissions.signed_in(request)
    on = timezone.localdate()
    standing, versions = burden_version_on(on), burden_versions()
    before = [*(row.as_rules for row in versions[1:]), BurdenRules()]
    context = {
        "standing": standing,
        "rules": standing.as_rules if standing else BurdenRules(),
        "versions": [(row, differences(old, row.as_rules)) for row, old in zip(versions, before, strict=False)],
        "now": timezone.now(),
        "may_change": actor.is_admin,
    }
    return render(request, "quizzes/burden/page.html", context)


def burden_rules_change(request: HttpRequest) -> HttpResponse:
    """First whose week wouldn't hold, then the new version; nothing is written before that was on the page."""
    actor = permissions.with_role(request)
    on = timezone.localdate()
    standing = burden_rules_on(on)
    newest = max((row.pk for row in burden_versions()), default=0)
    adopting = "adopt" in request.POST
    form = BurdenRulesForm(standing, request.POST if request.method == "POST" else None)
    adopt = AdoptBurdenForm(on, request.POST if adopting else None)
    context = {"form": form, "adopt": adopt, "back": reverse("burden_rules")}
    if request.method == "POST" and form.is_valid():
        proposed = form.rules
        shown = digest_of(proposed, newest)
        if adopting and request.POST.get("shown") != shown:
            form.add_error(None, _("This is not what was shown. Look at it once more."))
        elif adopting and adopt.is_valid() and _adopted(request, proposed, adopt, newest, by=actor.user):
            return redirect("burden_rules")
        told = differences(standing, proposed)
        context |= {"differences": told, "standing": standing, "proposed": proposed, "shown": shown}
        context["touched"] = touched_by(standing, proposed, on=on) if told else None
    status = 422 if form.errors or adopt.errors else 200
    return render(request, "quizzes/burden/change.html", context, status=status)


def _adopted(request: HttpRequest, rules: BurdenRules, adopt: AdoptBurdenForm, base: int, *, by: User) -> bool:
    def write() -> BurdenRulesVersion:
        return operations.adopt_burden_rules(rules, base=base, by=by, at=timezone.now(), **adopt.cleaned_data)

    return adopted(request, adopt, write, _("%(version)s is adopted; it holds from %(day)s on."))
