"""Reads about disputes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from certification.rights.domain.dispute import Clock, clock
from certification.rights.models import DisputeAnswer, RecordDispute
from certification.rights.parts import BY_NAME
from people.actor import Actor
from people.models import User


@dataclass(frozen=True, slots=True)
class Told:
    """A dispute with its clock, its answer (None: none yet) and the one that asked once more."""

    dispute: RecordDispute
    clock: Clock
    answer: DisputeAnswer | None

    @property
    def part(self) -> str:
        return str(BY_NAME[self.dispute.part].title)

    @property
    def address(self) -> str | None:
        """Where the disputed entry stands, if it has a page."""
        if self.dispute.entry is None:
            return None
        return BY_NAME[self.dispute.part].address(self.dispute.clerk, self.dispute.entry)


def told(disputes: Iterable[RecordDispute], *, on: date) -> list[Told]:
    """Each dispute as it stands on the day."""
    found = []
    for dispute in disputes:
        answer = getattr(dispute, "answer", None)
        answered_on = timezone.localdate(answer.effective_at) if answer else None
        found.append(
            Told(dispute, clock(timezone.localdate(dispute.effective_at), answered_on=answered_on, on=on), answer)
        )
    return found


def disputes_of(clerk: User) -> QuerySet[RecordDispute]:
    """The clerk's own, newest first."""
    return _whole(clerk.record_disputes.all())


def disputes_in_sight(actor: Actor) -> QuerySet[RecordDispute]:
    """Those of the centres the actor answers for, but never their own; the unanswered ones first come first."""
    rows = RecordDispute.objects.exclude(clerk=actor.user)
    if not actor.is_admin:
        rows = rows.filter(Q(centre__in=actor.heads) | Q(centre__unit__in=actor.leads_units))
    return _whole(rows)


def answers(actor: Actor, dispute: RecordDispute) -> bool:
    """Whether this dispute is the actor's to answer."""
    if dispute.clerk_id == actor.user.pk:
        return False
    if actor.is_admin:
        return True
    if dispute.asked_of == RecordDispute.AskedOf.LEADER:
        return dispute.centre.unit_id in actor.leads_units
    return dispute.centre_id in actor.heads


def _whole(rows: QuerySet[RecordDispute]) -> QuerySet[RecordDispute]:
    return rows.select_related("clerk", "centre", "answer__by", "review", "review_of__answer__by")
