"""Checks that are due, for the storey below, which keeps the week's time for them."""

from collections.abc import Iterable
from datetime import date

from certification.awards.queries import standings
from certification.awards.queries.offers import offers
from certification.matrix.domain.errands import Errand, errands
from certification.matrix.queries.board import Board, cells_of
from courses.queries import matter_ids_required
from people.models import User
from people.queries import centre_of
from quizzes.domain.burden import WEEK_SECONDS, book
from quizzes.obligations import DueCheck
from quizzes.queries.booking import Lengths
from quizzes.queries.times import sunday_of


def checks_due(clerk: User, *, on: date, by: date) -> tuple[DueCheck, ...]:
    """What the clerk must sit by that day; a constant number of queries."""
    keys = matter_ids_required([clerk], on)[clerk.pk]
    centre = centre_of(clerk, on=on)
    held_to = offers(centre, keys, on=on)
    found = cells_of([clerk], held_to, standings([clerk.pk], held_to, on=on), centre=centre, on=on)
    return tuple(one for one in as_due(errands(found.values(), on=on)) if one.due_on <= by)


def as_due(found: Iterable[Errand]) -> list[DueCheck]:
    """The errands as the storey below reads them."""
    return [DueCheck(int(one.matter), one.tier, one.facets, not one.whole, one.due_on) for one in found]


def checks_over(matrix: Board) -> dict[int, int]:
    """By clerk how many of the checks due by Sunday the week's time can't hold, were it spent on nothing else.

    Nobody's practice goes into it: what a head is told must not tell how much somebody practised. Two queries.
    """
    lengths, sunday = Lengths.on(matrix.on), sunday_of(matrix.on)
    found = {}
    for clerk in matrix.clerks:
        own = errands((matrix.cells[clerk.pk, matter.pk] for matter in matrix.matters), on=matrix.on)
        due = [one for one in as_due(own) if one.due_on <= sunday]
        _fits, over, _kept = book(((one, lengths.of(one)) for one in due), left=WEEK_SECONDS)
        if over:
            found[clerk.pk] = len(over)
    return found
