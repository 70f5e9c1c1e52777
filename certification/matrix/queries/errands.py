"""Checks that are due, for the storey below, which keeps the week's time for them."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from certification.awards.queries import standings
from certification.awards.queries.offers import offers
from certification.matrix.domain.cells import Cell
from certification.matrix.domain.errands import Errand, brought_forward, errands, joined
from certification.matrix.queries.arranged import arranged_for
from certification.matrix.queries.board import Board, board, cells_of
from courses.queries import matter_ids_required
from people.models import Centre, User
from people.queries import centre_of
from quizzes.domain.burden import book
from quizzes.obligations import DueCheck, EverybodysChecks
from quizzes.queries.booking import Lengths
from quizzes.queries.burden_rules import burden_rules_on
from quizzes.queries.shared_changes import shared_changes
from quizzes.queries.times import sunday_of

MOST_CENTRES = 20


def checks_due(clerk: User, *, on: date, by: date) -> tuple[DueCheck, ...]:
    """What the clerk must sit by that day; a constant number of queries."""
    due = errands_of([clerk.pk], {clerk.pk: cells_today(clerk, on=on)}, on=on)[clerk.pk]
    return tuple(one for one in as_due(due) if one.due_on <= by)


def cells_today(clerk: User, *, on: date) -> Collection[Cell]:
    """The cells of what is required of the clerk on the day; a constant number of queries."""
    keys = matter_ids_required([clerk], on)[clerk.pk]
    centre = centre_of(clerk, on=on)
    held_to = offers(centre, keys, on=on)
    return cells_of([clerk], held_to, standings([clerk.pk], held_to, on=on), centre=centre, on=on).values()


def checks_due_at(centre: Centre, *, on: date, by: date) -> dict[User, tuple[DueCheck, ...]]:
    """The same of everybody posted at a centre, in a constant number of queries."""
    return checks_at(board(centre, on=on), by=by)


def errands_of(clerks: Collection[int], cells: Mapping[int, Collection[Cell]], *, on: date) -> dict[int, list[Errand]]:
    """By clerk key every check these cells ask for, arranged ones among them, one for what several matters share.
    One query where nothing changed, else at most eight whatever the numbers."""
    arranged = arranged_for(clerks)
    found = {
        clerk: brought_forward(errands(cells[clerk], on=on), cells[clerk], arranged.get(clerk, ()), on=on)
        for clerk in clerks
    }
    asked = [clerk for clerk, own in found.items() if sum(not one.whole for one in own) > 1]
    if asked:
        for clerk, changes in shared_changes(asked, on=on).items():
            told = [(one.facet, {str(matter) for matter in one.matters}) for one in changes]
            found[clerk] = joined(found[clerk], told)
    return found


def as_due(found: Iterable[Errand]) -> list[DueCheck]:
    """The errands as the storey below reads them."""
    return [
        DueCheck(int(one.matter), one.tier, one.facets, not one.whole, one.due_on, tuple(map(int, one.shared)))
        for one in found
    ]


def checks_over(matrix: Board) -> dict[int, int]:
    """By clerk how many of the checks due by Sunday the week's time can't hold, were it spent on nothing else.

    Nobody's practice goes into it: what a head is told must not tell how much somebody practised. Three
    queries, and those of `errands_of`.
    """
    lengths, budget, found = Lengths.on(matrix.on), burden_rules_on(matrix.on).seconds, {}
    for clerk, due in checks_at(matrix, by=sunday_of(matrix.on)).items():
        _fits, over, _kept = book(((one, lengths.of(one)) for one in due), left=budget)
        if over:
            found[clerk.pk] = len(over)
    return found


def everybodys_checks(*, on: date, by: date) -> EverybodysChecks:
    """What everybody must sit by that day: of the first centres, for each costs a board."""
    centres, found = list(Centre.objects.order_by("pk")), {}
    for centre in centres[:MOST_CENTRES]:
        found |= checks_at(board(centre, on=on), by=by)
    return EverybodysChecks(found, min(len(centres), MOST_CENTRES), len(centres))


def checks_at(matrix: Board, *, by: date) -> dict[User, tuple[DueCheck, ...]]:
    """By clerk what must be sat by that day; the queries of `errands_of`."""
    cells = {clerk.pk: [matrix.cells[clerk.pk, matter.pk] for matter in matrix.matters] for clerk in matrix.clerks}
    waiting = errands_of(cells, cells, on=matrix.on)
    return {clerk: tuple(one for one in as_due(waiting[clerk.pk]) if one.due_on <= by) for clerk in matrix.clerks}
