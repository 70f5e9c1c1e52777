"""A clerk's own record: certifications, practical assessments, yearly duty, postings, classes, papers."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from certification.awards.domain.decisions import Decision
from certification.awards.models import Certificate
from certification.awards.queries import certificates_of, standings
from certification.awards.queries.offers import offers
from certification.matrix.domain.cells import Cell
from certification.matrix.domain.completeness import CompletenessDecision
from certification.matrix.domain.coverage import FacetTotals, facet_totals
from certification.matrix.queries.board import cells_of
from certification.matrix.queries.complete import complete
from certification.practical.domain.validity import PracticalDecision
from certification.practical.queries import Words, assessments_of, checklists_in_force, practical_standings
from certification.rotation.domain.tenure import TenureDecision
from certification.rotation.queries import tenures
from certification.training.queries import DutyRow, Line, duties_of_years, lines_of
from courses.models import Matter
from courses.queries import matter_ids_required, matters_offered
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
    def facets(self) -> tuple[FacetTotals, ...]:
        """Of what is required, facet by facet."""
        return facet_totals(one.cell for one in self.standings)

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
    complete: CompletenessDecision
    practicals: Mapping[str, PracticalDecision]
    assessments: tuple[Words, ...]
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
    duties = duties_of_years(clerk, (on.year, on.year - 1), on=on)
    systems = [row.system for row in checklists_in_force(centre, on=on)]
    standing = practical_standings([clerk], systems, on=on)
    practicals = {system: standing[clerk.pk, system] for system in systems}
    offered = [matter.pk for matter in matters_offered(centre, on)] if centre else []
    groups, cells = _groups(clerk, centre, offered, on)
    return Record(
        clerk=clerk,
        centre=centre,
        on=on,
        groups=groups,
        complete=complete(cells, practicals, on=on),
        practicals=practicals,
        assessments=tuple(assessments_of(clerk)),
        duties=duties,
        lines=tuple(lines_of(clerk)),
        postings=tuple(postings_of(clerk)),
        tenure=tenures([clerk], on=on)[clerk.pk],
        certificates=tuple(certificates_of(clerk)),
    )


def _groups(clerk: User, centre: Centre | None, offered: list[int], on: date) -> tuple[tuple[Group, ...], list[Cell]]:
    """What is required or held, by category; and the cells of everything the centre offers, required or not."""
    held = set(clerk.award_entries.values_list("matter", flat=True))
    required = matter_ids_required([clerk], on)
    keys = required[clerk.pk] | held
    matters = Matter.objects.in_bulk(keys)
    held_to = offers(centre, keys | set(offered), on=on)
    found = standings([clerk.pk], held_to, on=on)
    cells = cells_of([clerk], held_to, found, centre=centre, on=on, required=required)
    groups = defaultdict(list)
    for matter in sorted(matters.values(), key=lambda matter: (matter.category, matter.code)):
        one = Standing(matter, cells[clerk.pk, matter.pk], found.of(clerk.pk, matter.pk))
        groups[matter.category].append(one)
    shown = tuple(Group(category, tuple(own)) for category, own in groups.items())
    return shown, [cells[clerk.pk, key] for key in offered]
