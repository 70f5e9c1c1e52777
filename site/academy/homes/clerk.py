"""The clerk's home: what to do now, most binding first, within the week's burden budget."""

from dataclasses import dataclass
from datetime import date

from certification.matrix.domain.errands import Errand as Check
from certification.matrix.domain.errands import ErrandKind, errands
from certification.matrix.queries.errands import as_due
from certification.matrix.queries.record import Record, Standing, record
from certification.training.domain.duty import DutyReason
from people.models import User
from quizzes.domain.burden import book
from quizzes.queries.booking import Lengths
from quizzes.queries.practice import PracticePlan, practice_plan


@dataclass(frozen=True, slots=True)
class Errand:
    """One check that is due, with the matter as it stands on the record."""

    check: Check
    standing: Standing

    @property
    def kind(self) -> ErrandKind:
        return self.check.kind

    @property
    def due_on(self) -> date:
        return self.check.due_on

    @property
    def overdue(self) -> bool:
        return self.check.overdue

    @property
    def whole(self) -> bool:
        return self.check.whole


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
    found = record(clerk, on=on)
    standing = {one.cell.matter: one for group in found.groups for one in group.standings}
    checks = errands((one.cell for one in standing.values()), on=on)
    due, lengths = as_due(checks), Lengths.on(on)
    plan = practice_plan(clerk, on=on, due=due)
    told = [Errand(one, standing[one.matter]) for one in checks]
    reckoned = zip(told, map(lengths.of, due), strict=True)
    now, later, _kept = book(reckoned, left=plan.week.left)
    unsigned = sum(DutyReason.UNCONFIRMED in duty.decision.reasons for duty in found.duties)
    return ClerkHome(found, plan, now, later, unsigned)
