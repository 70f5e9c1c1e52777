"""The staff files of a centre or of one person, as they stand on a day."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from certification.staff_file.domain import entries as plain
from certification.staff_file.domain.standing import FileStanding, KindStanding, file_standing
from certification.staff_file.models import StaffFileEntry, StaffFileWord
from courses.moments import end_of
from people.models import Centre, RoleGrant, User

Role = RoleGrant.Role


@dataclass(frozen=True, slots=True)
class PersonFile:
    """One person's file on a day: the rows known by then, newest first, and where each thing stands."""

    person: User
    standing: FileStanding
    rows: tuple[StaffFileEntry, ...]

    def entry(self, one: KindStanding) -> StaffFileEntry | None:
        """The row a status rests on."""
        return next((row for row in self.rows if row.pk == one.entry), None)

    @property
    def waiting(self) -> tuple[StaffFileEntry, ...]:
        """What waits for the head, the oldest first."""
        keys = set(self.standing.waiting)
        return tuple(row for row in reversed(self.rows) if row.pk in keys)


def centre_file(centre: Centre, on: date) -> list[PersonFile]:
    """The file of everybody who is clerk or head of the centre that day, by account name; three queries."""
    return files_of(staff_of(centre, on=on), on=on)


def person_file(person: User, *, on: date) -> PersonFile:
    """One person's file; two queries."""
    return files_of([person], on=on)[0]


def files_of(people: Iterable[User], *, on: date) -> list[PersonFile]:
    """The files of these people, in their order; two queries for any number of them."""
    found = list(people)
    own = defaultdict(list)
    rows = StaffFileEntry.objects.filter(clerk__in=found, recorded_at__lt=end_of(on))
    for row in rows.select_related("by", "word__by").order_by("-pk"):
        own[row.clerk_id].append(row)
    return [_file(person, own[person.pk], on=on) for person in found]


def by_person(rows: QuerySet[StaffFileEntry], *, on: date) -> list[PersonFile]:
    """The files these rows make, each person's all of them; one query."""
    own = defaultdict(list)
    for row in rows.select_related("clerk", "by", "word__by").order_by("-pk"):
        own[row.clerk].append(row)
    return [_file(person, rows, on=on) for person, rows in own.items()]


def _file(person: User, rows: list[StaffFileEntry], *, on: date) -> PersonFile:
    return PersonFile(person, file_standing(map(_plain, rows), on=on), tuple(rows))


def staff_of(centre: Centre, *, on: date) -> QuerySet[User]:
    """Clerks and heads of the centre that day, by account name."""
    grants = RoleGrant.objects.in_force(on).filter(role__in=[Role.CLERK, Role.HEAD], centre=centre)
    return User.objects.filter(pk__in=grants.values("user")).order_by("username")


def staff_of_year(centre: Centre, *, year: int) -> QuerySet[User]:
    """Clerks and heads of the centre on any day of the year, by account name."""
    grants = _grants_of_year(year).filter(role__in=[Role.CLERK, Role.HEAD], centre=centre)
    return User.objects.filter(pk__in=grants.values("user")).order_by("username")


def heads_of_year(centre: Centre, *, year: int) -> set[int]:
    """Keys of whoever headed the centre on any day of the year."""
    return set(_grants_of_year(year).filter(role=Role.HEAD, centre=centre).values_list("user", flat=True))


def _grants_of_year(year: int) -> QuerySet[RoleGrant]:
    return RoleGrant.objects.filter(
        Q(ends_on=None) | Q(ends_on__gt=date(year, 1, 1)), starts_on__lt=date(year + 1, 1, 1)
    )


def _plain(row: StaffFileEntry) -> plain.Entry:
    word: StaffFileWord | None = getattr(row, "word", None)
    return plain.Entry(
        key=row.pk,
        kind=plain.EntryKind(row.kind),
        recorded_on=timezone.localdate(row.recorded_at),
        level=plain.Level(row.level) if row.level else None,
        valid_until=row.valid_until,
        replaces=row.replaces_id,
        withdrawn=row.withdrawn,
        word=plain.Word(word.word) if word else None,
        said_on=timezone.localdate(word.recorded_at) if word else None,
    )
