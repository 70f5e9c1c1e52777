"""Two or more matters side by side: only what certainly differs, each difference told in what it consists of.

Two texts differ only where they still do after levelling spacing, punctuation and listed synonyms
(`editorial.normal`), and silence differs from nothing: what a list leaves out may well be the same.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from courses.domain.editorial import limit_meaning, normal
from courses.domain.elements import Elements, Limit, Material
from courses.domain.facets import Necessity, TimeUnit

ONE_CASE = 0.5
"""Two cases at least this alike (difflib ratio) may be one case in each matter's own words."""


class Aspect(StrEnum):
    """What is compared; the order is the order of the rows."""

    SERVICE_OBJECT = "service_object"
    CONDITIONS = "conditions"
    MATERIALS = "materials"
    STATUTORY = "statutory"
    PROMISED = "promised"
    FEE = "fee"
    DEPARTMENT = "department"
    DOCUMENT = "document"
    VALIDITY = "validity"
    DELIVERY = "delivery"


class Mark(StrEnum):
    """How another matter's cell stands to this matter's."""

    SAME = "same"
    DIFFERENT = "different"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Otherwise:
    """The same paper, asked otherwise: how the other matter asks it and how this one does."""

    name: str
    there: str
    here: str


@dataclass(frozen=True, slots=True)
class Cell:
    """The other matter's side of a row: all it says instead, or what it adds, leaves out and asks otherwise."""

    mark: Mark
    instead: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    less: tuple[str, ...] = ()
    otherwise: tuple[Otherwise, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One aspect in which at least one of the others differs; `own` is what this matter says and not all others do."""

    aspect: Aspect
    own: tuple[str, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """This matter beside `others`; every row has a cell for each of them, in their order."""

    others: tuple[Elements, ...]
    rows: tuple[Row, ...]


def comparison(own: Elements, others: Sequence[Elements]) -> Comparison:
    """Rows that differ, and the others that differ in at least one; a matter that differs in nothing is left out."""
    cells = {aspect: [compare(own, other) for other in others] for aspect, compare in _COMPARED.items()}
    kept = [n for n in range(len(others)) if any(row[n].mark is Mark.DIFFERENT for row in cells.values())]
    differing = {a: row for a, row in cells.items() if any(row[n].mark is Mark.DIFFERENT for n in kept)}
    rows = [_row(aspect, own, tuple(row[n] for n in kept)) for aspect, row in differing.items()]
    return Comparison(tuple(others[n] for n in kept), tuple(rows))


def asked(material: Material) -> str:
    """How a paper is asked, in the list's words: counts, then the case."""
    counts = [(material.originals, "原件"), (material.copies, "复印件")]
    parts = [f"{kind}{count}份" for count, kind in counts if count is not None]
    return "；".join(filter(None, ["、".join(parts), material.when]))


def _row(aspect: Aspect, own: Elements, cells: tuple[Cell, ...]) -> Row:
    said = SAID[aspect](own)
    if aspect in _LISTS and not any(cell.instead for cell in cells):
        lacking = {text for cell in cells for text in cell.less}
        said = tuple(text for text in said if text in lacking)
    return Row(aspect, said, cells)


def _lists(read: Callable[[Elements], tuple[str, ...]]) -> Callable[[Elements, Elements], Cell]:
    def compare(own: Elements, other: Elements) -> Cell:
        mine, theirs = read(own), read(other)
        if not mine or not theirs:
            return Cell(Mark.SILENT)
        return _listed(_missing(theirs, mine), _missing(mine, theirs), nothing_shared=not _shared(mine, theirs))

    return compare


def _materials(own: Elements, other: Elements) -> Cell:
    mine, theirs = SAID[Aspect.MATERIALS](own), SAID[Aspect.MATERIALS](other)
    if not mine or not theirs:
        return Cell(Mark.SILENT)
    here, there = _named_once(own.materials), _named_once(other.materials)
    pairs = [(there[name], here[name]) for name in there if name in here]
    otherwise = tuple(Otherwise(t.name, asked(t), asked(h)) for t, h in pairs if _asked_otherwise(t, h))
    return _listed(_missing(theirs, mine), _missing(mine, theirs), otherwise)


def _named_once(materials: tuple[Material, ...]) -> dict[str, Material]:
    """Papers by name; what is listed twice (for two cases) can't be held against one line of another list."""
    names = Counter(normal(material.name) for material in materials)
    return {name: m for m in materials if names[name := normal(m.name)] == 1 and name}


def _asked_otherwise(one: Material, other: Material) -> bool:
    for mine, theirs in ((one.originals, other.originals), (one.copies, other.copies)):
        if None not in (mine, theirs) and mine != theirs:
            return True
    if one.when and other.when:
        return SequenceMatcher(None, normal(one.when), normal(other.when), autojunk=False).ratio() < ONE_CASE
    sometimes, always = (one, other) if one.when else (other, one)
    return bool(sometimes.when) and always.necessity is Necessity.REQUIRED


def _texts(read: Callable[[Elements], tuple[str, ...]]) -> Callable[[Elements, Elements], Cell]:
    def compare(own: Elements, other: Elements) -> Cell:
        mine, theirs = read(own), read(other)
        if not mine or not theirs:
            return Cell(Mark.SILENT, theirs)
        same = normal(mine[0]) == normal(theirs[0])
        return Cell(Mark.SAME) if same else Cell(Mark.DIFFERENT, theirs)

    return compare


def _limits(read: Callable[[Elements], Limit | None]) -> Callable[[Elements, Elements], Cell]:
    def compare(own: Elements, other: Elements) -> Cell:
        mine, theirs = read(own), read(other)
        if mine is None or theirs is None:
            return Cell(Mark.SILENT, (theirs.text,) if theirs else ())
        same = _limit(mine, own) == _limit(theirs, other)
        return Cell(Mark.SAME) if same else Cell(Mark.DIFFERENT, (theirs.text,))

    return compare


def _limit(limit: Limit, elements: Elements) -> object:
    meaning = limit_meaning(limit)
    if elements.is_licence and limit.unit is TimeUnit.DAY:  # 行政许可法 82: its days are working days
        return (limit.value, TimeUnit.WORKING_DAY, *meaning[2:])
    return meaning


def _listed(
    more: tuple[str, ...],
    less: tuple[str, ...],
    otherwise: tuple[Otherwise, ...] = (),
    *,
    nothing_shared: bool = False,
) -> Cell:
    if nothing_shared:
        return Cell(Mark.DIFFERENT, instead=more)
    if not more and not less and not otherwise:
        return Cell(Mark.SAME)
    return Cell(Mark.DIFFERENT, more=more, less=less, otherwise=otherwise)


def _shared(one: Sequence[str], other: Sequence[str]) -> bool:
    return bool({normal(text) for text in one} & {normal(text) for text in other})


def _missing(of: Sequence[str], among: Sequence[str]) -> tuple[str, ...]:
    known = {normal(text) for text in among}
    return tuple(text for text in of if normal(text) and normal(text) not in known)


def _words(*texts: str) -> tuple[str, ...]:
    """Only what has words: a cell of marks alone ("/") says nothing."""
    return tuple(text for text in texts if normal(text))


def _limit_words(limit: Limit | None) -> tuple[str, ...]:
    return (limit.text,) if limit else ()


SAID: dict[Aspect, Callable[[Elements], tuple[str, ...]]] = {
    Aspect.SERVICE_OBJECT: lambda e: _words(*e.service_object),
    Aspect.CONDITIONS: lambda e: _words(*e.acceptance_conditions, *e.approval_conditions, *e.conditions),
    Aspect.MATERIALS: lambda e: _words(*(material.name for material in e.materials)),
    Aspect.STATUTORY: lambda e: _limit_words(e.statutory),
    Aspect.PROMISED: lambda e: _limit_words(e.promised),
    Aspect.FEE: lambda e: _words(e.fee),
    Aspect.DEPARTMENT: lambda e: _words(e.department),
    Aspect.DOCUMENT: lambda e: _words(e.result.document),
    Aspect.VALIDITY: lambda e: _words(e.result.validity),
    Aspect.DELIVERY: lambda e: _words(e.result.delivery),
}
"""What a matter says of each aspect, in the list's words; nothing where it is silent."""

_LISTS = (Aspect.SERVICE_OBJECT, Aspect.CONDITIONS, Aspect.MATERIALS)
_COMPARED: dict[Aspect, Callable[[Elements, Elements], Cell]] = {
    **{aspect: _texts(read) for aspect, read in SAID.items()},
    **{aspect: _lists(SAID[aspect]) for aspect in _LISTS},
    Aspect.MATERIALS: _materials,
    Aspect.STATUTORY: _limits(lambda e: e.statutory),
    Aspect.PROMISED: _limits(lambda e: e.promised),
}
