"""What changed in a centre's matrix between two days, by reason; and what it held month by month."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.cache import cache

from certification.matrix.domain.changes import Change, Why, changes
from certification.matrix.domain.coverage import Totals
from certification.matrix.queries.board import Board, board
from courses.models import Matter
from people.models import Centre, User


@dataclass(frozen=True, slots=True)
class Line:
    clerk: User
    matter: Matter
    change: Change


@dataclass(frozen=True, slots=True)
class Changes:
    """Two boards and their differences, the lines of a reason by matter and clerk."""

    before: Board
    after: Board
    groups: tuple[tuple[Why, tuple[Line, ...]], ...]

    @property
    def count(self) -> int:
        return sum(len(lines) for _why, lines in self.groups)


def changes_between(centre: Centre, first: date, last: date, *, known_on: date | None = None) -> Changes:
    """Each day as it was known then; both as known on `known_on` where that is given. Twice a board's queries."""
    before = board(centre, on=first, known_on=known_on)
    after = board(centre, on=last, known_on=known_on)
    clerks = {clerk.pk: clerk for one in (before, after) for clerk in one.clerks}
    matters = {matter.pk: matter for one in (before, after) for matter in one.matters}
    lines: dict[Why, list[Line]] = {why: [] for why in Why}
    for change in changes(before.cells, after.cells):
        clerk, matter = change.place
        lines[change.why].append(Line(clerks[clerk], matters[matter], change))
    return Changes(before, after, tuple((why, _sorted(own)) for why, own in lines.items() if own))


def _sorted(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(sorted(lines, key=lambda line: (line.matter.category, line.matter.code, line.clerk.username)))


@dataclass(frozen=True, slots=True)
class Point:
    """How the matrix stood on a day: its totals, and of how many matters enough clerks were certified."""

    on: date
    totals: Totals
    matters: int
    enough: int

    @property
    def valid(self) -> int:
        return self.totals.certified + self.totals.valid_except


MONTHS = 12
KEPT = 60 * 60 * 24


def trend(centre: Centre, *, on: date, months: int = MONTHS) -> tuple[Point, ...]:
    """The last day of each of the months before, and the day itself, each as it was known then.

    What was known on a past day doesn't change, so it is kept; only who belonged to the centre can be put right later,
    and that shows the day after.
    """
    return tuple(_kept(centre, day, on) for day in [*month_ends(on, months), on])


def _kept(centre: Centre, day: date, today: date) -> Point:
    if day >= today:
        return _point(centre, day)
    key = f"matrix-trend:{centre.pk}:{day}:{today}"
    found: Point = cache.get_or_set(key, lambda: _point(centre, day), KEPT)
    return found


def _point(centre: Centre, day: date) -> Point:
    covered = board(centre, on=day).coverage
    return Point(day, covered.whole, len(covered.matters), len(covered.matters) - len(covered.short))


def month_ends(on: date, months: int) -> list[date]:
    """The last days of the months before the one of the day, oldest first."""
    found, day = [], on
    for _month in range(months):
        day = day.replace(day=1) - timedelta(days=1)
        found.append(day)
    return found[::-1]
