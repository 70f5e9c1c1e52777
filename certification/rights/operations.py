"""Writes about one's own record: a dispute, its answer, and that it was taken out. One transaction, one audit row."""

from datetime import datetime
from enum import StrEnum

from django.db import transaction
from django.utils import timezone

from certification.rights.domain.dispute import answerer
from certification.rights.models import DisputeAnswer, RecordDispute
from ledger import audit
from people.actor import Role, actor_for
from people.models import Centre, User


class Refusal(StrEnum):
    """Why a dispute or an answer is not taken."""

    OPEN_ALREADY = "open_already"
    ANSWERED_ALREADY = "answered_already"
    NOT_ANSWERED_YET = "not_answered_yet"
    REVIEWED_ALREADY = "reviewed_already"


class Refused(Exception):
    """Nothing was written; `reason` says why, `certification.rights.reasons` says it in words."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason)
        self.reason = reason


@transaction.atomic
def open_dispute(
    clerk: User, centre: Centre, *, part: str, entry: int | None, shown: str, says: str, at: datetime
) -> RecordDispute:
    """Dispute an entry, or what is missing in a part. The same entry isn't disputed twice while one waits."""
    User.objects.select_for_update(of=("self",)).get(pk=clerk.pk)
    if RecordDispute.objects.filter(clerk=clerk, part=part, entry=entry, answer=None).exists():
        raise Refused(Refusal.OPEN_ALREADY)
    return _open(clerk, centre, part=part, entry=entry, shown=shown, says=says, at=at)


@transaction.atomic
def ask_again(dispute: RecordDispute, *, says: str, at: datetime) -> RecordDispute:
    """Ask the leader in charge once more, where the answer did not satisfy."""
    found = RecordDispute.objects.select_for_update(of=("self",)).get(pk=dispute.pk)
    if not hasattr(found, "answer"):
        raise Refused(Refusal.NOT_ANSWERED_YET)
    if hasattr(found, "review") or found.review_of_id is not None:
        raise Refused(Refusal.REVIEWED_ALREADY)
    return _open(
        found.clerk, found.centre, part=found.part, entry=found.entry, shown=found.shown, says=says, at=at, again=found
    )


@transaction.atomic
def answer_dispute(dispute: RecordDispute, *, outcome: str, reason: str, by: User, at: datetime) -> DisputeAnswer:
    """Append the answer; once given it stands, and the clerk may ask the leader once more."""
    found = RecordDispute.objects.select_for_update(of=("self",)).get(pk=dispute.pk)
    if hasattr(found, "answer"):
        raise Refused(Refusal.ANSWERED_ALREADY)
    row = DisputeAnswer.objects.create(
        dispute=found, outcome=outcome, reason=reason, by=by, effective_at=at, recorded_at=at
    )
    audit.record("record.dispute_answered", found, by=by, at=at, outcome=outcome)
    return row


def note_taken_out(clerk: User, *, at: datetime) -> None:
    """That the clerk took their whole record out."""
    audit.record("record.taken_out", clerk, by=clerk, at=at)


def _open(
    clerk: User,
    centre: Centre,
    *,
    part: str,
    entry: int | None,
    shown: str,
    says: str,
    at: datetime,
    again: RecordDispute | None = None,
) -> RecordDispute:
    leads = actor_for(clerk, on=timezone.localdate(at)).has(Role.HEAD)
    row = RecordDispute.objects.create(
        clerk=clerk,
        centre=centre,
        part=part,
        entry=entry,
        shown=shown[:300],
        says=says,
        asked_of=answerer(is_review=again is not None, clerk_is_head=leads),
        review_of=again,
        effective_at=at,
        recorded_at=at,
    )
    audit.record("record.disputed", row, by=clerk, at=at, part=part, entry=entry)
    return row
