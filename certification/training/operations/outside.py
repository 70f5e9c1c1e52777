"""Trainings elsewhere: handed in by a clerk with a paper, answered by the head."""

from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.utils import timezone

from certification.training.domain.policy import papers_close_on
from certification.training.models import Attendance, SessionPaper, TrainingSession
from certification.training.operations.refusals import Refusal, Refused
from certification.training.operations.registers import Party, Source, register_attendance, sign_attendance
from certification.training.operations.sessions import add_paper, register_session
from people.models import Centre, User


@transaction.atomic
def hand_in_training(clerk: User, centre: Centre, *, name: str, data: bytes, at: datetime, **fields: Any) -> Attendance:
    """Enter a training the clerk went to on their own, with the paper that proves it, signed by the clerk.

    It counts by its level once the head approves, which is to sign; to decline is to contest with a reason. What comes
    after 31 January of the next year, and the same paper a second time, is refused.
    """
    today = timezone.localdate(at)
    User.objects.select_for_update(of=("self",)).get(pk=clerk.pk)
    proof = SessionPaper.Kind.PROOF
    handed_in = Attendance.objects.filter(clerk=clerk, paper__kind=proof, paper__sha256=sha256(data).hexdigest())
    if handed_in.exclude(signatures__party=Party.HEAD, signatures__word="contested").exists():
        raise Refused(Refusal.HANDED_IN)
    session = register_session(centre, kind=TrainingSession.Kind.OUTSIDE, by=clerk, at=at, **fields)
    if session.ended_on > today:
        raise Refused(Refusal.NOT_YET_HELD)
    if today > papers_close_on(session.ended_on.year):
        raise Refused(Refusal.YEAR_CLOSED)
    paper = add_paper(session, kind=proof, name=name, data=data, by=clerk, at=at)
    results = {clerk: Attendance.Result.COMPLETED}
    (line,) = register_attendance(session, results, by=clerk, at=at, source=Source.OUTSIDE, paper=paper)
    sign_attendance(line, party=Party.CLERK, by=clerk, at=at)
    return line
