"""How well a centre's matters are covered: by how many clerks, where by one alone, and the totals of the matrix."""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from enum import StrEnum
from functools import cached_property
from operator import add, attrgetter

from certification.awards.domain.policy import ByTier
from certification.matrix.domain.cells import Cell, FacetState
from certification.matrix.domain.seals import CellState
from courses.domain.facets import FACETS, Facet, Tier


class Cover(StrEnum):
    ENOUGH = "enough"
    SHORT = "short"  # fewer than k, but more than one
    SINGLE = "single"  # one clerk alone: the single point of failure
    NONE = "none"


@dataclass(frozen=True, slots=True)
class MatterCover:
    """`clerks` are those who may be counted on (● and ◐), `except_facets` the ◐ among them. `shortfall` is how
    many more `k` asks for; where `clerks_in_all` is below `k` no training alone can repair it."""

    matter: str
    tier: Tier
    k: int
    cover: Cover
    clerks: tuple[str, ...]
    except_facets: tuple[str, ...]
    clerks_in_all: int

    @property
    def shortfall(self) -> int:
        return max(0, self.k - len(self.clerks))


@dataclass(frozen=True, slots=True)
class Totals:
    """Cells of one clerk, one matter or the whole matrix. All numbers are of required cells, which the five
    states divide, except `beyond`: certifications held where none is required."""

    required: int = 0
    certified: int = 0
    valid_except: int = 0
    stale: int = 0
    not_yet: int = 0
    not_assessable: int = 0
    overdue: int = 0
    beyond: int = 0

    def __add__(self, other: "Totals") -> "Totals":
        return Totals(*map(add, NUMBERS(self), NUMBERS(other)))


NUMBERS = attrgetter(*(one.name for one in fields(Totals)))


@dataclass(frozen=True, slots=True)
class FacetTotals:
    """How a facet stands over all required cells."""

    facet: Facet
    proved: int
    stale: int
    not_yet: int
    unasked: int
    not_assessable: int

    @property
    def asked(self) -> int:
        """Those there is something to ask about."""
        return self.proved + self.stale + self.not_yet + self.unasked


@dataclass(frozen=True)
class Coverage:
    """Matters and clerks in the order they first came; `short` and `single_points` are the matters to act on. What
    few pages ask for is reckoned when it is asked for."""

    matters: tuple[MatterCover, ...]
    by_matter: tuple[tuple[str, Totals], ...]
    cells: tuple[Cell, ...] = field(repr=False)

    @cached_property
    def whole(self) -> Totals:
        return sum((own for _matter, own in self.by_matter), Totals())

    @cached_property
    def by_clerk(self) -> tuple[tuple[str, Totals], ...]:
        rows: dict[str, list[Cell]] = {}
        for one in self.cells:
            rows.setdefault(one.clerk, []).append(one)
        return tuple((clerk, totals(own)) for clerk, own in rows.items())

    @cached_property
    def facets(self) -> tuple[FacetTotals, ...]:
        return facet_totals(self.cells)

    @property
    def short(self) -> tuple[MatterCover, ...]:
        """Every matter with fewer than k clerks, the barest first."""
        return tuple(sorted((m for m in self.matters if m.shortfall), key=lambda m: (-m.shortfall, m.tier)))

    @property
    def single_points(self) -> tuple[MatterCover, ...]:
        return tuple(m for m in self.matters if m.cover is Cover.SINGLE)


def coverage(cells: Iterable[Cell], cover_k: ByTier) -> Coverage:
    """The figures of a matrix of clerks × matters. A cell given twice is a ValueError: it would count twice."""
    rows = tuple(cells)
    by_matter: dict[str, list[Cell]] = {}
    for row in rows:
        by_matter.setdefault(row.matter, []).append(row)
    if len({(row.clerk, row.matter) for row in rows}) < len(rows):
        raise ValueError("a clerk has one cell per matter")
    clerks = len({row.clerk for row in rows})
    return Coverage(
        matters=tuple(_matter(matter, own, cover_k, clerks) for matter, own in by_matter.items()),
        by_matter=tuple((matter, totals(own)) for matter, own in by_matter.items()),
        cells=rows,
    )


def totals(cells: Iterable[Cell]) -> Totals:
    rows = tuple(cells)
    required = [row for row in rows if row.required]
    states = [row.state for row in required]
    return Totals(
        required=len(required),
        certified=states.count(CellState.CERTIFIED),
        valid_except=states.count(CellState.VALID_EXCEPT),
        stale=states.count(CellState.STALE),
        not_yet=states.count(CellState.NOT_YET),
        not_assessable=states.count(CellState.NOT_REQUIRED),
        overdue=len([1 for row in required if row.overdue]),
        beyond=len([1 for row in rows if row.covers and not row.required]),
    )


def _matter(matter: str, cells: list[Cell], cover_k: ByTier, clerks_in_all: int) -> MatterCover:
    tier = cells[0].tier
    k = cover_k.of(tier)
    clerks = tuple(row.clerk for row in cells if row.covers)
    partly = tuple(row.clerk for row in cells if row.state is CellState.VALID_EXCEPT)
    cover = {0: Cover.NONE, 1: Cover.SINGLE}.get(len(clerks), Cover.SHORT if len(clerks) < k else Cover.ENOUGH)
    return MatterCover(matter, tier, k, cover, clerks, partly, clerks_in_all)


def facet_totals(cells: Iterable[Cell]) -> tuple[FacetTotals, ...]:
    """The facets of required cells, in their order."""
    strips = [row.strip for row in cells if row.required]
    counted = []
    for place, facet in enumerate(FACETS):
        states = [strip[place].state for strip in strips]
        counted.append(FacetTotals(facet, *(states.count(state) for state in FacetState)))
    return tuple(counted)
