"""Who and what needs a head's attention: plain rows for the home page, the most urgent kind first."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from certification.matrix.domain.coverage import Cover
from certification.matrix.domain.seals import CellState
from certification.matrix.queries.board import Board, board
from certification.matrix.queries.errands import checks_over
from certification.practical.domain.validity import PracticalStatus
from certification.practical.queries import checklists_in_force, practical_standings
from certification.rotation.domain.tenure import TenureReason
from certification.rotation.queries import tenures
from certification.shadowing.domain.closing import ClosingStatus
from certification.shadowing.queries import Told, disagreements, shadowings_of_centre, waits_for_paper
from certification.staff_file.awaiting import ENTRY_WAITS
from certification.training.domain.duty import DutyStatus
from certification.training.queries import duties_of_centre
from courses.queries.offerings import authorisations_expiring
from people.awaiting import Waiting
from people.models import Centre, User


class AttentionKind(StrEnum):
    """What it is about; `certification.matrix.reasons` says it in words. The order is that of urgency."""

    UNCOVERED = "uncovered"
    SINGLE = "single"
    OVERDUE = "overdue"
    STALE = "stale"
    OVERFULL = "overfull"
    DUTY_AT_RISK = "duty_at_risk"
    PRACTICAL_ENDING = "practical_ending"
    SHADOWING_DIFFERS = "shadowing_differs"
    SHADOWING_WAITS = "shadowing_waits"
    TENURE = "tenure"
    FILE_WAITS = "file_waits"
    AUTHORITY_ENDS = "authority_ends"
    SHORT = "short"


@dataclass(frozen=True, slots=True)
class Attention:
    """One row: about a clerk (None: about the centre), how many things, the first of them by name, and the earliest
    day that matters. `duty`, `tenure` carry the reason's code where one says more."""

    kind: AttentionKind
    count: int
    clerk: User | None = None
    first: tuple[str, ...] = ()
    since: date | None = None
    reason: str = ""


NAMED = 3
WAITING = (ClosingStatus.WAITS_FOR_HOST, ClosingStatus.WAITS_FOR_CHECK)
WARNED = (
    TenureReason.MAXIMUM_PASSED,
    TenureReason.MAXIMUM_NEAR,
    TenureReason.ENDS_BEFORE_MINIMUM,
    TenureReason.MINIMUM_NEAR,
    TenureReason.BETWEEN_POSTS,
)


def attention(
    centre: Centre, on: date, *, known: Board | None = None, waiting: Iterable[Waiting] = ()
) -> list[Attention]:
    """What needs the head on the day, but for signatures, which `people.awaiting` lists; a constant number of queries.
    `known` saves loading the board. Of what is `waiting` for the reader, entries of staff files are a row here too."""
    matrix = known or board(centre, on=on)
    rows = [*_cover(matrix), *_clerks(matrix), *_duty(centre, on), *_tenure(matrix), *_practical(matrix)]
    rows += [*_shadowing(centre, on), *_files(matrix, waiting)]
    if over := checks_over(matrix):
        names = tuple(clerk.name for clerk in matrix.clerks if clerk.pk in over)
        rows.append(Attention(AttentionKind.OVERFULL, sum(over.values()), first=names[:NAMED]))
    if ending := authorisations_expiring([centre], on=on):
        names = tuple(one.offering.matter.name for one in ending[:NAMED])
        rows.append(Attention(AttentionKind.AUTHORITY_ENDS, len(ending), None, names, ending[0].offering.expires_on))
    order = list(AttentionKind)
    return sorted(rows, key=lambda row: (order.index(row.kind), -row.count, row.clerk.username if row.clerk else ""))


def _cover(matrix: Board) -> Iterator[Attention]:
    names = {str(matter.pk): matter.name for matter in matrix.matters}
    kinds = {
        Cover.NONE: AttentionKind.UNCOVERED,
        Cover.SINGLE: AttentionKind.SINGLE,
        Cover.SHORT: AttentionKind.SHORT,
    }
    found = defaultdict(list)
    for one in matrix.coverage.short:
        found[kinds[one.cover]].append(names[one.matter])
    for kind, matters in found.items():
        yield Attention(kind, len(matters), first=tuple(matters[:NAMED]))


