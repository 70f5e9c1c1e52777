"""The clerk's home: what to do now, most binding first, within the week's burden budget."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from certification.awards.domain.decisions import Reason, Status
from certification.matrix.domain.seals import CellState
from certification.matrix.queries.record import Record, Standing, record
from certification.training.domain.duty import DutyReason
from people.models import User
from quizzes.queries.practice import PracticePlan, practice_plan

CHECK_SECONDS = 7 * 60
"""A matter check by the expected length of the sequential rule: ten items of forty seconds."""
SOON = timedelta(days=30)


class ErrandKind(StrEnum):
    """Why a check is due; the order is that of urgency where days are the same."""

    CHANGED = "changed"  # facets changed: the delta check
    EXPIRED = "expired"
    RENEWAL = "renewal"  # still valid, but not for long
    FIRST = "first"


@dataclass(frozen=True, slots=True)
class Errand:
    """One check that is due, by which day. An expired certification's day is its last one."""

    kind: ErrandKind
    standing: Standing
    due_on: date | None
    overdue: bool

    @property
    def whole(self) -> bool:
        """Whether every facet is asked, changed or not."""
        return self.kind is not ErrandKind.CHANGED


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
    """Checks to sit: changed matters first, then what expired, ends or is due within a month, by its day."""
    errands = [
        errand
        for group in found.groups
        for standing in group.standings
        if (errand := _errand(standing, on=on)) is not None
    ]
    order = list(ErrandKind)
    return sorted(errands, key=lambda e: (e.whole, e.due_on or date.max, order.index(e.kind), e.standing.matter.code))


def _errand(standing: Standing, *, on: date) -> Errand | None:
    cell, decision = standing.cell, standing.decision
    if not cell.required or not cell.assessable:
        return None
    kind, due_on = None, None
    if decision.status in (Status.VALID_EXCEPT, Status.LAPSED):
        kind, due_on = ErrandKind.CHANGED, min(stale.due_on for stale in decision.stale_facets)
    elif decision.status is Status.EXPIRED:
        kind, due_on = ErrandKind.EXPIRED, decision.expires_on
    elif decision.valid and Reason.RENEWAL_OPEN in decision.reasons:
        kind, due_on = ErrandKind.RENEWAL, decision.expires_on
    elif cell.state is CellState.NOT_YET:
        kind, due_on = ErrandKind.FIRST, cell.due_on
    if kind is None or due_on is None or (due_on > on + SOON and kind is not ErrandKind.CHANGED):
        return None
    return Errand(kind, standing, due_on, due_on < on)
