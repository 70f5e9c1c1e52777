"""The weeks ahead of a centre: the board of the day, carried on by what is known to end."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from certification.matrix.domain.ahead import (
    Asked,
    Ending,
    Held,
    Loss,
    MatterAhead,
    Week,
    look_ahead,
    losses,
    weeks_from,
)
from certification.matrix.domain.mending import Mend, mends
from certification.matrix.domain.presence import Stay
from certification.matrix.queries.board import Board
from certification.matrix.queries.presence import stays_of
from courses.domain.workdays import is_working
from courses.models import Matter, Offering


@dataclass(frozen=True)
class Ahead:
    """Each matter with its weeks, in the board's order."""

    board: Board
    weeks: tuple[Week, ...]
    matters: tuple[tuple[Matter, MatterAhead], ...]
    held: Mapping[str, tuple[Held, ...]]
    stays: tuple[Stay, ...]

    @cached_property
    def short(self) -> tuple[tuple[Matter, MatterAhead], ...]:
        """Matters with too few in some week, the worst first."""
        found = [pair for pair in self.matters if pair[1].short]
        return tuple(sorted(found, key=lambda pair: pair[1].urgency))

    def why(self, one: MatterAhead) -> tuple[Loss, ...]:
        """Whom the barest day loses of those certified today."""
        return losses(one.worst.on, held=self.held.get(one.matter, ()), stays=self.stays) if one.worst else ()

    def mends(self, matter: Matter, one: MatterAhead) -> tuple[Mend, ...]:
        """What would mend the barest day, the nearest first."""
        if one.worst is None:
            return ()
        return mends(
            self.board.row(matter),
            on=self.board.on,
            low_on=one.worst.on,
            stays=self.stays,
            policy=self.board.policy,
        )


def ahead_of(board: Board) -> Ahead:
    """Four queries beyond the board's."""
    weeks = weeks_from(board.on, is_working=is_working)
    stays = stays_of(board.clerks, board.centre, on=board.on, last=weeks[-1].days[-1])
    held: dict[str, list[Held]] = defaultdict(list)
    for cell in board.cells.values():
        if until := cell.valid_until:
            ending = Ending.EXPIRES if until == cell.expires_on else Ending.DELTA
            held[cell.matter].append(Held(cell.clerk, cell.matter, until, ending))
    offered = Offering.objects.running_on(board.on).filter(centre=board.centre)
    ends = dict(offered.values_list("matter", "ends_on"))
    cover = {one.matter: one for one in board.coverage.matters}
    asked = [
        Asked(one.matter, one.tier, one.k, ends.get(matter.pk))
        for matter in board.matters
        if (one := cover.get(str(matter.pk)))
    ]
    found = {
        one.matter: one
        for one in look_ahead(weeks, asked=asked, held=(h for own in held.values() for h in own), stays=stays)
    }
    return Ahead(
        board=board,
        weeks=weeks,
        matters=tuple((m, found[str(m.pk)]) for m in board.matters if str(m.pk) in found),
        held={matter: tuple(own) for matter, own in held.items()},
        stays=stays,
    )
