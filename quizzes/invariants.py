"""What can't be of sittings, evidence and outcomes."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count, Exists, F, Max, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from ledger.invariants import FROM_BACKUP, Invariant, Plan
from quizzes.models import Attempt, CheckOutcome, CheckPolicyVersion, Draw, Evidence, MasteryState

CHECK, FINISHED = Attempt.Kind.CHECK, Attempt.State.FINISHED


def _without_outcome(at: datetime) -> Iterable[Attempt]:
    told = CheckOutcome.objects.filter(attempt=OuterRef("pk"))
    return Attempt.objects.filter(~Exists(told), kind=CHECK, state=FINISHED).only("pk")


def _of_no_finished_check(at: datetime) -> Iterable[CheckOutcome]:
    return CheckOutcome.objects.exclude(attempt__kind=CHECK, attempt__state=FINISHED)


def _of_somebody_else(at: datetime) -> Iterable[CheckOutcome]:
    return CheckOutcome.objects.exclude(attempt__clerk=F("clerk"), attempt__matter=F("matter"))


def _miscounted(at: datetime) -> Iterable[CheckOutcome]:
    return CheckOutcome.objects.annotate(drawn=Count("attempt__draws")).exclude(asked=F("drawn"))


def _unknown_rules(at: datetime) -> Iterable[CheckOutcome]:
    known = CheckPolicyVersion.objects.filter(version=OuterRef("policy_version"))
    return CheckOutcome.objects.filter(~Exists(known))


def _other_clerk(at: datetime) -> Iterable[Evidence]:
    return Evidence.objects.exclude(response__draw__attempt__clerk=F("clerk"))


def _other_item(at: datetime) -> Iterable[Evidence]:
    own = Q(response__draw__snapshot=F("snapshot"), snapshot__matter_version=F("matter_version"))
    others = Evidence.objects.exclude(own, matter_version__matter=F("matter"))
    others = others.select_related("response__draw__attempt", "matter_version").defer("matter_version__elements")
    return (row for row in others if not _carried(row))


def _carried(row: Evidence) -> bool:
    """Whether it speaks of a matter that shares the change asked of, at the version the sitting froze."""
    draw = row.response.draw
    version, _number = draw.attempt.shared.get("matters", {}).get(str(row.matter_id), (None, None))
    named = version == row.matter_version_id and row.matter_version.matter_id == row.matter_id
    return named and draw.snapshot_id == row.snapshot_id


def _holes(at: datetime) -> Iterable[Attempt]:
    drawn = Attempt.objects.annotate(last=Max("draws__position"), count=Count("draws"))
    return drawn.exclude(last=None).exclude(last=F("count")).only("pk")


def _unsettled(at: datetime) -> Iterable[Draw]:
    settled = Evidence.objects.filter(response__draw=OuterRef("pk"))
    closed = {"attempt__kind": CHECK, "attempt__state": FINISHED}
    return Draw.objects.filter(~Exists(settled), ~Q(facet=""), **closed).only("pk")


def _unfounded(at: datetime) -> Iterable[MasteryState]:
    told = Evidence.objects.filter(clerk=OuterRef("clerk"), matter=OuterRef("matter"))
    return MasteryState.objects.filter(~Exists(told)).only("pk")


INVARIANTS = (
    Invariant(
        "quizzes.check_without_outcome", _("A check is closed, but how it ended is missing."), FROM_BACKUP,
        _without_outcome,
    ),
    Invariant(
        "quizzes.outcome_of_open_check", _("An outcome belongs to a sitting that is no closed check."), FROM_BACKUP,
        _of_no_finished_check,
    ),
    Invariant(
        "quizzes.outcome_of_somebody_else", _("An outcome names another clerk or matter than its sitting."),
        FROM_BACKUP, _of_somebody_else,
    ),
    Invariant(
        "quizzes.outcome_miscounts", _("An outcome counts other questions than were drawn."), FROM_BACKUP, _miscounted,
    ),
    Invariant(
        "quizzes.outcome_of_unknown_rules", _("An outcome names rules of the check that there never were."),
        FROM_BACKUP, _unknown_rules,
    ),
    Invariant(
        "quizzes.evidence_of_other_clerk", _("Evidence names another clerk than the one who answered."), FROM_BACKUP,
        _other_clerk,
    ),
    Invariant(
        "quizzes.evidence_of_other_item", _("Evidence names another question or matter than was asked."), FROM_BACKUP,
        _other_item,
    ),
    Invariant(
        "quizzes.draws_with_holes", _("A question between two others of a sitting is missing."), FROM_BACKUP, _holes,
    ),
    Invariant(
        "quizzes.draw_unsettled", _("A check is closed, but the answer to one of its questions proves nothing."),
        FROM_BACKUP, _unsettled,
    ),
    Invariant(
        "quizzes.mastery_without_evidence", _("Mastery is kept of a clerk in a matter without any evidence."),
        Plan(_("Recompute the summary; nothing is lost by it."), "manage.py rebuild mastery"), _unfounded,
    ),
)  # fmt: skip
