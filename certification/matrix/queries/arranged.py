"""What was arranged so that a matter stays covered: checks, practice, shadowings, classes."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from certification.matrix.domain.errands import Arranged
from certification.matrix.models import ArrangedCheck, PracticeHint
from certification.matrix.queries.board import Board
from certification.shadowing.models import Shadowing
from certification.shadowing.queries import SETTLED, Told, shadowings_told
from certification.training.models import TrainingSession
from courses.moments import start_of
from people.models import Centre, User


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


def hints_at(centre: Centre, *, on: date) -> list[PracticeHint]:
    """Practice recommended at the centre that still counts, the first to end first; one query."""
    rows = PracticeHint.objects.filter(centre=centre, taken_back_at=None, until__gte=on)
    return list(rows.select_related("clerk", "matter"))


def recommended(clerk: User, *, on: date) -> frozenset[int]:
    """Keys of the matters a head asked the clerk to practise first; one query."""
    rows = PracticeHint.objects.filter(clerk=clerk, taken_back_at=None, until__gte=on)
    return frozenset(rows.values_list("matter", flat=True))


def shadowings_open(centre: Centre, *, on: date) -> list[Told]:
    """Shadowings of the centre that are still to come, or wait for somebody; six queries."""
    rows = shadowings_told(Shadowing.objects.filter(centre=centre, called_off_at=None), on=on)
    return [row for row in rows if row.closing.status not in SETTLED]


def classes_ahead(centre: Centre, *, on: date) -> list[TrainingSession]:
    """Classes entered that are still to come, the first first; one query."""
    rows = centre.training_sessions.filter(kind=TrainingSession.Kind.HELD, starts_at__gte=start_of(on))
    return list(rows.order_by("starts_at", "pk"))
