"""The AB岗 table of a centre: who is posted to each window and matter, who stands in, and whether they could today."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from certification.matrix.domain.stand_ins import Hole, Ready, hole
from certification.matrix.queries.board import Board, board
from certification.rotation.queries.stand_ins import stand_ins_at
from courses.models import Matter
from courses.queries.duties import matter_ids_served
from people.models import Centre, Posting, User, Window
from people.queries import postings_running, windows_open


@dataclass(frozen=True, slots=True)
class StandIn:
    """Somebody named (B岗): for `matters` of the window, of which they are certified in `certified`. Whoever no longer
    belongs to the centre is certified in none."""

    posting: Posting
    whole: bool
    matters: frozenset[int]
    certified: frozenset[int]
    away: bool

    @property
    def clerk(self) -> User:
        return self.posting.clerk


@dataclass(frozen=True, slots=True)
class WindowLine:
    """A window: who has their base post there (A岗), who stands in, and its matters by hole."""

    window: Window
    posted: tuple[User, ...]
    named: tuple[StandIn, ...]
    matters: int
    holes: Counter[Hole]

    @property
    def open_matters(self) -> int:
        """Matters nobody could take over today."""
        return self.holes.total()


@dataclass(frozen=True, slots=True)
class Named:
    """A stand-in of one matter."""

    stand_in: StandIn
    certified: bool


@dataclass(frozen=True, slots=True)
class MatterLine:
    """A matter: the windows that serve it, who is posted there, who stands in at one of them, and what is missing."""

    matter: Matter
    windows: tuple[Window, ...]
    posted: tuple[User, ...]
    named: tuple[Named, ...]
    hole: Hole | None


@dataclass(frozen=True, slots=True)
class CategoryLines:
    """A category of the list; matters with a hole come first."""

    name: str
    lines: tuple[MatterLine, ...]

    @property
    def open_matters(self) -> int:
        return sum(line.hole is not None for line in self.lines)


@dataclass(frozen=True, slots=True)
class StandInTable:
    """The table of a centre on a day."""

    centre: Centre
    on: date
    windows: tuple[WindowLine, ...]
    categories: tuple[CategoryLines, ...]

    @property
    def holes(self) -> list[tuple[Hole, tuple[MatterLine, ...]]]:
        """Matters with a hole, by what is missing."""
        lines = [line for category in self.categories for line in category.lines]
        return [(kind, tuple(line for line in lines if line.hole is kind)) for kind in Hole]

    @property
    def matters(self) -> int:
        return sum(len(category.lines) for category in self.categories)


def stand_in_table(centre: Centre, *, on: date, known: Board | None = None) -> StandInTable:
    """The table in a constant number of queries: those of the matrix, and six. `known` saves loading the board."""
    found = known or board(centre, on=on)
    windows = list(windows_open(centre, on=on))
    served = matter_ids_served(windows, on)
    posted: dict[int, list[User]] = {window.pk: [] for window in windows}
    for posting in postings_running(centre, on=on).order_by("clerk__name"):
        if posting.kind == Posting.Kind.BASE and posting.window_id in posted:
            posted[posting.window_id].append(posting.clerk)
    named: dict[int, list[StandIn]] = {window.pk: [] for window in windows}
    for posting, matters in stand_ins_at(centre, on=on):
        if posting.window_id in named:
            named[posting.window_id].append(_stand_in(found, posting, matters, served[posting.window_id]))
    lines = tuple(
        WindowLine(
            window,
            tuple(posted[window.pk]),
            tuple(named[window.pk]),
            len(served[window.pk]),
            _holes(served[window.pk], named[window.pk]),
        )
        for window in windows
    )
    at_matter = {
        matter.pk: [window for window in windows if matter.pk in served[window.pk]] for matter in found.matters
    }
    categories = tuple(
        CategoryLines(
            category.name,
            tuple(
                sorted(
                    (_matter(matter, at_matter[matter.pk], posted, named) for matter in category.matters),
                    key=lambda line: list(Hole).index(line.hole) if line.hole else len(Hole),
                )
            ),
        )
        for category in found.categories
    )
    return StandInTable(centre, on, lines, categories)


def _stand_in(found: Board, posting: Posting, matters: frozenset[int] | None, served: frozenset[int]) -> StandIn:
    own = served if matters is None else matters & served
    certified = frozenset(
        matter for matter in own if (cell := found.cells.get((posting.clerk_id, matter))) and cell.covers
    )
    return StandIn(posting, matters is None, own, certified, posting.clerk_id in found.away)


def _holes(served: Iterable[int], named: list[StandIn]) -> Counter[Hole]:
    return Counter(missing for matter in served if (missing := _hole(matter, named)))


def _hole(matter: int, named: Iterable[StandIn]) -> Hole | None:
    return hole(Ready(matter in one.certified, one.away) for one in named if matter in one.matters)


def _matter(
    matter: Matter, windows: list[Window], posted: dict[int, list[User]], named: dict[int, list[StandIn]]
) -> MatterLine:
    own = [one for window in windows for one in named[window.pk] if matter.pk in one.matters]
    return MatterLine(
        matter,
        tuple(windows),
        tuple(clerk for window in windows for clerk in posted[window.pk]),
        tuple(Named(one, matter.pk in one.certified) for one in own),
        _hole(matter.pk, own),
    )
