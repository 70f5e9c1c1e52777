"""By which steps the house reminds on a day, and all versions there have been."""

from datetime import date

from academy.reminders.domain.steps import StepPolicy
from courses.moments import end_of
from ledger.models import ReminderRulesVersion


def policy(on: date) -> StepPolicy:
    """The newest version in effect that day, else sixty, thirty and seven days; one query."""
    row = version_on(on)
    return rules_of(row) if row else StepPolicy()


def rules_of(row: ReminderRulesVersion) -> StepPolicy:
    return StepPolicy.from_json(row.rules)


def version_on(on: date) -> ReminderRulesVersion | None:
    """One query."""
    rows = ReminderRulesVersion.objects.filter(effective_at__lt=end_of(on)).select_related("by")
    return rows.order_by("effective_at", "pk").last()


def versions() -> list[ReminderRulesVersion]:
    """All of them, the newest first, those to come among them."""
    return list(ReminderRulesVersion.objects.select_related("by").order_by("-effective_at", "-pk"))
