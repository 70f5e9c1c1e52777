"""A list of leave as offices keep it, and what it would enter: plan, then apply. Pure.

A row is a person (by number where there is one, else by name), a kind, the first day and the last one. Days typed are
the first and last day away; spans here are half-open like everywhere. Whoever is away already on one of the days is
left aside and told.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from certification.domain.spans import Span
from courses.domain.cells.dates import read_day
from courses.domain.cells.text import fold, one_line
from courses.domain.dated_plan import DatedPlan
from courses.domain.problems import Problem, Severity
from courses.domain.search.folding import folded
from courses.domain.source import Sheet
from courses.domain.tables import Table, TableColumn, TableRow, read_table

COLUMNS = (
    TableColumn("name", "姓名", ("人员姓名", "窗口人员", "请假人"), 12),
    TableColumn("number", "工号", ("人员编号", "职工号"), 14),
    TableColumn("kind", "假别", ("请假类型", "休假类型", "假期类型", "类型"), 10),
    TableColumn("first", "起始日", ("开始日期", "开始日", "起始日期", "请假开始", "自"), 14),
    TableColumn("last", "截止日", ("结束日期", "结束日", "截止日期", "最后一日", "请假结束", "至"), 14),
)
KINDS = {
    "annual": ("年休假", "年假", "公休", "annual"),
    "sick": ("病假", "sick"),
    "parental": ("产假", "育儿假", "护理假", "陪产假", "哺乳假", "parental"),
    "other": ("事假", "婚假", "丧假", "探亲假", "其他", "其它", "other"),
}
_KIND = {word: kind for kind, words in KINDS.items() for word in words}
LONGEST = timedelta(days=731)


@dataclass(frozen=True, slots=True)
class Known:
    """A clerk a list may be about."""

    clerk: int
    name: str
    number: str


@dataclass(frozen=True, slots=True)
class Away:
    """One leave of a list, with the row it stands in."""

    clerk: int
    kind: str
    span: Span
    row: int | None = None


class Action(StrEnum):
    """What happens to one line."""

    ENTER = "enter"
    OVERLAPS = "overlaps"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class LeaveLine:
    """One leave, and the one it overlaps."""

    action: Action
    away: Away
    other: Span | None = None

    @property
    def told(self) -> object:
        return self


class LeavePlan(DatedPlan[LeaveLine]):
    """What a list of leave would enter."""

    __slots__ = ()

    @property
    def is_empty(self) -> bool:
        return not self.of(Action.ENTER)


def read_leave(sheets: Sequence[Sheet], clerks: Iterable[Known]) -> tuple[tuple[Away, ...], tuple[Problem, ...]]:
    """The leave of a list and the problems of its rows; raises Refusal where it is no such list."""
    table = read_table(sheets, COLUMNS, needs=("name", "first", "last"))
    known = tuple(clerks)
    found, problems = [], list(table.problems)
    for row in table.rows:
        one, wrong = _read(table, row, known)
        problems += wrong
        if one and not any(problem.severity is Severity.ERROR for problem in wrong):
            found.append(one)
    return tuple(found), tuple(problems)


def plan_leave(
    wanted: Iterable[Away],
    known: Mapping[int, Sequence[tuple[str, Span]]],
    *,
    on: date,
    problems: Iterable[Problem] = (),
) -> LeavePlan:
    """The list beside the leave known by clerk, and beside its own earlier lines."""
    taken = {clerk: list(spans) for clerk, spans in known.items()}
    lines = []
    for one in wanted:
        own = taken.setdefault(one.clerk, [])
        other = next((span for _kind, span in own if span.overlap(one.span)), None)
        if (one.kind, one.span) in own:
            lines.append(LeaveLine(Action.UNCHANGED, one))
        elif other:
            lines.append(LeaveLine(Action.OVERLAPS, one, other))
        else:
            own.append((one.kind, one.span))
            lines.append(LeaveLine(Action.ENTER, one))
    return LeavePlan(on, tuple(lines), tuple(problems))


def _read(table: Table, row: TableRow, known: Sequence[Known]) -> tuple[Away | None, list[Problem]]:
    cells = {key: fold(one_line(text)) for key, text in row.cells.items()}
    clerk, problems = _clerk(table, row, cells, known)
    kind = _KIND.get(cells.get("kind", "").lower() or "其他")
    if kind is None:
        problems.append(table.problem("leave_kind_unknown", row, "kind", text=cells["kind"]))
    days = {key: read_day(cells[key]) for key in ("first", "last")}
    for key, day in days.items():
        if day is None:
            code = "day_unclear" if cells[key] else "leave_day_missing"
            problems.append(table.problem(code, row, key, text=cells[key]))
    first, last = days["first"], days["last"]
    if first and last and last < first:
        problems.append(table.problem("leave_ends_before_it_starts", row, "last"))
    elif first and last and last - first > LONGEST:
        problems.append(table.problem("leave_too_long", row, "last"))
    if clerk is None or kind is None or first is None or last is None or problems:
        return None, problems
    return Away(clerk.clerk, kind, Span(first, last + timedelta(days=1)), row.number), problems


def _clerk(
    table: Table, row: TableRow, cells: Mapping[str, str], known: Sequence[Known]
) -> tuple[Known | None, list[Problem]]:
    key = "number" if cells.get("number") else "name"
    said = cells.get(key, "")
    if not said:
        return None, [table.problem("leave_without_person", row, "name")]
    found = [one for one in known if folded(getattr(one, key)) == folded(said)]
    if len(found) == 1:
        return found[0], []
    if found:
        return None, [table.problem("leave_person_ambiguous", row, key, name=said)]
    # lists are often of the whole town: such a row is left aside, and said to be
    return None, [table.warning("leave_person_unknown", row, key, name=said)]
