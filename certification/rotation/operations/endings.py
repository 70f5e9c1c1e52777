"""Ending and annulling a posting by hand: decided by the rules, written by `people.operations`, in one transaction."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from certification.rotation.domain.moves import Approval, Approver
from certification.rotation.endings import EndPlan, plan_annulment, plan_end
from people import operations as people
from people.models import Posting, User


class SignatureMissing(Exception):
    """Nothing was written: the leader in charge must sign it, under a document number."""


class EndsBeforeStart(Exception):
    """A posting ends after its first day at the earliest; one that never should have begun is annulled."""


@transaction.atomic
def end_by_hand(posting: Posting, *, ends_on: date, reason: str, approval: Approval, by: User, at: datetime) -> Posting:
    """End a posting from that day on. Raises SignatureMissing, EndsBeforeStart; PostingClosed where it had ended."""
    people.hold_postings_of(posting.clerk)
    if ends_on <= posting.starts_on:
        raise EndsBeforeStart
    _signed(plan_end(posting, ends_on=ends_on), approval)
    told = _told(reason, approval)
    return people.end_posting(posting, ends_on=ends_on, by=by, at=at, reason=told, on=timezone.localdate(at))


@transaction.atomic
def annul_by_hand(posting: Posting, *, reason: str, approval: Approval, by: User, at: datetime) -> Posting:
    """Take a posting back that was written by mistake; raises SignatureMissing."""
    people.hold_postings_of(posting.clerk)
    _signed(plan_annulment(posting, on=timezone.localdate(at)), approval)
    return people.annul_posting(posting, reason=_told(reason, approval), by=by, at=at)


def _signed(plan: EndPlan, approval: Approval) -> None:
    if plan.needs_leader and (approval.by is not Approver.LEADER or not approval.document_number.strip()):
        raise SignatureMissing


def _told(reason: str, approval: Approval) -> str:
    """The reason, with the number of the paper behind it."""
    number = approval.document_number.strip()
    return f"{reason} · {number}" if number else reason
