"""The plan of checks that would keep a centre's matters covered."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from certification.matrix.domain.mending import Booking, Mend, MendKind, Want, arrange
from certification.matrix.queries.ahead import Ahead
from certification.matrix.queries.arranged import arranged_at
from certification.matrix.queries.errands import checks_at
from quizzes.obligations import DueCheck
from quizzes.queries.booking import Lengths
from quizzes.queries.burden_rules import burden_rules_on

Kept = list[list[str | None]]


@dataclass(frozen=True, slots=True)
class MendingPlan:
    """What would be arranged for whom; how many such checks are under way already; and of how many matters too few
    checks can be arranged, because nobody who must master them is near and at the counter."""

    bookings: tuple[Booking, ...]
    under_way: int
    helpless: int

    @property
    def is_empty(self) -> bool:
        return not self.bookings

    @property
    def kept(self) -> Kept:
        """The plan as its page carries it: clerk, matter, first and last day, the day it is for, certified until."""
        return [
            [
                one.mend.clerk,
                one.mend.matter,
                one.mend.from_on.isoformat(),
                one.due_on.isoformat(),
                one.bare_on.isoformat(),
                one.mend.until.isoformat() if one.mend.until else None,
            ]
            for one in self.bookings
        ]


def mending_plan(ahead: Ahead, *, matter: str = "") -> MendingPlan:
    """Checks for every short matter (or the one), the worst first, inside each clerk's weekly learning time.

    Whoever must sit the check before the matter gets bare anyway is under way (of what is still to change everybody),
    and so is what was arranged. Four
    queries, and those of the checks that are due.
    """
    board = ahead.board
    lengths = Lengths.on(board.on)
    busy, waiting = _as_it_stands(ahead, lengths)
    wants, under_way, helpless = [], 0, 0
    for row, one in ahead.short:
        if matter and one.matter != matter:
            continue
        found = [mend for mend in ahead.mends(row, one) if mend.required]
        bare_on = one.short[0].on
        going = [
            mend
            for mend in found
            if mend.kind is MendKind.COMING
            or ((day := waiting.get((mend.clerk, mend.matter))) and day <= _soon(bare_on, board.on))
        ]
        near = tuple(mend for mend in found if mend not in going)
        missing = max(0, one.missing - len(going))
        under_way, helpless = under_way + len(going), helpless + (missing > len(near))
        wants.append(Want(bare_on, missing, near))
    budget = burden_rules_on(board.on).seconds
    bookings = arrange(wants, seconds=lambda mend: lengths.of(_due(mend)), busy=busy, budget=budget)
    return MendingPlan(bookings, under_way, helpless)


def _as_it_stands(ahead: Ahead, lengths: Lengths) -> tuple[Counter[tuple[str, date]], dict[tuple[str, str], date]]:
    """Seconds already due by clerk and Monday, and the day of each check that is due, by clerk and matter."""
    board, busy, waiting = ahead.board, Counter[tuple[str, date]](), {}
    for clerk, checks in checks_at(board, by=ahead.weeks[-1].days[-1]).items():
        for check in checks:
            day = max(check.due_on, board.on)
            busy[str(clerk.pk), day - timedelta(days=day.weekday())] += lengths.of(check)
            for key in check.shared or (check.matter,):
                waiting[str(clerk.pk), str(key)] = check.due_on
    for row in arranged_at(board):
        waiting.setdefault((str(row.clerk_id), str(row.matter_id)), row.due_on)
    return busy, waiting


def _soon(bare_on: date, on: date) -> date:
    """A check by this day is under way: before the matter gets bare, or within four weeks where it is already."""
    return max(bare_on - timedelta(days=1), on + timedelta(weeks=4))


def _due(mend: Mend) -> DueCheck:
    return DueCheck(int(mend.matter), mend.tier, mend.facets, mend.kind is MendKind.DELTA, mend.from_on)
