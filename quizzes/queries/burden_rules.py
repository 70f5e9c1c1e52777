"""Which burden budget holds on a day, and all there have been."""

from datetime import date

from courses.moments import end_of
from quizzes.domain.burden_rules import BurdenRules
from quizzes.models import BurdenRulesVersion


def burden_rules_on(on: date) -> BurdenRules:
    """The newest budget in effect that day, else the one the program comes with; one query."""
    row = burden_version_on(on)
    return row.as_rules if row else BurdenRules()


def burden_version_on(on: date) -> BurdenRulesVersion | None:
    """One query."""
    rows = BurdenRulesVersion.objects.filter(effective_at__lt=end_of(on)).select_related("by")
    return rows.order_by("effective_at", "pk").last()


def burden_versions() -> list[BurdenRulesVersion]:
    """All versions, the newest first, those to come among them."""
    return list(BurdenRulesVersion.objects.select_related("by").order_by("-effective_at", "-pk"))
