"""Plan, then apply: compare a list with what is known and say what would be done, row by row.

Pure: the same records and the same known matters give the same plan. A list with errors retires nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from enum import StrEnum

from courses.domain.editorial import facet_change
from courses.domain.elements import FACET_FIELDS, Elements
from courses.domain.facets import FACETS, ChangeKind, Depth, Facet, Tier
from courses.domain.problems import Problem, Severity
from courses.domain.records import Record

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
    """What happens to one matter. `record` is None only for a retirement."""

    action: Action
    code: str
    name: str
    record: Record | None = None
    changes: tuple[FacetDifference, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def writes_version(self) -> bool:
        """Whether the elements change; a change of depth or tier alone only touches the offerings."""
        if self.action is Action.CREATE:
            return True
        return self.action is Action.UPDATE and bool(self.changes or set(self.others) - {"depth", "tier"})


@dataclass(frozen=True, slots=True)
class Plan:
    """Lines in the list's order, retirements last, and every problem of the reading."""

    lines: tuple[PlanLine, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def has_errors(self) -> bool:
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    @property
    def is_empty(self) -> bool:
        """Whether applying would write nothing."""
        return all(line.action is Action.UNCHANGED for line in self.lines)

    def count(self, action: Action) -> int:
        return sum(line.action is action for line in self.lines)


def make_plan(records: Sequence[Record], known: dict[str, Known], *, problems: Iterable[Problem] = ()) -> Plan:
    """The plan of a full list against the known matters by code."""
    found = tuple(problems)
    lines = [_line(record, known.get(record.code)) for record in records]
    standing = [code for code, matter in sorted(known.items()) if not matter.retired]
    missing = set(standing) - {record.code for record in records}
    if any(problem.severity is Severity.ERROR for problem in found):
        return Plan(tuple(lines), found)
    lines += [PlanLine(Action.RETIRE, code, known[code].elements.name) for code in standing if code in missing]
    if len(missing) * 2 > len(standing):
        found += (Problem("many_retired", params={"retired": len(missing), "known": len(standing)}),)
    return Plan(tuple(lines), found)


def _line(record: Record, known: Known | None) -> PlanLine:
    name = record.elements.name
    if known is None:
        return PlanLine(Action.CREATE, record.code, name, record)
    changes = tuple(_differences(record, known))
    others = tuple(key for key in OTHERS if getattr(record.elements, key) != getattr(known.elements, key))
    others += tuple(_handling(record, known))
    if known.retired:
        others += ("retired",)
    action = Action.UPDATE if changes or others else Action.UNCHANGED
    return PlanLine(action, record.code, name, record, changes, others)


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
