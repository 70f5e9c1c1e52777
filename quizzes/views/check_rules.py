"""How a check is decided: the rules in force for everybody, and their change (curves first, then the signature)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from people import permissions
from people.models import User
from quizzes import operations
from quizzes.domain.check_rules import CheckRules
from quizzes.forms.check_rules import AdoptForm, RulesForm
from quizzes.models import CheckPolicyVersion
from quizzes.queries.check_rules import changes_by_version, rules_in_force
from quizzes.rule_charts import charts_between, charts_of, table_between, table_of
from quizzes.rule_words import figure_differences, figures, parameter_differences
from quizzes.views.adopting import adopted, digest_of


def check_rules(request: HttpRequest) -> HttpResponse:
    """The numbers in plain words, what they are worth, and every version there was."""
    actor = permissions.signed_in(request)
    standing = rules_in_force(timezone.localdate())
    full_chart, items_chart, book_chart = charts_of(standing.rules)
    context = {
        "standing": standing,
        "rules": standing.rules,
        "rights": list(enumerate(standing.rules.full.rights)),
        "figures": figures(standing.rules),
        "full_charts": (full_chart, items_chart),
        "book_chart": book_chart,
        "table": table_of(standing.rules),
        "versions": [
            (row, parameter_differences(before, row.as_rules) if before else []) for row, before in changes_by_version()
        ],
        "now": timezone.now(),
        "may_change": actor.is_admin,
    }
    return render(request, "quizzes/rules/page.html", context)


def check_rules_change(request: HttpRequest) -> HttpResponse:
    """First both curves, then the new version; nothing is written before both were on the page."""
    actor = permissions.with_role(request)
    on = timezone.localdate()
    standing = rules_in_force(on)
    newest = max((row.pk for row, _before in changes_by_version()), default=0)
    adopting = "adopt" in request.POST
    form = RulesForm(standing.rules, request.POST if request.method == "POST" else None)
    adopt = AdoptForm(on, request.POST if adopting else None)
    context = {"form": form, "adopt": adopt, "standing": standing, "back": reverse("check_rules")}
    if request.method == "POST" and form.is_valid():
        proposed = form.rules
        shown = digest_of(proposed, newest)
        if adopting and request.POST.get("shown") != shown:
            form.add_error(None, _("These are not the numbers whose curves were shown. Look at them once more."))
        elif adopting and adopt.is_valid() and _adopted(request, proposed, adopt, newest, by=actor.user):
            return redirect("check_rules")
        context |= _compared(standing.rules, proposed) | {"shown": shown}
    status = 422 if form.errors or adopt.errors else 200
    return render(request, "quizzes/rules/change.html", context, status=status)


def _compared(now: CheckRules, proposed: CheckRules) -> dict[str, object]:
    return {
        "differences": parameter_differences(now, proposed),
        "figures": figure_differences(now, proposed),
        "charts": charts_between(now, proposed),
        "compared": table_between(now, proposed),
    }


def _adopted(request: HttpRequest, rules: CheckRules, adopt: AdoptForm, base: int, *, by: User) -> bool:
    def write() -> CheckPolicyVersion:
        return operations.adopt_rules(rules, base=base, by=by, at=timezone.now(), **adopt.cleaned_data)

    return adopted(
        request, adopt, write, _("%(version)s is adopted. Checks started from %(day)s on are decided by it.")
    )
