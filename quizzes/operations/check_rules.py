"""A new version of the rules of the check."""

from datetime import date, datetime

from people.models import User
from quizzes.domain.check_rules import CheckRules
from quizzes.models import CheckPolicyVersion
from quizzes.operations.rules_versions import append_version


def adopt_rules(
    rules: CheckRules, *, base: int, effective_on: date, reason: str, citation: str, by: User, at: datetime
) -> CheckPolicyVersion:
    """Append the rules, in force from that day; open sittings end under those they began with. See `append_version`."""
    told = {"base": base, "effective_on": effective_on, "reason": reason, "citation": citation}
    return append_version(CheckPolicyVersion, rules, named="check", **told, by=by, at=at)
