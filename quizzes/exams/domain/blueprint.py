"""What an exam asks: the rows of a paper, and the questions one person is drawn by them. Seeded, so it can be replayed.

A cell is one matter × facet; a form asks a cell once at most. Within a row, cells the person has not been examined
on come before those they have, and cells that were shown to many of the paper's people after those that were not;
among equals a cell is drawn in proportion to its matter's weight.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from courses.domain.facets import FACETS, Facet
from quizzes.domain.dice import Dice
from quizzes.domain.exposure import forms_needed

MOST_ITEMS = 200
Cell = tuple[int, Facet]
"""(key of the matter, facet)"""


class Of(StrEnum):
    """Which matters a row is about."""

    ALL = "all"
    CATEGORIES = "categories"
    MATTERS = "matters"


class RowTrouble(StrEnum):
    """What keeps a row from being drawn; `None` of a row number is the paper as a whole."""

    NO_ROWS = "no_rows"
    TOO_MANY = "too_many"
    NO_COUNT = "no_count"
    NAMES_NOTHING = "names_nothing"
    UNKNOWN_SCOPE = "unknown_scope"
    UNKNOWN_FACET = "unknown_facet"


@dataclass(frozen=True, slots=True)
class Row:
    """So many questions on some facets (none named: any) of some matters."""

    count: int
    of: Of = Of.ALL
    categories: tuple[str, ...] = ()
    matters: tuple[int, ...] = ()
    facets: tuple[Facet, ...] = ()

    def covers(self, matter: "Askable", facet: Facet) -> bool:
        if self.facets and facet not in self.facets:
            return False
        if self.of is Of.CATEGORIES:
            return matter.category in self.categories
        return self.of is Of.ALL or matter.key in self.matters

    def to_json(self) -> dict[str, Any]:
        return {
            "of": self.of.value,
            "categories": list(self.categories),
            "matters": list(self.matters),
            "facets": [facet.value for facet in self.facets],
            "count": self.count,
        }


@dataclass(frozen=True, slots=True)
class Askable:
    """A matter of the centre: the facets a certifying question can be made of, those of them a counter case can be,
    its weight (yearly cases or the weight of its tier; at least 1), and how many kinds of questions each facet has."""

    key: int
    category: str
    facets: tuple[Facet, ...]
    case_facets: tuple[Facet, ...] = ()
    weight: int = 1
    forms: Mapping[Facet, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One question of a form: the row (from 0) that asked for it, and whether it is to be a counter case."""

    row: int
    matter: int
    facet: Facet
    case: bool = False

    @property
    def cell(self) -> Cell:
        return self.matter, self.facet


@dataclass(frozen=True, slots=True)
class Form:
    """What one person is asked, in order; `missing` tells per row how many cells the bank lacks, `cases_missing` how
    many counter cases had to be other questions."""

    wanted: tuple[Wanted, ...]
    missing: Mapping[int, int] = field(default_factory=dict)
    cases_missing: int = 0


def read_rows(data: Any) -> tuple[tuple[Row, ...], tuple[tuple[int | None, RowTrouble], ...]]:
    """Rows as a paper keeps them, and what is wrong, by row number from 0."""
    rows: list[Row] = []
    troubles: list[tuple[int | None, RowTrouble]] = []
    for number, one in enumerate(data or []):
        found = _troubles_of(one)
        troubles += [(number, trouble) for trouble in found]
        if not found:
            rows.append(
                Row(
                    one["count"],
                    Of(one["of"]),
                    tuple(one.get("categories", ())),
                    tuple(one.get("matters", ())),
                    tuple(facet for facet in FACETS if facet.value in one.get("facets", ())),
                )
            )
    if not data:
        troubles.append((None, RowTrouble.NO_ROWS))
    elif sum(row.count for row in rows) > MOST_ITEMS:
        troubles.append((None, RowTrouble.TOO_MANY))
    return tuple(rows), tuple(troubles)


def _troubles_of(one: Mapping[str, Any]) -> list[RowTrouble]:
    found = []
    if not isinstance(one.get("count"), int) or one["count"] < 1:
        found.append(RowTrouble.NO_COUNT)
    if one.get("of") not in set(Of):
        found.append(RowTrouble.UNKNOWN_SCOPE)
    elif one["of"] != Of.ALL and not one.get(one["of"]):
        found.append(RowTrouble.NAMES_NOTHING)
    if set(one.get("facets", ())) - {facet.value for facet in FACETS}:
        found.append(RowTrouble.UNKNOWN_FACET)
    return found


