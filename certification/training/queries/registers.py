"""Reads about classes of a centre and their registers."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from certification.training.domain.policy import papers_close_on
from certification.training.models import Attendance, AttendanceSignature, TrainingSession
from people.models import Centre, User

Party, Word = AttendanceSignature.Party, AttendanceSignature.Word
HELD, OUTSIDE = TrainingSession.Kind.HELD, TrainingSession.Kind.OUTSIDE


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the register with what each side said on it, by (party, word)."""

    attendance: Attendance
    words: dict[tuple[str, str], AttendanceSignature]

    @property
    def by_clerk(self) -> AttendanceSignature | None:
        return self.words.get((Party.CLERK, Word.SIGNED))

    @property
    def by_head(self) -> AttendanceSignature | None:
        return self.words.get((Party.HEAD, Word.SIGNED))

    @property
    def disputed(self) -> AttendanceSignature | None:
        """The clerk's word that it was otherwise, while the clerk has not signed after all."""
        return None if self.by_clerk else self.words.get((Party.CLERK, Word.CONTESTED))

    @property
    def declined(self) -> AttendanceSignature | None:
        """The head's word that it does not count, while the head has not signed after all."""
        return None if self.by_head else self.words.get((Party.HEAD, Word.CONTESTED))


def sessions_of(centre: Centre, *, year: int) -> QuerySet[TrainingSession]:
    """Classes of a year announced to the centre, newest first, with `attended`: clerks whose standing line says that
    they completed it."""
    corrected = Attendance.objects.filter(session=OuterRef("session"), clerk=OuterRef("clerk"), pk__gt=OuterRef("pk"))
    completed = Attendance.objects.filter(~Exists(corrected), result=Attendance.Result.COMPLETED)
    held = centre.training_sessions.filter(starts_at__year=year, kind=HELD)
    # where rows are grouped, the model's own order is left out
    return held.annotate(attended=Count("attendances", filter=Q(attendances__in=completed))).order_by(
        "-starts_at", "-pk"
    )


def years_of(centre: Centre, *, on: date) -> list[int]:
    """Years that have a class, and this one, newest first."""
    found = {moment.year for moment in centre.training_sessions.dates("starts_at", "year")}
    return sorted(found | {on.year}, reverse=True)


def register_of(session: TrainingSession) -> dict[int, Line]:
    """The standing line of each clerk in the register, by clerk; two queries."""
    return {line.attendance.clerk_id: line for line in standing_lines(session.attendances.select_related("clerk"))}


def registers_of(sessions: Iterable[TrainingSession]) -> dict[int, list[Line]]:
    """The register of each class by name; two queries for any number of classes."""
    found = defaultdict(list)
    for line in standing_lines(Attendance.objects.filter(session__in=list(sessions)).select_related("clerk")):
        found[line.attendance.session_id].append(line)
    return {key: sorted(lines, key=lambda line: str(line.attendance.clerk)) for key, lines in found.items()}


def lines_of(clerk: User) -> list[Line]:
    """A clerk's own register lines, newest class first; two queries."""
    return newest_class_first(standing_lines(clerk.attendances.select_related("session")))


def outside_lines(centre: Centre, *, year: int) -> list[Line]:
    """Trainings elsewhere that clerks of the centre handed in, newest first; what waits for the head's word is told by
    the line. Two queries."""
    own = Attendance.objects.filter(session__centre=centre, session__kind=OUTSIDE, session__starts_at__year=year)
    return newest_class_first(standing_lines(own.select_related("session", "clerk", "paper")))


def newest_class_first(lines: Iterable[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: (line.attendance.session.starts_at, line.attendance.pk), reverse=True)


def standing_lines(lines: QuerySet[Attendance], *, on: date | None = None, final: bool = False) -> list[Line]:
    """The newest line of each clerk and session known on `on`, in order of entry, with its signatures.

    `final`: once the year of a class is closed, its newest line until then stands, and a later one only where there is
    none; for that, `lines` come with their sessions.
    """
    signatures = Prefetch("signatures", AttendanceSignature.objects.select_related("by"))
    newest: dict[tuple[int, int], Attendance] = {}
    for row in lines.prefetch_related(signatures).order_by("pk"):
        recorded, key = timezone.localdate(row.recorded_at), (row.clerk_id, row.session_id)
        if on is not None and recorded > on:
            continue
        if final and key in newest and recorded > papers_close_on(row.session.ended_on.year):
            continue
        newest[key] = row
    return [Line(row, {(word.party, word.word): word for word in row.signatures.all()}) for row in newest.values()]
