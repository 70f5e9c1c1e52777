"""Sittings with fewer questions than their paper asks for: the lists changed between publishing and drawing.

Nobody loses by it: the mark is reckoned from what was asked. But nobody is left to find out alone either.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count

from people.models import User
from quizzes.exams.models import Paper
from quizzes.models import Attempt


@dataclass(frozen=True, slots=True)
class ShortSitting:
    """One sitting with `asked` of the `wanted` questions."""

    clerk: User
    asked: int
    wanted: int


def wanted(paper: Paper) -> int:
    """How many questions the paper asks for."""
    return sum(row.get("count", 0) for row in paper.cells)


def short_sittings(paper: Paper) -> list[ShortSitting]:
    """By name; one query."""
    rows = paper.attempts.select_related("clerk").annotate(asked=Count("draws"))
    return short_among((row.clerk, row, row.asked) for row in rows.order_by("clerk__name", "pk"))


def short_among(sittings: Iterable[tuple[User, Attempt, int]]) -> list[ShortSitting]:
    """Of sittings with the questions they have, in the order given."""
    found = (ShortSitting(clerk, asked, wanted_in(attempt, asked=asked)) for clerk, attempt, asked in sittings)
    return [one for one in found if one.asked < one.wanted]


def wanted_in(attempt: Attempt, *, asked: int) -> int:
    """How many questions the sitting was to have; what it has where nobody noted it."""
    return int(attempt.policy.get("wanted", asked))
