"""Asking for a seat in a class, and giving it back."""

from datetime import datetime

from django.db import transaction

from certification.training.models import Enrolment, TrainingSession
from certification.training.operations.refusals import Refusal, Refused
from ledger import audit
from people.models import User
from people.queries import clerks_of


@transaction.atomic
def enrol(session: TrainingSession, clerk: User, *, by: User, at: datetime) -> Enrolment:
    """Ask for a seat until the class begins; who asked already keeps their place in line."""
    session = _open(session, at)
    if not clerks_of(session.centre, on=session.started_on).filter(pk=clerk.pk).exists():
        raise Refused(Refusal.NOT_OF_THE_CENTRE)
    found, new = Enrolment.objects.get_or_create(
        session=session, clerk=clerk, withdrawn_at=None, defaults={"by": by, "at": at}
    )
    if new:
        audit.record("training.enrolled", found, by=by, at=at, clerk=clerk.pk)
    return found


@transaction.atomic
def withdraw(session: TrainingSession, clerk: User, *, by: User, at: datetime) -> None:
    """Give the seat back until the class begins; whoever waits first has it then."""
    session = _open(session, at)
    for found in session.enrolments.filter(clerk=clerk, withdrawn_at=None):
        found.withdrawn_at = at
        found.save(update_fields=["withdrawn_at"])
        audit.record("training.withdrawn", found, by=by, at=at, clerk=clerk.pk)


def _open(session: TrainingSession, at: datetime) -> TrainingSession:
    """The class, locked, while it has not begun."""
    session = TrainingSession.objects.select_for_update(of=("self",)).select_related("centre").get(pk=session.pk)
    if at >= session.starts_at:
        raise Refused(Refusal.BEGUN)
    return session