def draw_form(
    rows: Sequence[Row],
    matters: Iterable[Askable],
    *,
    case_percent: int,
    seed: int,
    examined: Mapping[Cell, int] | None = None,
    shown: Mapping[Cell, int] | None = None,
    most_shown: int | None = None,
) -> Form:
    """One person's form. `examined`: how often they were asked a cell in exams before; `shown`: how often the paper
    has asked it of anybody; from `most_shown` on a cell is only taken where no other is left.

    The same arguments, the same form. Counter cases are spread over the rows by their counts. A question is missing
    only where the rows together ask for more cells than there are, in whatever order they are written.
    """
    dice = Dice("form", seed)
    listed = {matter.key: matter for matter in sorted(matters, key=lambda matter: matter.key)}
    drawing = _Drawing(rows, listed, _Rank(examined or {}, shown or {}, most_shown), dice)
    missing: dict[int, int] = {}
    asked = 0
    for number, row in enumerate(rows):
        cases = _share(asked + row.count, case_percent) - _share(asked, case_percent)
        asked += row.count
        for place in range(row.count):
            # a row that has found nothing finds nothing later either
            one = None if number in missing else drawing.question(number, case=place < cases)
            if one is None:
                missing[number] = missing.get(number, 0) + 1
            else:
                drawing.wanted.append(one)
    wanted = drawing.wanted
    return Form(dice.shuffled(wanted), missing, _share(asked, case_percent) - sum(one.case for one in wanted))


def available(rows: Sequence[Row], matters: Iterable[Askable]) -> tuple[int, ...]:
    """Per row, how many cells the bank has for it (a cell may serve several rows)."""
    listed = list(matters)
    return tuple(sum(row.covers(matter, facet) for matter in listed for facet in matter.facets) for row in rows)


def thin_cells(row: Row, matters: Iterable[Askable], *, percent: int) -> int:
    """How many cells of the row have fewer kinds of questions than it takes that on average none goes to more than
    `percent` of the people."""
    cells = [matter.forms.get(facet, 0) for matter in matters for facet in matter.facets if row.covers(matter, facet)]
    needed = forms_needed(row.count, len(cells), percent)
    return sum(forms < needed for forms in cells)


@dataclass(frozen=True, slots=True)
class _Rank:
    """The lower, the sooner: not capped, then not yet examined, then seldom."""

    examined: Mapping[Cell, int]
    shown: Mapping[Cell, int]
    most_shown: int | None

    def of(self, cell: Cell) -> tuple[bool, int]:
        capped = self.most_shown is not None and self.shown.get(cell, 0) >= self.most_shown
        return capped, self.examined.get(cell, 0)


@dataclass(slots=True)
class _Drawing:
    """A form half drawn."""

    rows: Sequence[Row]
    matters: Mapping[int, Askable]
    rank: _Rank
    dice: Dice
    wanted: list[Wanted] = field(default_factory=list)
    taken: set[Cell] = field(default_factory=set)

    def question(self, number: int, *, case: bool) -> Wanted | None:
        """Another question of the row, a counter case only where one is left; None where no cell is, nor can be made
        free."""
        return self._free_one(number, case=case) or self._one_given_up(number, case=case, tried={number})

    def _free_one(self, number: int, *, case: bool) -> Wanted | None:
        cell = (self._cell(number, case=True) if case else None) or self._cell(number, case=False)
        if cell is None:
            return None
        self.taken.add(cell)
        return self._on(cell, number, case=case)

    def _one_given_up(self, number: int, *, case: bool, tried: set[int]) -> Wanted | None:
        """A question on a cell that another row held and could do without, over as many rows as it takes: a broad row
        may have taken the one cell a narrow row is about."""
        for place, one in enumerate(self.wanted):
            if one.row in tried or not self.rows[number].covers(self.matters[one.matter], one.facet):
                continue
            tried.add(one.row)
            instead = self._free_one(one.row, case=one.case) or self._one_given_up(one.row, case=one.case, tried=tried)
            if instead is not None:
                self.wanted[place] = instead
                return self._on(one.cell, number, case=case)
        return None

    def _on(self, cell: Cell, number: int, *, case: bool) -> Wanted:
        matter, facet = cell
        return Wanted(number, matter, facet, case and facet in self.matters[matter].case_facets)

    def _cell(self, number: int, *, case: bool) -> Cell | None:
        """One free cell of the row by weight, among those of the best rank; None where none is left."""
        row = self.rows[number]
        free = [
            ((matter.key, facet), matter.weight)
            for matter in self.matters.values()
            for facet in (matter.case_facets if case else matter.facets)
            if row.covers(matter, facet) and (matter.key, facet) not in self.taken
        ]
        if not free:
            return None
        best = min(self.rank.of(cell) for cell, _weight in free)
        level = [(cell, weight) for cell, weight in free if self.rank.of(cell) == best]
        point = self.dice.below(sum(weight for _cell, weight in level))
        for cell, weight in level:
            point -= weight
            if point < 0:
                return cell
        raise AssertionError("weights are at least 1")


def _share(count: int, percent: int) -> int:
    """Rounded half up."""
    return (count * percent + 50) // 100