def _clerks(matrix: Board) -> Iterator[Attention]:
    names = {matter.pk: matter.name for matter in matrix.matters}
    stale, overdue = defaultdict(list), defaultdict(list)
    for (clerk, matter), one in matrix.cells.items():
        if one.required and one.state in (CellState.STALE, CellState.VALID_EXCEPT):
            days = [mark.due_on for mark in one.strip if mark.due_on]
            stale[clerk].append((min(days, default=one.expires_on or matrix.on), names[matter]))
        elif one.overdue:
            overdue[clerk].append((one.due_on, names[matter]))
    for kind, found in ((AttentionKind.STALE, stale), (AttentionKind.OVERDUE, overdue)):
        for clerk in matrix.clerks:
            if own := sorted(found[clerk.pk]):
                yield Attention(kind, len(own), clerk, tuple(name for _day, name in own[:NAMED]), own[0][0])


def _duty(centre: Centre, on: date) -> Iterator[Attention]:
    for row in duties_of_centre(centre, year=on.year, on=on):
        if row.decision.status in (DutyStatus.AT_RISK, DutyStatus.MISSED):
            yield Attention(AttentionKind.DUTY_AT_RISK, 1, row.clerk, reason=row.decision.status)


def _tenure(matrix: Board) -> Iterator[Attention]:
    found = tenures(list(matrix.clerks), on=matrix.on)
    for clerk in matrix.clerks:
        decision = found[clerk.pk]
        reason = next((reason for reason in WARNED if reason in decision.reasons), None)
        if reason:
            yield Attention(AttentionKind.TENURE, 1, clerk, since=decision.latest_on or decision.free_on, reason=reason)


def _practical(matrix: Board) -> Iterator[Attention]:
    """Assessments of the clerks that end within their warning time or have ended."""
    systems = [row.system for row in checklists_in_force(matrix.centre, on=matrix.on)]
    found = practical_standings(matrix.clerks, systems, on=matrix.on)
    ending = [
        (decision.expires_on, clerk.name)
        for clerk in matrix.clerks
        for decision in (found[clerk.pk, system] for system in systems)
        if decision.status in (PracticalStatus.DUE, PracticalStatus.EXPIRED)
    ]
    if ending:
        ending.sort()
        names = tuple(dict.fromkeys(name for _day, name in ending))[:NAMED]
        yield Attention(AttentionKind.PRACTICAL_ENDING, len(ending), first=names, since=ending[0][0])


def _files(matrix: Board, waiting: Iterable[Waiting]) -> Iterator[Attention]:
    """Entries the centre's clerks made in their files."""
    names = {clerk.pk: clerk.name for clerk in matrix.clerks}
    own = [one for one in waiting if one.what is ENTRY_WAITS and one.whom in names]
    if own:
        first = tuple(dict.fromkeys(names[one.whom] for one in own))[:NAMED]
        yield Attention(AttentionKind.FILE_WAITS, len(own), first=first, since=own[0].since)


def _shadowing(centre: Centre, on: date) -> Iterator[Attention]:
    """Where host and check say different things, and what waits for a clerk after its last day."""
    rows = shadowings_of_centre(centre, on=on)
    paper = waits_for_paper(rows)
    waiting = [row for row in rows if row.closing.status in WAITING and row not in paper]
    found: dict[AttentionKind, list[Told]] = {
        AttentionKind.SHADOWING_DIFFERS: disagreements(rows),
        AttentionKind.SHADOWING_WAITS: waiting,
    }
    for kind, own in found.items():
        if own:
            names = tuple(dict.fromkeys(row.shadowing.learner.name for row in own))[:NAMED]
            yield Attention(kind, len(own), first=names)
