"""The rules of staffing and a decision by them in words."""

from dataclasses import asdict

from django.utils.translation import gettext as _

from certification.staff_file.domain.staffing import StaffingDecision, StaffingStandard
from certification.staff_file.reasons import STAFFING
from quizzes.rule_words import Difference


def why(decision: StaffingDecision, standard: StaffingStandard) -> list[str]:
    """The reasons of a decision, with the numbers of the standard it was made by."""
    return [str(STAFFING[reason]) % asdict(standard) for reason in decision.reasons]


def lines_of(standard: StaffingStandard) -> dict[str, str]:
    """Label → value."""
    return {
        _("Clerks at the front at least"): str(standard.base),
        _("Cases a year for one clerk more"): str(standard.step),
        _("Cases are counted above"): str(standard.counted_from),
        _("Clerks at most"): str(standard.most),
    }


def differences(now: StaffingStandard, proposed: StaffingStandard) -> list[Difference]:
    """Only what differs."""
    before, after = lines_of(now), lines_of(proposed)
    return [Difference(label, before[label], after[label]) for label in before if before[label] != after[label]]
