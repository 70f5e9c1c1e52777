"""What can't be of practical assessments: two people, two signatures, one plan. Who is planned to observe, and that
nobody observes themselves, the database holds."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Exists, F, OuterRef
from django.utils.translation import gettext_lazy as _

from certification.practical.models import PracticalAssessment, PracticalPlan, PracticalSignature
from ledger.invariants import FROM_BACKUP, Invariant, Plan

Party = PracticalSignature.Party


def _unsigned(at: datetime) -> Iterable[PracticalAssessment]:
    signed = PracticalSignature.objects.filter(assessment=OuterRef("pk"), party=Party.OBSERVER)
    return PracticalAssessment.objects.filter(~Exists(signed)).only("pk")


def _one_hand(at: datetime) -> Iterable[PracticalSignature]:
    return PracticalSignature.objects.filter(party=Party.OBSERVER, by=F("assessment__clerk")).only("pk")


def _another_hand(at: datetime) -> Iterable[PracticalSignature]:
    return PracticalSignature.objects.filter(party=Party.CLERK).exclude(by=F("assessment__clerk")).only("pk")


def _of_another_plan(at: datetime) -> Iterable[PracticalAssessment]:
    return PracticalAssessment.objects.exclude(plan__clerk=F("clerk"), plan__checklist=F("checklist")).only("pk")


def _marked_otherwise(at: datetime) -> Iterable[PracticalAssessment]:
    rows = PracticalAssessment.objects.select_related("checklist")
    return (row for row in rows if len(row.marks) != len(row.checklist.lines))


def _called_off(at: datetime) -> Iterable[PracticalPlan]:
    return PracticalPlan.objects.filter(called_off_at__isnull=False, assessment__isnull=False).only("pk")


INVARIANTS = (
    Invariant("certification.practical_unsigned", _("A practical assessment counts without the observing side's word."),
              FROM_BACKUP, _unsigned),
    Invariant(
        "certification.practical_one_hand", _("One person signed a practical assessment for both sides."),
        Plan(_("It proves nothing. Plan the assessment again with another observer, and tell the clerk why.")),
        _one_hand,
    ),
    Invariant("certification.practical_another_hand", _("Somebody else signed a practical assessment for the clerk."),
              FROM_BACKUP, _another_hand),
    Invariant("certification.practical_of_another_plan",
              _("A practical assessment names another clerk or checklist than its plan."), FROM_BACKUP,
              _of_another_plan),
    Invariant("certification.practical_marked_otherwise",
              _("A practical assessment has more or fewer marks than its checklist has lines."), FROM_BACKUP,
              _marked_otherwise),
    Invariant(
        "certification.practical_called_off", _("A practical assessment was recorded, and its plan called off."),
        Plan(_("What was observed stands. Ask the head which is right; if it did not take place, plan it again.")),
        _called_off,
    ),
)  # fmt: skip
