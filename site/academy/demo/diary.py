"""The checks of the demo year, sat in the order of their moments through the operations of the counter."""

import heapq
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from django.db import transaction

from academy.demo import cast
from academy.demo.answers import answer_to
from academy.demo.calendar import DemoYear
from courses.domain.facets import Facet
from courses.models import Matter
from people.models import User
from quizzes.domain.dice import Dice
from quizzes.models import Draw
from quizzes.operations import checks

SECONDS_AN_ITEM = 40
SKILL = {username: sure for username, _name, sure in (*cast.CLERKS, cast.NEWCOMER)}
# Whoever fails comes back after so many days, and after the last of them no more: then coaching comes first.
AGAIN = (4, 9)


@dataclass(frozen=True, slots=True, order=True)
class Sitting:
    """One check somebody will sit; `facets` makes it a delta check."""

    at: datetime
    order: int
    clerk: User = field(compare=False)
    matter: Matter = field(compare=False)
    facets: tuple[Facet, ...] = field(default=(), compare=False)
    failed: int = field(default=0, compare=False)


class Diary:
    """What is still to be sat, by its moment."""

    def __init__(self, year: DemoYear) -> None:
        self.year = year
        self._coming: list[Sitting] = []
        self._written = 0

    def spread(self, clerk: User, matters: Sequence[Matter], days: range, *, away: Container[int] = ()) -> None:
        """Write down a check of each matter, in this order, evenly over the days the clerk is there."""
        there = [day for day in days if day not in away]
        for number, matter in enumerate(matters):
            day = there[number * len(there) // len(matters)]
            self._write(Sitting(self.year.at(day, 9 + number % 8, 7 * number % 60), self._written, clerk, matter))

    def note(self, clerk: User, matter: Matter, facets: Iterable[Facet], *, day: int) -> None:
        """Write down a delta check over these facets."""
        self._write(Sitting(self.year.at(day, 14, self._written % 60), self._written, clerk, matter, tuple(facets)))

    def live_until(self, day: int) -> None:
        """Sit whatever lies before that day."""
        until = self.year.at(day, 0)
        while self._coming and self._coming[0].at < until:
            sitting = heapq.heappop(self._coming)
            if not _sit(sitting) and sitting.failed < len(AGAIN):
                later = sitting.at + timedelta(days=AGAIN[sitting.failed])
                self._write(replace(sitting, at=later, order=self._written, failed=sitting.failed + 1))

    def _write(self, sitting: Sitting) -> None:
        heapq.heappush(self._coming, sitting)
        self._written += 1


@transaction.atomic
def _sit(sitting: Sitting) -> bool:
    """One check from start to end; whether it was passed. Where none may start, there is nothing to come back for."""
    clerk, at = sitting.clerk, sitting.at
    dice = Dice("demo", clerk.username, sitting.matter.code, sitting.order)
    try:
        attempt = checks.start_check(
            clerk, sitting.matter, seed=dice.below(2**40), by=clerk, at=at, facets=sitting.facets
        )
    except (checks.CheckRefused, checks.NothingAssessable):
        return True
    draws = Draw.objects.select_related("snapshot__matter_version").defer("snapshot__matter_version__elements")
    while attempt.is_open:
        at += timedelta(seconds=SECONDS_AN_ITEM)
        draw = draws.filter(attempt=attempt).order_by("-position")[0]
        answer = answer_to(draw.snapshot.item, right=dice.below(100) < SKILL[clerk.username], dice=dice)
        attempt = checks.answer_check_item(draw, sequence=1, answer=answer, by=clerk, at=at)
    return attempt.outcome.decision == attempt.outcome.Decision.PASSED
