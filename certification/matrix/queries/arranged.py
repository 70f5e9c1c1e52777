"""Checks that were arranged so that a matter stays covered."""

from collections import defaultdict
from collections.abc import Iterable

from certification.matrix.domain.errands import Arranged
from certification.matrix.models import ArrangedCheck
from certification.matrix.queries.board import Board


def arranged_for(clerks: Iterable[int]) -> dict[int, list[Arranged]]:
    """By clerk key what was arranged and not taken back, done or not; one query."""
    found = defaultdict(list)
    rows = ArrangedCheck.objects.filter(clerk__in=list(clerks), taken_back_at=None)
    for clerk, matter, *days in rows.values_list("clerk", "matter", "from_on", "due_on", "held_until"):
        found[clerk].append(Arranged(str(matter), *days))
    return found


def arranged_at(board: Board) -> list[ArrangedCheck]:
    """What was arranged at the centre and still waits, the earliest first; one query."""
    rows = ArrangedCheck.objects.filter(centre=board.centre, taken_back_at=None).select_related("clerk", "matter")
    return [
        row
        for row in rows
        if (cell := board.cells.get((row.clerk_id, row.matter_id)))
        and Arranged(str(row.matter_id), row.from_on, row.due_on, row.held_until).waits(cell)
    ]
