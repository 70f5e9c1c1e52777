"""The clerk's home: what to do now, most binding first, within the week's burden budget."""

from dataclasses import dataclass
from datetime import date

from certification.matrix.domain.errands import Errand as Check
from certification.matrix.domain.errands import ErrandKind
from certification.matrix.queries.errands import as_due, errands_of
from certification.matrix.queries.record import Record, Standing, record
from courses.domain.facets import Facet
from people.models import User
from quizzes.domain.burden import book
from quizzes.queries.booking import Lengths
from quizzes.queries.practice import PracticePlan, practice_plan

NAMED = 3


@dataclass(frozen=True, slots=True)
class Errand:
    """One check that is due, with the matter as it stands on the record; `others` are the matters it answers for
    besides."""

    check: Check
    standing: Standing
    others: tuple[Standing, ...] = ()

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

    @property
    def matters(self) -> int:
        return len(self.others) + 1

    @property
    def names(self) -> list[str]:
        """Of the matters, the first few."""
        return [one.matter.name for one in (self.standing, *self.others)[:NAMED]]

    @property
    def facet(self) -> Facet | None:
        """What the matters share; None where the check is of one matter."""
        return self.check.facets[0] if self.check.shared else None


@dataclass(frozen=True, slots=True)
class ClerkHome:
    """`now` fits into what is left of the week, `later` does not; both are told."""

    record: Record
    practice: PracticePlan
    now: tuple[Errand, ...]
    later: tuple[Errand, ...]

    @property
    def checks_waiting(self) -> int:
        return len(self.now) + len(self.later)


def clerk_home(clerk: User, *, on: date) -> ClerkHome:
    """Load the home in a constant number of queries."""
    found = record(clerk, on=on)
    standing = {one.cell.matter: one for group in found.groups for one in group.standings}
    cells = [one.cell for one in standing.values()]
    checks = errands_of([clerk.pk], {clerk.pk: cells}, on=on)[clerk.pk]
    due, lengths = as_due(checks), Lengths.on(on)
    plan = practice_plan(clerk, on=on, due=due)
    told = [
        Errand(one, standing[one.matter], tuple(standing[key] for key in one.shared if key != one.matter))
        for one in checks
    ]
    reckoned = zip(told, map(lengths.of, due), strict=True)
    now, later, _kept = book(reckoned, left=plan.week.left)
    return ClerkHome(found, plan, now, later)
