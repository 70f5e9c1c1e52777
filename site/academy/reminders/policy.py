"""The steps in force, and through which channels this house reminds."""

from django.conf import settings

from academy.reminders.domain.steps import StepPolicy


def policy() -> StepPolicy:
    """The steps the environment asks for (`ACADEMY_REMINDER_STEPS`), sixty, thirty and seven days by default."""
    return StepPolicy(before=tuple(settings.REMINDER_STEPS))
