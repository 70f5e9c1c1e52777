"""Which rules of the check hold on a day, and all there have been."""

from dataclasses import dataclass
from datetime import date

from courses.moments import end_of
from quizzes.domain.check_rules import CheckRules
from quizzes.models import CheckPolicyVersion


@dataclass(frozen=True, slots=True)
class InForce:
    """Rules by the name of their version; `row` is None for the shipped ones of an emptied database."""

    version: str
    rules: CheckRules
    row: CheckPolicyVersion | None = None


SHIPPED = InForce("check-2", CheckRules())


def rules_in_force(on: date) -> InForce:
    """The newest rules in effect that day; one query."""
    rows = CheckPolicyVersion.objects.filter(effective_at__lt=end_of(on)).select_related("by")
    newest = rows.order_by("effective_at", "pk").last()
    return InForce(newest.version, newest.as_rules, newest) if newest else SHIPPED


def changes_by_version() -> list[tuple[CheckPolicyVersion, CheckRules | None]]:
    """All versions, the newest first, each with the rules before it."""
    rows = rules_by_version()
    return [(row, rows[at + 1].as_rules if at + 1 < len(rows) else None) for at, row in enumerate(rows)]


def rules_by_version() -> list[CheckPolicyVersion]:
    """All versions, the newest first, those to come among them."""
    return list(CheckPolicyVersion.objects.select_related("by").order_by("-effective_at", "-pk"))
