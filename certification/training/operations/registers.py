"""Writes about who attended, and what both sides say on it: one transaction each, with its audit row."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from certification.training.domain.policy import papers_close_on
from certification.training.models import Attendance, AttendanceSignature, SessionPaper, TrainingSession
from certification.training.operations.refusals import Refusal, Refused
from ledger import audit
from people.models import User

Party, Word, Source = AttendanceSignature.Party, AttendanceSignature.Word, Attendance.Source


@transaction.atomic
def register_attendance(
    session: TrainingSession,
    results: Mapping[User, str],
    *,
    by: User | None,
    at: datetime,
    source: str = Source.REGISTER,
    paper: SessionPaper | None = None,
) -> list[Attendance]:
    """Append a line for each clerk whose result is new or differs from what stands; what is equal writes nothing.

    A new line starts unsigned, so a corrected result asks both sides again. A class that has not begun has no register.
    """
    TrainingSession.objects.select_for_update(of=("self",)).get(pk=session.pk)
    if at < session.starts_at:
        raise Refused(Refusal.NOT_YET_HELD)
    standing = {line.clerk_id: line.result for line in session.attendances.order_by("pk")}
    written = []
    for clerk, result in results.items():
        if standing.get(clerk.pk) == result:
            continue
        line = Attendance.objects.create(
            session=session,
            clerk=clerk,
            result=result,
            source=source,
            paper=paper,
            by=by,
            effective_at=session.starts_at,
            recorded_at=at,
        )
        audit.record("attendance.registered", line, by=by, at=at, clerk=clerk.pk, result=result)
        written.append(line)
    return written


@transaction.atomic
def sign_attendance(line: Attendance, *, party: str, by: User, at: datetime) -> AttendanceSignature:
    """Add one side's signature, also after it contested; the same again is the first one. Only a line that stands can
    be signed: the newest, or the newest until its year was closed.

    The clerk signs their own line and nobody else's, and nobody signs for both sides.
    """
    return _say(line, Word.SIGNED, "", party=party, by=by, at=at)


@transaction.atomic
def contest_attendance(line: Attendance, *, party: str, reason: str, by: User, at: datetime) -> AttendanceSignature:
    """One side says why it was otherwise; it doesn't count until that side signs or the head corrects the line."""
    if line.signatures.filter(party=party, word=Word.SIGNED).exists():
        raise Refused(Refusal.SIGNED_ALREADY)
    return _say(line, Word.CONTESTED, reason, party=party, by=by, at=at)


def _say(line: Attendance, word: str, reason: str, *, party: str, by: User, at: datetime) -> AttendanceSignature:
    if line.pk not in _standing(line, at):
        raise Refused(Refusal.REPLACED)
    if party == Party.CLERK and line.clerk_id != by.pk:
        raise Refused(Refusal.NOT_YOURS)
    if party == Party.HEAD and line.clerk_id == by.pk:
        raise Refused(Refusal.BOTH_SIDES)
    row, new = AttendanceSignature.objects.get_or_create(
        attendance=line,
        party=party,
        word=word,
        defaults={"reason": reason, "by": by, "effective_at": at, "recorded_at": at},
    )
    if new:
        audit.record(f"attendance.{word}", line, by=by, at=at, party=party)
    return row


def _standing(line: Attendance, at: datetime) -> set[int]:
    """The newest line, and where its year is closed the newest one until then."""
    rows = Attendance.objects.filter(session=line.session_id, clerk=line.clerk_id).order_by("pk")
    closes = papers_close_on(line.session.ended_on.year)
    in_time = [row.pk for row in rows if timezone.localdate(row.recorded_at) <= closes]
    return {rows.last().pk, *in_time[-1:]} if rows else set()
