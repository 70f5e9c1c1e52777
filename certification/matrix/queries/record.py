"""A clerk's own record: certifications, yearly duty, postings, classes, papers."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from certification.awards.domain.decisions import Decision
from certification.awards.models import Certificate
from certification.awards.queries import certificates_of, standings
from certification.awards.queries.offers import offers
from certification.matrix.domain.cells import Cell
from certification.matrix.queries.board import cells_of
from certification.rotation.domain.tenure import TenureDecision
from certification.rotation.queries import tenures
from certification.training.queries import DutyRow, Line, duty_of, lines_of
from courses.models import Matter
from courses.queries import matter_ids_required
from people.models import Centre, Posting, User
from people.queries import centre_of, postings_of


@dataclass(frozen=True, slots=True)
class Standing:
    """One matter on the record."""

    matter: Matter
    cell: Cell
    decision: Decision


@dataclass(frozen=True, slots=True)
class Group:
    """A category with the matters required, or certified beyond what is."""

    category: str
    standings: tuple[Standing, ...]

    @property
    def valid(self) -> int:
        return sum(one.cell.covers for one in self.standings if one.cell.required)

    @property
    def required(self) -> int:
        return sum(one.cell.required for one in self.standings)


@dataclass(frozen=True, slots=True)
class Record:
    """Everything the house keeps about a clerk's competence, as it stands on the day."""

    clerk: User
    centre: Centre | None
    on: date
    groups: tuple[Group, ...]
    duties: tuple[DutyRow, ...]
    lines: tuple[Line, ...]
    postings: tuple[Posting, ...]
    tenure: TenureDecision
    certificates: tuple[Certificate, ...]

    @property
    def valid(self) -> int:
        return sum(group.valid for group in self.groups)

    @property
    def required(self) -> int:
        return sum(group.required for group in self.groups)


def record(clerk: User, *, on: date) -> Record:
    """Load the record in a constant number of queries."""
    centre = centre_of(clerk, on=on)
    duties = tuple(duty_of(clerk, centre=centre, year=year, on=on) for year in (on.year, on.year - 1))
    return Record(
        clerk=clerk,
        centre=centre,
        on=on,
        groups=_groups(clerk, centre, on),
        duties=duties,
        lines=tuple(lines_of(clerk)),
        postings=tuple(postings_of(clerk)),
        tenure=tenures([clerk], on=on)[clerk.pk],
        certificates=tuple(certificates_of(clerk)),
    )


def _groups(clerk: User, centre: Centre | None, on: date) -> tuple[Group, ...]:
    held = set(clerk.award_entries.values_list("matter", flat=True))
    keys = matter_ids_required([clerk], on)[clerk.pk] | held
    matters = Matter.objects.in_bulk(keys)
    held_to = offers(centre, keys, on=on)
    found = standings([clerk.pk], held_to, on=on)
    cells = cells_of([clerk], held_to, found, centre=centre, on=on)
    groups = defaultdict(list)
    for matter in sorted(matters.values(), key=lambda matter: (matter.category, matter.code)):
        one = Standing(matter, cells[clerk.pk, matter.pk], found.of(clerk.pk, matter.pk))
        groups[matter.category].append(one)
    return tuple(Group(category, tuple(own)) for category, own in groups.items())
