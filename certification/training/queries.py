"""Reads about classes, registers and the yearly duty."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils import timezone

from certification.domain.spans import Span
from certification.training.domain import attendance as plain
from certification.training.domain.duty import DutyDecision, DutyPolicy, annual_duty
from certification.training.models import Attendance, AttendanceSignature, TrainingSession
from people.models import Centre, Leave, RoleGrant, User

POLICY = DutyPolicy(version="standard")
Party = AttendanceSignature.Party


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the register with the moments both sides signed it (None: not yet)."""

    attendance: Attendance
    signed: dict[str, AttendanceSignature]

    @property
    def by_clerk(self) -> AttendanceSignature | None:
        return self.signed.get(Party.CLERK)

    @property
    def by_head(self) -> AttendanceSignature | None:
        return self.signed.get(Party.HEAD)


@dataclass(frozen=True, slots=True)
class DutyRow:
    """A clerk's duty of a year, and the register lines it is made of, newest first."""

    clerk: User
    decision: DutyDecision
    lines: tuple[Line, ...]


def policy_for(centre: Centre | None) -> DutyPolicy:
    """The duty's rules for a centre: a class counts from above the level of the centre's own unit."""
    return POLICY if centre is None else replace(POLICY, own_level=plain.OrganiserLevel(centre.unit.level))


def sessions_of(centre: Centre, *, year: int) -> QuerySet[TrainingSession]:
    """Classes of a year, newest first, with `attended` (clerks in the register)."""
    return centre.training_sessions.filter(starts_at__year=year).annotate(
        attended=Count("attendances__clerk", distinct=True, filter=Q(attendances__result="completed"))
    )


def years_of(centre: Centre, *, on: date) -> list[int]:
    """Years that have a class, and this one, newest first."""
    found = {moment.year for moment in centre.training_sessions.dates("starts_at", "year")}
    return sorted(found | {on.year}, reverse=True)


def register_of(session: TrainingSession) -> dict[int, Line]:
    """The standing line of each clerk in the register, by clerk; two queries."""
    return {line.attendance.clerk_id: line for line in _standing(session.attendances.all())}


def lines_of(clerk: User) -> list[Line]:
    """A clerk's own register lines, newest class first; two queries."""
    return sorted(
        _standing(clerk.attendances.select_related("session")),
        key=lambda line: (line.attendance.session.starts_at, line.attendance.pk),
        reverse=True,
    )


def clerks_of_year(centre: Centre, *, year: int) -> QuerySet[User]:
    """Whoever was a clerk of the centre on any day of the year, by account name."""
    grants = RoleGrant.objects.filter(
        Q(ends_on=None) | Q(ends_on__gt=date(year, 1, 1)),
        role=RoleGrant.Role.CLERK,
        centre=centre,
        starts_on__lt=date(year + 1, 1, 1),
    )
    return User.objects.filter(pk__in=grants.values("user")).order_by("username")


def duties_of(clerks: Iterable[User], *, year: int, policy: DutyPolicy, on: date) -> list[DutyRow]:
    """The duty of each clerk in the year as it stands on `on`; four queries for any number of clerks."""
    people = list(clerks)
    employment, leave, lines = defaultdict(list), defaultdict(list), defaultdict(list)
    for grant in RoleGrant.objects.filter(user__in=people, role=RoleGrant.Role.CLERK):
        employment[grant.user_id].append(Span(grant.starts_on, grant.ends_on))
    for away in Leave.objects.filter(clerk__in=people):
        leave[away.clerk_id].append(Span(away.starts_on, away.ends_on))
    for line in _standing(Attendance.objects.filter(clerk__in=people).select_related("session"), on=on):
        lines[line.attendance.clerk_id].append(line)
    rows = []
    for clerk in people:
        decision = annual_duty(
            year=year,
            attendances=[_plain(line) for line in lines[clerk.pk]],
            employment=employment[clerk.pk],
            leave=leave[clerk.pk],
            policy=policy,
            on=on,
        )
        of_year = [line for line in lines[clerk.pk] if line.attendance.session.ended_on.year == year]
        rows.append(DutyRow(clerk, decision, tuple(reversed(of_year))))
    return rows


def duty_of(clerk: User, *, centre: Centre | None, year: int, on: date) -> DutyRow:
    """One clerk's duty of the year."""
    return duties_of([clerk], year=year, policy=policy_for(centre), on=on)[0]


def duties_of_centre(centre: Centre, *, year: int, on: date) -> list[DutyRow]:
    """The duty of everybody who was a clerk of the centre in the year."""
    return duties_of(clerks_of_year(centre, year=year), year=year, policy=policy_for(centre), on=on)


def _standing(lines: QuerySet[Attendance], *, on: date | None = None) -> list[Line]:
    """The newest line of each clerk and session known on `on`, in order of entry, with its signatures."""
    signatures = Prefetch("signatures", AttendanceSignature.objects.select_related("by"))
    newest: dict[tuple[int, int], Attendance] = {}
    for row in lines.prefetch_related(signatures).order_by("pk"):
        if on is None or timezone.localdate(row.recorded_at) <= on:
            newest[row.clerk_id, row.session_id] = row
    return [Line(row, {signature.party: signature for signature in row.signatures.all()}) for row in newest.values()]


def _plain(line: Line) -> plain.Attendance:
    row, clerk, head = line.attendance, line.by_clerk, line.by_head
    return plain.Attendance(
        session=str(row.session_id),
        ended_on=row.session.ended_on,
        recorded_on=timezone.localdate(row.recorded_at),
        level=plain.OrganiserLevel(row.session.organiser_level),
        completed=row.result == Attendance.Result.COMPLETED,
        clerk_confirmed_on=timezone.localdate(clerk.effective_at) if clerk else None,
        head_confirmed_on=timezone.localdate(head.effective_at) if head else None,
    )
