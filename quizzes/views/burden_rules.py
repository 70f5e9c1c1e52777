"""The week's learning time: the budget in force, and its change (whose week it touches first, then the signature)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from people import permissions
from quizzes import operations
from quizzes.burden_words import differences
from quizzes.domain.burden_rules import BurdenRules
from quizzes.forms.burden_rules import AdoptBurdenForm, BurdenRulesForm
from quizzes.queries.burden_rules import burden_rules_on, burden_version_on, burden_versions
from quizzes.queries.burden_touched import touched_by
from quizzes.views.adopting import Change, change_rules


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

    def compared(proposed: BurdenRules) -> dict[str, Any]:
        told = differences(standing, proposed)
        touched = touched_by(standing, proposed, on=on) if told else None
        return {"differences": told, "standing": standing, "proposed": proposed, "touched": touched}

    change = Change(
        BurdenRulesForm,
        AdoptBurdenForm,
        operations.adopt_burden_rules,
        "quizzes/burden/change.html",
        "burden_rules",
        adopted=_("%(version)s is adopted; it holds from %(day)s on."),
        not_shown=_("This is not what was shown. Look at it once more."),
    )
    return change_rules(
        request, change, standing=standing, versions=burden_versions(), by=actor.user, compared=compared
    )
