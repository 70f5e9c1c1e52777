"""A row of cells ↔ a record: which cell is read how, and how it is written back."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from hashlib import sha256
from typing import Any, TypeVar

from courses.domain.cells.choices import DEPTH_WORDS, read_depth, read_tier
from courses.domain.cells.fees import read_fee
from courses.domain.cells.limits import read_limits, with_unit, write_limit
from courses.domain.cells.lists import read_list, write_list
from courses.domain.cells.materials import read_materials, write_materials
from courses.domain.cells.silence import says_none, what_is_said
from courses.domain.cells.steps import read_steps, write_steps
from courses.domain.cells.text import clean, one_line
from courses.domain.cells.ticks import has_boxes, ticked
from courses.domain.elements import Elements, Limit, Result
from courses.domain.layout import BY_KEY
from courses.domain.naming import Naming, read_naming
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
NAMES = ("category", "type", "level")
TEXTS = ("quantity", "sample_form", "contact", "bundle", "remark")
RESULT = ("document", "validity", "delivery")
# Cells that hold a choice: boxes in them are ticked or not, a bare number in them is another system's code.
CHOICES = ("service_object", "type", "level", "quantity", "delivery", "document", "fee", "charged")
CODED = ("service_object", "type", "level", "document")
# Where "无" is a statement of its own; anywhere else it leaves the element unstated.
NONE_IS_SAID = ("fee", "charged", "fee_basis", "quantity", "statutory", "promised", "limit", "name", "code")
FACTS = (
    "service_object",
    "acceptance_conditions",
    "approval_conditions",
    "conditions",
    "materials",
    "steps",
    "document",
)


@dataclass(slots=True)
class _Row:
    """The cells of one row by column key, and the problems met, each at its place."""

    cells: dict[str, str]
    headers: dict[str, str]
    sheet: str
    number: int | None
    problems: list[Problem] = field(default_factory=list)

    def tell(self, key: str, found: Iterable[Problem]) -> None:
        column = self.headers.get(key, BY_KEY[key].title)
        self.problems.extend(replace(p, sheet=self.sheet, row=self.number, column=column) for p in found)

    def take(self, key: str, read: Callable[[str], tuple[Value, tuple[Problem, ...]]]) -> Value:
        value, found = read(self.cells.get(key, ""))
        if found:
            self.tell(key, found)
        return value

    def text(self, key: str) -> str:
        return clean(self.cells.get(key, ""))

    def settle(self) -> None:
        """Keep of every cell only what it states; the record keeps the cells as they were."""
        settled = {}
        for key, text in self.cells.items():
            words, found = _stated(key, text)
            if found:
                self.tell(key, found)
            if words:
                settled[key] = words
        self.cells = settled


@lru_cache(maxsize=16384)
def _stated(key: str, text: str) -> tuple[str, tuple[Problem, ...]]:
    words, found = what_is_said(text)
    if key in CHOICES and words and has_boxes(words):
        words, more = ticked(words)
        found += more
    if key in CODED and len(words) < 3 and words.strip().isdecimal():
        return "", (Problem("code_without_words", params={"text": words.strip()}),)
    if key == "document" and words.strip() in ("是", "否"):
        return "", (Problem("result_not_named", Severity.NOTICE, params={"text": words.strip()}),)
    if key not in NONE_IS_SAID and says_none(words):
        return "", (Problem("cell_says_none", Severity.NOTICE, params={"text": words}),) if key in FACTS else ()
    return words, found


def read_row(
    cells: dict[str, str],
    *,
    sheet: str,
    row: int | None,
    headers: dict[str, str],
    shared: Collection[str] = (),
    told: frozenset[str] | None = None,
) -> tuple[Record, tuple[Problem, ...]]:
    """A record from cells by column key; problems name the sheet, the row and the header as the file has it.

    `shared` are names several matters of the file go by: their local codes are made from more than the name.
    """
    source = _Row(cells, headers, sheet, row)
    source.settle()
    naming = read_naming(source.cells)
    for key, problem in naming.problems:
        source.tell(key, [problem])
    names: dict[str, Any] = {key: one_line(source.cells.get(key, "")) for key in NAMES}
    names["department"] = one_line(source.cells.get("department", "") or source.cells.get("office", ""))
    names |= {key: source.text(key) for key in TEXTS}
    lists: dict[str, Any] = {key: read_list(source.cells.get(key, ""), separators=mark) for key, mark in LISTS.items()}
    statutory, promised = _limits(source)
    elements = Elements(
        code=_code(source, naming, names["department"], shared),
        name=naming.name,
        parent=naming.parent,
        **names,
        **lists,
        materials=source.take("materials", read_materials),
        steps=source.take("steps", read_steps),
        statutory=statutory,
        promised=promised,
        fee=read_fee(*(source.cells.get(key, "") for key in ("fee", "charged", "fee_basis"))),
        result=Result(**{key: source.text(key) for key in RESULT}),
    )
    depth, tier = source.take("depth", read_depth), source.take("tier", read_tier)
    for key, longest in LONGEST.items():
        if len(getattr(elements, key)) > longest:
            source.tell(key, [Problem("text_too_long", Severity.ERROR, params={"longest": longest})])
    if not elements.name:
        source.tell("name", [Problem("name_missing", Severity.ERROR)])
    return Record(elements, depth, tier, dict(cells), sheet, row, told), tuple(source.problems)


def write_row(record: Record) -> dict[str, str]:
    """The cells of a record by column key; `read_row` gives the same record back."""
    elements = record.elements
    return {
        "code": elements.code,
        **{key: getattr(elements, key) for key in ("name", "parent", "department", "fee", *NAMES, *TEXTS)},
        **{key: write_list(getattr(elements, key)) for key in LISTS},
        "materials": write_materials(elements.materials),
        "steps": write_steps(elements.steps),
        "statutory": write_limit(elements.statutory),
        "promised": write_limit(elements.promised),
        **{key: getattr(elements.result, key) for key in RESULT},
        "depth": DEPTH_WORDS[record.depth] if record.depth else "",
        "tier": record.tier or "",
    }


def assigned_code(name: str, *more: str) -> str:
    """A local code for a matter the list gives none: the same name gets the same code every time."""
    return LOCAL + sha256("\n".join((name, *more)).encode()).hexdigest()[:10].upper()


def is_assigned(code: str) -> bool:
    """Whether the code is one of ours, made from a name."""
    return code.startswith(LOCAL)


def _code(source: _Row, naming: Naming, department: str, shared: Collection[str]) -> str:
    if naming.code or not naming.name or naming.lost_its_code:
        return naming.code
    more = (naming.parent, department) if naming.name in shared else ()
    code = assigned_code(naming.name, *more)
    source.tell("code", [Problem("code_assigned", Severity.NOTICE, params={"code": code})])
    return code


def _limits(source: _Row) -> tuple[Limit | None, Limit | None]:
    """Each limit from its own column first, then from whatever another column says of it.

    An unlabelled limit of a list that tells none apart is taken as the statutory one and flagged.
    """
    for key in ("statutory", "promised"):
        if unit := source.cells.get(f"{key}_unit", ""):
            source.cells[key] = with_unit(source.cells.get(key, ""), unit)
    statutory, promised = source.take("statutory", read_limits), source.take("promised", read_limits)
    either = source.take("limit", read_limits)
    law = statutory.other or statutory.statutory or promised.statutory or either.statutory or either.other
    promise = promised.other or promised.promised or statutory.promised or either.promised
    if law is not None and law is either.other:
        source.tell("limit", [Problem("limit_not_told_apart", params={"text": law.text})])
    if law and promise and law.unit is promise.unit and (promise.value or 0) > (law.value or 0):
        source.tell("promised", [Problem("promise_longer_than_law", params={"text": promise.text})])
    hours = source.cells.get("hours", "")
    if hours and law is promise is None and any(_is_limit(hours)):
        source.tell("hours", [Problem("limit_under_hours", params={"text": clean(hours)})])
    return law, promise


def _is_limit(hours: str) -> Iterable[bool]:
    found, _ = read_limits(hours)
    return (limit is not None and limit.understood for limit in (found.statutory, found.promised, found.other))
