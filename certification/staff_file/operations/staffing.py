"""A new version of the rules of staffing."""

from datetime import date, datetime

from certification.staff_file.domain.staffing import StaffingStandard
from certification.staff_file.models import StaffingRulesVersion
from people.models import User
from quizzes.operations.rules_versions import append_version


def adopt_staffing_rules(
    rules: StaffingStandard, *, base: int, effective_on: date, reason: str, citation: str, by: User, at: datetime
) -> StaffingRulesVersion:
    """Append the rules; they measure the year of that day and those after it. See `append_version`."""
    told = {"base": base, "effective_on": effective_on, "reason": reason, "citation": citation}
    return append_version(StaffingRulesVersion, rules, named="staffing", **told, by=by, at=at)
