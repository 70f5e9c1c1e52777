"""What can't be of awards and certificates."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from certification.awards.models import AwardEntry, Certificate
from ledger.audit import subject_of
from ledger.invariants import FROM_BACKUP, Invariant, Plan
from ledger.models import AuditEntry
from quizzes.models import CheckOutcome, RegradedOutcome

Kind = AwardEntry.Kind
WEIGH = (
    'manage.py shell -c "from certification.awards.operations.awarding import award_from_check; '
    "from quizzes.models import CheckOutcome; from django.utils.timezone import now; "
    'award_from_check(CheckOutcome.objects.get(pk=%(pk)s), at=now())"'
)
ARRIVES_WITHIN = timedelta(hours=1)


def _unearned(at: datetime) -> Iterable[AwardEntry]:
    """Nor did a regrading ever pass the check. What passed once and fails now keeps its award; its standing falls."""
    passed_since = RegradedOutcome.objects.filter(outcome=OuterRef("outcome"), decision="passed")
    failed = Q(outcome__decision=CheckOutcome.Decision.FAILED)
    return AwardEntry.objects.filter(~Exists(passed_since), failed, kind=Kind.AWARD)


def _of_somebody_else(at: datetime) -> Iterable[AwardEntry]:
    awards = AwardEntry.objects.filter(kind=Kind.AWARD)
    return awards.exclude(outcome__clerk=F("clerk"), outcome__matter=F("matter"))


def _not_awarded(at: datetime) -> Iterable[CheckOutcome]:
    """A passed check that left a facet unproved is in the audit log with the reason, and earns nothing."""
    passed = CheckOutcome.objects.as_corrected().filter(passes=True, recorded_at__lt=at - ARRIVES_WITHIN)
    rows = list(passed.filter(~Exists(AwardEntry.objects.filter(outcome=OuterRef("pk"))), scope=[]))
    if not rows:
        return rows
    explained = AuditEntry.objects.filter(action="award.not_ready").values_list("subject", flat=True)
    known = set(explained.filter(subject__in=[subject_of(row) for row in rows]))
    return [row for row in rows if subject_of(row) not in known]


def _reinstated(at: datetime) -> Iterable[AwardEntry]:
    earlier = Q(effective_at__lt=OuterRef("effective_at")) | Q(
        effective_at=OuterRef("effective_at"), pk__lt=OuterRef("pk")
    )
    suspended = AwardEntry.objects.filter(
        earlier, clerk=OuterRef("clerk"), matter=OuterRef("matter"), kind=Kind.SUSPENSION
    )
    return AwardEntry.objects.filter(~Exists(suspended), kind=Kind.REINSTATEMENT)


def _groundless(at: datetime) -> Iterable[Certificate]:
    granted = AwardEntry.objects.filter(
        clerk=OuterRef("clerk"), kind__in=[Kind.AWARD, Kind.MANUAL_GRANT], effective_at__lte=OuterRef("effective_at")
    )
    return Certificate.objects.filter(~Exists(granted))


INVARIANTS = (
    Invariant("certification.award_unearned", _("An award stands on a check that was never passed."), FROM_BACKUP,
              _unearned),
    Invariant("certification.award_of_somebody_else", _("An award names another clerk or matter than its check."),
              FROM_BACKUP, _of_somebody_else),
    Invariant(
        "certification.passed_without_award",
        _("A passed check earned no award, and nothing says why."),
        Plan(_("Let it be weighed again, which changes nothing where none is earned."), WEIGH),
        _not_awarded,
    ),
    Invariant("certification.reinstated_unsuspended", _("A certification was reinstated that was not suspended."),
              FROM_BACKUP, _reinstated),
    Invariant("certification.certificate_groundless",
              _("A certificate was issued to somebody who was certified in nothing."), FROM_BACKUP, _groundless),
)  # fmt: skip
