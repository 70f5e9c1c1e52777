"""The weeks ahead of a centre: the board of the day, carried on by what is known to end, to change and to come."""

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
from certification.matrix.domain.coming import Change
from certification.matrix.domain.mending import Mend, mends
from certification.matrix.domain.presence import Stay
from certification.matrix.queries.board import Board
from certification.matrix.queries.coming import Coming, coming_to
from certification.matrix.queries.presence import stays_of
from courses.domain.workdays import is_working
from courses.models import Matter


@dataclass(frozen=True)
class Ahead:
    """Each matter with its weeks, in the board's order."""

    board: Board
    weeks: tuple[Week, ...]
    matters: tuple[tuple[Matter, MatterAhead], ...]
    held: Mapping[str, tuple[Held, ...]]
    stays: tuple[Stay, ...]
    changes: tuple[Change, ...] = ()

    @cached_property
    def short(self) -> tuple[tuple[Matter, MatterAhead], ...]:
        """Matters with too few in some week, the worst first."""
        found = [pair for pair in self.matters if pair[1].short]
        return tuple(sorted(found, key=lambda pair: pair[1].urgency))

    def why(self, one: MatterAhead) -> tuple[Loss, ...]:
        """Whom the barest day loses of those certified today."""
        return losses(one.worst.on, held=self.held.get(one.matter, ()), stays=self.stays) if one.worst else ()

    def mends(self, matter: Matter, one: MatterAhead) -> tuple[Mend, ...]:
        """What would mend the barest day, the nearest first; of a matter that is still to come no check can be sat."""
        if one.worst is None or one.starts_on:
            return ()
        return mends(
            self.board.row(matter),
            on=self.board.on,
            low_on=one.worst.on,
            stays=self.stays,
            policy=self.board.policy,
            held=self.held.get(one.matter, ()),
        )


def ahead_of(board: Board) -> Ahead:
    """Three queries beyond the board's, and those of what is known to change."""
    weeks = weeks_from(board.on, is_working=is_working)
    last = weeks[-1].days[-1]
    stays = stays_of(board.clerks, board.centre, on=board.on, last=last)
    today = {}
    for pair, cell in board.cells.items():
        if until := cell.valid_until:
            ending = Ending.EXPIRES if until == cell.expires_on else Ending.DELTA
            today[pair] = Held(cell.clerk, cell.matter, until, ending)
    coming = coming_to(board, today, last=last)
    held: dict[str, list[Held]] = defaultdict(list)
    for one in coming.held.values():
        held[one.matter].append(one)
    cover = {one.matter: one for one in board.coverage.matters}
    listed = [
        (matter, Asked(one.matter, one.tier, one.k, coming.terms[matter.pk].ends_on))
        for matter in board.matters
        if (one := cover.get(str(matter.pk)))
    ]
    if board.clerks:
        listed += [(matter, _to_come(board, coming, matter)) for matter in coming.matters]
    found = look_ahead(weeks, asked=(asked for _matter, asked in listed), held=coming.held.values(), stays=stays)
    return Ahead(
        board=board,
        weeks=weeks,
        matters=tuple((matter, one) for (matter, _asked), one in zip(listed, found, strict=True)),
        held={matter: tuple(own) for matter, own in held.items()},
        stays=stays,
        changes=coming.changes,
    )


def _to_come(board: Board, coming: Coming, matter: Matter) -> Asked:
    terms = coming.terms[matter.pk]
    return Asked(str(matter.pk), terms.tier, board.policy.cover_k.of(terms.tier), terms.ends_on, terms.starts_on)
