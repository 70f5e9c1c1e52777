"""The rules of reminders in words."""

from django.utils.translation import gettext as _

from academy.reminders.domain.steps import StepPolicy
from quizzes.rule_words import Difference


def steps_told(policy: StepPolicy) -> str:
    """60 / 30 / 7"""
    return " / ".join(map(str, policy.before))


def lines_of(policy: StepPolicy) -> dict[str, str]:
    """Label → value."""
    return {
        _("Days before"): steps_told(policy),
        _("Said again once overdue, weeks"): str(policy.repeats),
    }


def differences(now: StepPolicy, proposed: StepPolicy) -> list[Difference]:
    """Only what differs."""
    before, after = lines_of(now), lines_of(proposed)
    return [Difference(label, before[label], after[label]) for label in before if before[label] != after[label]]
