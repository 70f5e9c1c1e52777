"""The week's learning time in words."""

from django.utils.translation import gettext as _

from quizzes.domain.burden_rules import BurdenRules
from quizzes.rule_words import Difference


def lines_of(rules: BurdenRules) -> dict[str, str]:
    """Label → value."""
    return {
        _("Minutes a week"): str(rules.minutes),
        _("Working hours"): f"{rules.opens:%H:%M}–{rules.closes:%H:%M}",
    }


def differences(now: BurdenRules, proposed: BurdenRules) -> list[Difference]:
    """Only what differs."""
    before, after = lines_of(now), lines_of(proposed)
    return [Difference(label, before[label], after[label]) for label in before if before[label] != after[label]]
