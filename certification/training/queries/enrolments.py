"""Who asked for a seat in which class."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from certification.training.domain.seats import Seated, seat
from certification.training.models import Enrolment, TrainingSession
from certification.training.queries.registers import HELD
from people.models import User


@dataclass(frozen=True, slots=True)
class Seats:
    """The standing enrolments of a class, in the order of asking."""

    session: TrainingSession
    all: Seated[Enrolment]

    def of(self, clerk: User) -> Enrolment | None:
        return next((one for one in (*self.all.seated, *self.all.waiting) if one.clerk_id == clerk.pk), None)

    def place_in_line(self, clerk: User) -> int:
        """1 for who moves up next; 0 for who has a seat or never asked."""
        return next((n for n, one in enumerate(self.all.waiting, 1) if one.clerk_id == clerk.pk), 0)


def seats_of(sessions: Iterable[TrainingSession]) -> dict[int, Seats]:
    """By session; one query."""
    found = list(sessions)
    asked: dict[int, list[Enrolment]] = defaultdict(list)
    standing = Enrolment.objects.filter(session__in=found, withdrawn_at=None).select_related("clerk").order_by("pk")
    for one in standing:
        asked[one.session_id].append(one)
    return {session.pk: Seats(session, seat(asked[session.pk], seats=session.seats)) for session in found}


def sessions_to_come(centre: int | None, *, at: datetime) -> QuerySet[TrainingSession]:
    """Classes announced to the centre (by key) that have not begun, the next first."""
    return TrainingSession.objects.filter(centre=centre, kind=HELD, starts_at__gt=at).order_by("starts_at", "pk")
