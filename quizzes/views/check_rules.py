"""How a check is decided: the rules in force for everybody, and their change (curves first, then the signature)."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from people import permissions
from quizzes import operations
from quizzes.domain.check_rules import CheckRules
from quizzes.forms.check_rules import AdoptForm, RulesForm
from quizzes.queries.check_rules import changes_by_version, rules_in_force
from quizzes.rule_charts import charts_between, charts_of, table_between, table_of
from quizzes.rule_words import figure_differences, figures, parameter_differences
from quizzes.views.adopting import Change, change_rules


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
    standing = rules_in_force(timezone.localdate())
    change = Change(
        RulesForm,
        AdoptForm,
        operations.adopt_rules,
        "quizzes/rules/change.html",
        "check_rules",
        adopted=_("%(version)s is adopted. Checks started from %(day)s on are decided by it."),
        not_shown=_("These are not the numbers whose curves were shown. Look at them once more."),
    )
    return change_rules(
        request,
        change,
        standing=standing.rules,
        versions=(row for row, _before in changes_by_version()),
        by=actor.user,
        compared=partial(_compared, standing.rules),
        in_force=standing,
    )


def _compared(now: CheckRules, proposed: CheckRules) -> dict[str, object]:
    return {
        "differences": parameter_differences(now, proposed),
        "figures": figure_differences(now, proposed),
        "charts": charts_between(now, proposed),
        "compared": table_between(now, proposed),
    }
