"""The clerk's home: what to do now, most binding first, within the week's burden budget."""

from dataclasses import dataclass
from datetime import date, timedelta

from certification.matrix.domain.seals import CellState
from certification.matrix.queries.record import Record, Standing, record
from certification.training.domain.duty import DutyReason
from people.models import User
from quizzes.queries.practice import PracticePlan, practice_plan

CHECK_SECONDS = 7 * 60
"""A matter check by the expected length of the sequential rule: ten items of forty seconds."""
SOON = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Errand:
    """One check that is due: a changed matter first, then by its day."""

    standing: Standing
    changed: bool
    due_on: date | None
    overdue: bool


@dataclass(frozen=True, slots=True)
class ClerkHome:
    """`now` fits into what is left of the week, `later` does not; both are told."""

    record: Record
    practice: PracticePlan
    now: tuple[Errand, ...]
    later: tuple[Errand, ...]
    to_sign: int

    @property
    def checks_waiting(self) -> int:
        return len(self.now) + len(self.later)


def clerk_home(clerk: User, *, on: date) -> ClerkHome:
    """Load the home in a constant number of queries."""
    found, plan = record(clerk, on=on), practice_plan(clerk, on=on)
    errands = _errands(found, on=on)
    room = plan.week_seconds_left // CHECK_SECONDS
    unsigned = sum(DutyReason.UNCONFIRMED in duty.decision.reasons for duty in found.duties)
    return ClerkHome(found, plan, tuple(errands[:room]), tuple(errands[room:]), unsigned)


def _errands(found: Record, *, on: date) -> list[Errand]:
    """Checks to sit: changed matters, then what is due within a month or overdue, the earliest day first."""
    errands = [
        errand
        for group in found.groups
        for standing in group.standings
        if (errand := _errand(standing, on=on)) is not None
    ]
    return sorted(errands, key=lambda e: (not e.changed, e.due_on or date.max, e.standing.matter.code))


def _errand(standing: Standing, *, on: date) -> Errand | None:
    cell = standing.cell
    if not cell.required or not cell.assessable:
        return None
    if cell.state in (CellState.VALID_EXCEPT, CellState.STALE):
        days = [mark.due_on for mark in cell.strip if mark.due_on]
        return Errand(standing, True, min(days, default=None), cell.overdue)
    if cell.state is CellState.NOT_YET and cell.due_on and cell.due_on <= on + SOON:
        return Errand(standing, False, cell.due_on, cell.overdue)
    return None
