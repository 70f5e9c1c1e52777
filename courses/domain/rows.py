"""A row of cells ↔ a record: which cell is read how, and how it is written back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any, TypeVar

from courses.domain.cells.choices import DEPTH_WORDS, read_code, read_depth, read_tier
from courses.domain.cells.limits import read_limits, write_limit
from courses.domain.cells.lists import read_list, write_list
from courses.domain.cells.materials import read_materials, write_materials
from courses.domain.cells.steps import read_steps, write_steps
from courses.domain.cells.text import clean, one_line
from courses.domain.elements import Elements, Limit, Result
from courses.domain.layout import BY_KEY
from courses.domain.problems import Problem, Severity
from courses.domain.records import Record

Value = TypeVar("Value")
LOCAL = "LOCAL-"
LONGEST = {"name": 200, "code": 80, "category": 60, "department": 200}
# Which marks cut an unnumbered single line into items; conditions and law are only cut at a semicolon or not at all.
LISTS = {
    "spoken": ";、,",
    "basis": "",
    "service_object": ";",
    "acceptance_conditions": ";",
    "approval_conditions": ";",
    "conditions": ";",
}
NAMES = ("category", "name", "parent", "type", "level", "department")
TEXTS = ("fee", "quantity", "sample_form", "contact", "bundle", "remark")
RESULT = ("document", "validity", "delivery")


@dataclass(slots=True)
class _Row:
    """The cells of one row by column key, and the problems met, each at its place."""

    cells: dict[str, str]
    headers: dict[str, str]
    sheet: str
    number: int
    problems: list[Problem] = field(default_factory=list)

    def tell(self, key: str, found: Iterable[Problem]) -> None:
        column = self.headers.get(key, BY_KEY[key].title)
        self.problems.extend(replace(p, sheet=self.sheet, row=self.number, column=column) for p in found)

    def take(self, key: str, read: Callable[[str], tuple[Value, tuple[Problem, ...]]]) -> Value:
        value, found = read(self.cells.get(key, ""))
        self.tell(key, found)
        return value

    def text(self, key: str) -> str:
        return clean(self.cells.get(key, ""))


def read_row(
    cells: dict[str, str], *, sheet: str, row: int, headers: dict[str, str]
) -> tuple[Record, tuple[Problem, ...]]:
    """A record from cells by column key; problems name the sheet, the row and the header as the file has it."""
    source = _Row(cells, headers, sheet, row)
    names: dict[str, Any] = {key: one_line(cells.get(key, "")) for key in NAMES}
    names |= {key: source.text(key) for key in TEXTS}
    lists: dict[str, Any] = {key: read_list(cells.get(key, ""), separators=marks) for key, marks in LISTS.items()}
    statutory, promised = _limits(source)
    elements = Elements(
        code=_code(source, names["name"]),
        **names,
        **lists,
        materials=source.take("materials", read_materials),
        steps=source.take("steps", read_steps),
        statutory=statutory,
        promised=promised,
        result=Result(**{key: source.text(key) for key in RESULT}),
    )
    depth, tier = source.take("depth", read_depth), source.take("tier", read_tier)
    for key, longest in LONGEST.items():
        if len(getattr(elements, key)) > longest:
            source.tell(key, [Problem("text_too_long", Severity.ERROR, params={"longest": longest})])
    if not elements.name:
        source.tell("name", [Problem("name_missing", Severity.ERROR)])
    return Record(elements, depth, tier, dict(cells), sheet, row), tuple(source.problems)


def write_row(record: Record) -> dict[str, str]:
    """The cells of a record by column key; `read_row` gives the same record back."""
    elements = record.elements
    return {
        "code": elements.code,
        **{key: getattr(elements, key) for key in (*NAMES, *TEXTS)},
        **{key: write_list(getattr(elements, key)) for key in LISTS},
        "materials": write_materials(elements.materials),
        "steps": write_steps(elements.steps),
        "statutory": write_limit(elements.statutory),
        "promised": write_limit(elements.promised),
        **{key: getattr(elements.result, key) for key in RESULT},
        "depth": DEPTH_WORDS[record.depth] if record.depth else "",
        "tier": record.tier or "",
    }


def assigned_code(name: str) -> str:
    """A local code for a matter the list gives none: the same name gets the same code every time."""
    return f"{LOCAL}{sha256(name.encode()).hexdigest()[:10].upper()}"


def is_assigned(code: str) -> bool:
    """Whether the code is one of ours, made from a name."""
    return code.startswith(LOCAL)


def _code(source: _Row, name: str) -> str:
    code = source.take("code", read_code)
    damaged = any(problem.code == "code_lost_digits" for problem in source.problems)
    if not code and name and not damaged:
        code = assigned_code(name)
        source.tell("code", [Problem("code_assigned", Severity.NOTICE, params={"code": code})])
    return code


def _limits(source: _Row) -> tuple[Limit | None, Limit | None]:
    """Each limit from its own column first, then from whatever another column says of it.

    An unlabelled limit of a list that tells none apart is taken as the statutory one and flagged.
    """
    statutory, promised = source.take("statutory", read_limits), source.take("promised", read_limits)
    either = source.take("limit", read_limits)
    law = statutory.other or statutory.statutory or promised.statutory or either.statutory or either.other
    promise = promised.other or promised.promised or statutory.promised or either.promised
    if law is not None and law is either.other:
        source.tell("limit", [Problem("limit_not_told_apart", params={"text": law.text})])
    if law and promise and law.unit is promise.unit and (promise.value or 0) > (law.value or 0):
        source.tell("promised", [Problem("promise_longer_than_law", params={"text": promise.text})])
    return law, promise
