"""A new version of the week's burden budget."""

from datetime import date, datetime

from people.models import User
from quizzes.domain.burden_rules import BurdenRules
from quizzes.models import BurdenRulesVersion
from quizzes.operations.rules_versions import append_version


def adopt_burden_rules(
    rules: BurdenRules, *, base: int, effective_on: date, reason: str, citation: str, by: User, at: datetime
) -> BurdenRulesVersion:
    """Append the budget, in force from that day; a running practice keeps what it was given. See `append_version`."""
    told = {"base": base, "effective_on": effective_on, "reason": reason, "citation": citation}
    return append_version(BurdenRulesVersion, rules, named="burden", **told, by=by, at=at)
