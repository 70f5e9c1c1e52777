"""Writes about classes and attendance: one transaction each, with its audit row."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db import transaction

from certification.training.models import Attendance, AttendanceSignature, TrainingSession
from ledger import audit
from people.models import Centre, User

Party = AttendanceSignature.Party


class Refusal(StrEnum):
    """Why a register or a signature is not taken."""

    NOT_YET_HELD = "not_yet_held"
    REPLACED = "replaced"
    NOT_YOURS = "not_yours"
    BOTH_SIDES = "both_sides"


class Refused(Exception):
    """Nothing was written; `reason` says why, `certification.training.reasons` says it in words."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason)
        self.reason = reason


@transaction.atomic
def register_session(centre: Centre, *, by: User | None, at: datetime, **fields: Any) -> TrainingSession:
    """Enter a class; `fields` are the model's own (title, organiser, organiser_level, starts_at, hours …)."""
    session = TrainingSession.objects.create(centre=centre, registered_by=by, registered_at=at, **fields)
    audit.record("training.registered", session, by=by, at=at, title=session.title)
    return session


@transaction.atomic
def register_attendance(
    session: TrainingSession, results: Mapping[User, str], *, by: User | None, at: datetime
) -> list[Attendance]:
    """Append a line for each clerk whose result is new or differs from what stands; what is equal writes nothing.

    A new line starts unsigned, so a corrected result asks both sides again. A class that has not begun has no register.
    """
    if at < session.starts_at:
        raise Refused(Refusal.NOT_YET_HELD)
    standing = {line.clerk_id: line.result for line in session.attendances.order_by("pk")}
    written = []
    for clerk, result in results.items():
        if standing.get(clerk.pk) == result:
            continue
        line = Attendance.objects.create(
            session=session, clerk=clerk, result=result, by=by, effective_at=session.starts_at, recorded_at=at
        )
        audit.record("attendance.registered", line, by=by, at=at, clerk=clerk.pk, result=result)
        written.append(line)
    return written


@transaction.atomic
def sign_attendance(line: Attendance, *, party: str, by: User, at: datetime) -> AttendanceSignature:
    """Add one side's signature; the same again is the first one. Only the newest line can be signed.

    The clerk signs their own line and nobody else's, and nobody signs for both sides.
    """
    newest = Attendance.objects.filter(session=line.session_id, clerk=line.clerk_id).order_by("-pk").first()
    if newest is None or newest.pk != line.pk:
        raise Refused(Refusal.REPLACED)
    if party == Party.CLERK and line.clerk_id != by.pk:
        raise Refused(Refusal.NOT_YOURS)
    if party == Party.HEAD and line.clerk_id == by.pk:
        raise Refused(Refusal.BOTH_SIDES)
    signature, new = AttendanceSignature.objects.get_or_create(
        attendance=line, party=party, defaults={"by": by, "effective_at": at, "recorded_at": at}
    )
    if new:
        audit.record("attendance.signed", line, by=by, at=at, party=party)
    return signature
