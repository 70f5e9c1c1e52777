"""A centre's windows, people and certifications as the what-if reads them, and what learning would cost."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from certification.matrix.domain.cells import FacetState
from certification.matrix.domain.whatif import ClerkEffect, Setup, weeks_of
from certification.matrix.queries.board import Board
from courses.models import WindowMatter
from courses.queries.duties import SERVING
from people.models import Posting, Window
from people.queries import windows_open
from quizzes.obligations import DueCheck
from quizzes.queries.booking import Lengths
from quizzes.queries.burden_rules import burden_rules_on


@dataclass(frozen=True, slots=True)
class Learning:
    """What a clerk would have to learn newly: so many checks, minutes at measured speeds, and done by that day where
    the whole weekly learning time goes into it."""

    checks: int
    minutes: int
    by: date


def setup_of(board: Board, *, on: date) -> tuple[Setup, tuple[Window, ...]]:
    """Who sits where on that day by the postings written today, with the certifications that hold on it if nothing is
    done; three queries. Leave counts for nothing: it is a question of posts."""
    windows = tuple(windows_open(board.centre, on=on))
    offered = frozenset(str(matter.pk) for matter in board.matters)
    own: dict[int, set[str]] = defaultdict(set)
    rows = WindowMatter.objects.running_on(on).filter(window__in=windows)
    for window, matter in rows.values_list("window", "matter"):
        own[window].add(str(matter))
    sits: dict[int, set[str]] = {clerk.pk: set() for clerk in board.clerks}
    posts = Posting.objects.running_on(on).filter(clerk__in=board.clerks, window__in=windows, kind__in=SERVING)
    for clerk, window in posts.values_list("clerk", "window"):
        sits[clerk].add(str(window))
    certified: dict[str, set[str]] = defaultdict(set)
    for cell in board.cells.values():
        if cell.valid_until and cell.valid_until >= on:
            certified[cell.clerk].add(cell.matter)
    serves = {
        str(window.pk): offered if window.kind == Window.Kind.GENERAL else offered & own[window.pk]
        for window in windows
    }
    setup = Setup(
        serves=serves,
        sits={str(clerk): frozenset(found) for clerk, found in sits.items()},
        certified={clerk: frozenset(found) for clerk, found in certified.items()},
    )
    return setup, windows


def learning_of(board: Board, clerks: Iterable[ClerkEffect], *, on: date) -> dict[str, Learning]:
    """By clerk what the new matters cost; a matter nobody can be asked about costs nothing. Three queries."""
    lengths, budget = Lengths.on(board.on), burden_rules_on(board.on).seconds
    found = {}
    for one in clerks:
        cells = [board.cells[int(one.clerk), int(matter)] for matter in sorted(one.learns, key=int)]
        seconds = []
        for cell in cells:
            facets = tuple(mark.facet for mark in cell.strip if mark.state is not FacetState.NOT_ASSESSABLE)
            if facets:
                seconds.append(lengths.of(DueCheck(int(cell.matter), cell.tier, facets, delta=False, due_on=on)))
        weeks = weeks_of(seconds, budget=budget)
        if seconds:
            found[one.clerk] = Learning(len(seconds), -(-sum(seconds) // 60), on + timedelta(weeks=weeks))
    return found
