"""Plan, then apply: compare a list with what is known and say what would be done, row by row.

Pure: the same records and the same known matters give the same plan. A list with errors retires nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum

from courses.domain.cells.fees import same_fee
from courses.domain.editorial import facet_change
from courses.domain.elements import FACET_FIELDS, Elements
from courses.domain.facets import FACETS, ChangeKind, Depth, Facet, Tier
from courses.domain.keeping import kept
from courses.domain.layout import COLUMNS
from courses.domain.problems import Problem, Severity
from courses.domain.records import Record
from courses.domain.renames import PossibleRename, possible_renames
from courses.domain.rows import is_assigned

# The columns each facet is read from, to tell a change of the list from a change of our reading of it.
FACET_COLUMNS: dict[Facet, tuple[str, ...]] = {
    Facet.SERVICE_OBJECT: ("service_object",),
    Facet.CONDITIONS: ("acceptance_conditions", "approval_conditions", "conditions"),
    Facet.MATERIALS: ("materials",),
    Facet.PROCESS: ("steps",),
    Facet.TIME_LIMIT: ("statutory", "promised", "limit"),
    Facet.RESULT: ("document", "validity", "delivery"),
}
_IN_A_FACET = {name for names in FACET_FIELDS.values() for name in names}
OTHERS = tuple(item.name for item in fields(Elements) if item.name not in _IN_A_FACET | {"code"})


class Action(StrEnum):
    """What is to be done with one matter."""

    CREATE = "create"
    UPDATE = "update"
    RETIRE = "retire"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Known:
    """A matter as the catalogue has it: newest elements and cells, and how centres handle it now."""

    elements: Elements
    cells: dict[str, str] = field(default_factory=dict)
    retired: bool = False
    handled: tuple[tuple[Depth | None, Tier | None], ...] = ()


@dataclass(frozen=True, slots=True)
class FacetDifference:
    """One facet differs: materially or editorially, and by which rule that was told."""

    facet: Facet
    kind: ChangeKind
    reason: str


@dataclass(frozen=True, slots=True)
class PlanLine:
    """What happens to one matter. `record` is None only for a retirement.

    `was` is the code the catalogue knows it by where a person said that it is the same matter under another one.
    """

    action: Action
    code: str
    name: str
    record: Record | None = None
    changes: tuple[FacetDifference, ...] = ()
    others: tuple[str, ...] = ()
    was: str = ""

    @property
    def writes_version(self) -> bool:
        """Whether the elements change; a change of depth or tier alone only touches the offerings."""
        if self.action is Action.CREATE:
            return True
        return self.action is Action.UPDATE and bool(self.changes or set(self.others) - {"depth", "tier"})


@dataclass(frozen=True, slots=True)
class Plan:
    """Lines in the list's order, retirements last, and every problem of the reading.

    `possible_renames` are questions for a person; the answers come back as `renames` of `make_plan`.
    """

    lines: tuple[PlanLine, ...]
    problems: tuple[Problem, ...] = ()
    possible_renames: tuple[PossibleRename, ...] = ()

    @property
    def has_errors(self) -> bool:
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    @property
    def is_empty(self) -> bool:
        """Whether applying would write nothing."""
        return all(line.action is Action.UNCHANGED for line in self.lines)

    def count(self, action: Action) -> int:
        return sum(line.action is action for line in self.lines)


def make_plan(
    records: Sequence[Record],
    known: dict[str, Known],
    *,
    problems: Iterable[Problem] = (),
    full: bool = True,
    renames: dict[str, str] | None = None,
) -> Plan:
    """The plan of a list against the known matters by code.

    Only a full list retires what it leaves out. `renames` are answers, new code → known code: such a matter
    keeps everything it has and is from now on called by the new code, unless that is only a local one.
    What a file has no column for stays as it was, and is named in a notice.
    """
    found, renamed = tuple(problems), _answered(records, known, renames or {})
    silent: set[str] = set()
    lines = [_line(record, known, renamed.get(record.code, ""), silent) for record in records]
    if silent:
        titles = "、".join(column.title for column in COLUMNS if column.key in silent)
        found += (Problem("elements_kept", Severity.NOTICE, params={"columns": titles}),)
    standing = [code for code, matter in sorted(known.items()) if not matter.retired]
    met = {line.was or line.code for line in lines}
    missing = [code for code in standing if code not in met]
    new = [line.record for line in lines if line.action is Action.CREATE and line.record]
    questions = possible_renames(new, {code: known[code].elements for code in missing})
    if not full or any(problem.severity is Severity.ERROR for problem in found):
        return Plan(tuple(lines), found, questions)
    lines += [PlanLine(Action.RETIRE, code, known[code].elements.name) for code in missing]
    if len(missing) * 2 > len(standing):
        found += (Problem("many_retired", params={"retired": len(missing), "known": len(standing)}),)
    return Plan(tuple(lines), found, questions)


def _answered(records: Sequence[Record], known: dict[str, Known], renames: dict[str, str]) -> dict[str, str]:
    """The answers that still hold: a new code the list has, a known one it hasn't, each used once."""
    listed = {record.code for record in records}
    kept: dict[str, str] = {}
    for new, old in renames.items():
        if new in listed and new not in known and old in known and old not in listed and old not in kept.values():
            kept[new] = old
    return kept


def _line(record: Record, matters: dict[str, Known], old: str, silent: set[str]) -> PlanLine:
    name = record.elements.name
    known = matters.get(old or record.code)
    if known is None:
        return PlanLine(Action.CREATE, record.code, name, record)
    record, names = kept(record, known.elements, known.cells)
    silent.update(names)
    if old and is_assigned(record.code) and not is_assigned(old):
        record, old = replace(record, elements=replace(record.elements, code=old)), ""
    changes = tuple(_differences(record, known))
    others: tuple[str, ...] = ("code",) if old else ()
    others += tuple(key for key in OTHERS if not _same(key, record.elements, known.elements))
    others += tuple(_handling(record, known))
    if known.retired:
        others += ("retired",)
    action = Action.UPDATE if changes or others else Action.UNCHANGED
    return PlanLine(action, record.code, name, record, changes, others, old)


def _same(name: str, one: Elements, other: Elements) -> bool:
    """Whether an element outside the facets is the same; a fee also where both say that there is none."""
    if name == "fee":
        return same_fee(one.fee, other.fee)
    return bool(getattr(one, name) == getattr(other, name))


def _differences(record: Record, known: Known) -> Iterable[FacetDifference]:
    for facet in FACETS:
        columns = FACET_COLUMNS[facet]
        same = bool(known.cells) and all(record.cells.get(key, "") == known.cells.get(key, "") for key in columns)
        found = facet_change(facet, known.elements, record.elements, same_source=same)
        if found:
            yield FacetDifference(facet, *found)


def _handling(record: Record, known: Known) -> Iterable[str]:
    """Depth or tier where the list names one that some centre doesn't have."""
    if record.depth and any(depth is not record.depth for depth, _ in known.handled):
        yield "depth"
    if record.tier and any(tier is not record.tier for _, tier in known.handled):
        yield "tier"
