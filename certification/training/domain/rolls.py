"""主办单位名单: the organiser's list of who attended, read row by row and laid beside the clerks of the centre. Pure.

Such a list names people of many centres: whom it names and who isn't ours is told, and is no mistake.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from courses.domain.cells.text import fold, one_line
from courses.domain.problems import Problem
from courses.domain.search.folding import folded
from courses.domain.source import Source
from courses.domain.tables import TableColumn, read_table

COLUMNS = (
    TableColumn("name", "姓名", ("参训人员", "学员姓名", "人员姓名", "参训人员姓名"), 12),
    TableColumn("number", "工号", ("人员编号", "职工号"), 14),
    TableColumn("unit", "单位", ("工作单位", "所在单位", "单位名称", "所属单位", "中心"), 24),
    TableColumn(
        "result", "结果", ("参训结果", "考核结果", "培训结果", "是否合格", "是否结业", "结业情况", "出勤情况"), 10
    ),
)
COMPLETED = frozenset(
    {"合格", "结业", "已结业", "完成", "已完成", "通过", "是", "优秀", "良好", "已参训", "全勤", "出勤", "√", "✓"}
)
NOT_COMPLETED = frozenset(
    {"不合格", "未结业", "未完成", "未通过", "否", "缺席", "缺勤", "未参加", "未到", "请假", "早退", "×", "x"}
)


class LeftOut(StrEnum):
    """Why a row of the list is entered for nobody."""

    NOT_OURS = "not_ours"
    OTHER_UNIT = "other_unit"
    AMBIGUOUS = "ambiguous"
    NUMBER_DIFFERS = "number_differs"
    RESULT_UNCLEAR = "result_unclear"
    REPEATED = "repeated"


class RollAction(StrEnum):
    """What happens with a row that names one of ours."""

    ADD = "add"
    CORRECT = "correct"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the list as it is written; `result` is None where the list has no such column."""

    row: int
    name: str
    number: str = ""
    unit: str = ""
    result: str | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """A clerk of the centre on the day of the class, by key."""

    person: int
    name: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class RollLine:
    """A row that names one of ours, and what it would write; `before` is the result that stands."""

    action: RollAction
    row: int
    person: int
    completed: bool
    before: bool | None = None


@dataclass(frozen=True, slots=True)
class RollPlan:
    """What a list would write, and the rows it would not, each with its reason. `digest` tells two plans apart."""

    lines: tuple[RollLine, ...]
    left_out: tuple[tuple[Entry, LeftOut], ...]
    problems: tuple[Problem, ...] = ()

    @property
    def changes(self) -> tuple[RollLine, ...]:
        return tuple(line for line in self.lines if line.action is not RollAction.UNCHANGED)

    @property
    def digest(self) -> str:
        return sha256(repr(self.changes).encode()).hexdigest()


def read_roll(source: Source) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """The rows of a list that name somebody; raises Refusal where no table has a column of names."""
    table = read_table(source.sheets, COLUMNS, needs=("name",))
    entries = []
    for row in table.rows:
        cells = {key: one_line(text) for key, text in row.cells.items()}
        if cells["name"]:
            entries.append(
                Entry(row.number, cells["name"], cells.get("number", ""), cells.get("unit", ""), cells.get("result"))
            )
    return tuple(entries), (*source.problems, *table.problems)


def plan_roll(
    entries: Iterable[Entry],
    known: Sequence[Known],
    *,
    places: Iterable[str],
    standing: Mapping[int, bool],
    problems: Iterable[Problem] = (),
) -> RollPlan:
    """Lay the list beside the clerks. `places` are the names of the centre and its unit; `standing` says of whom the
    register says already whether they completed the class. The first row of somebody stands."""
    lines, left_out, seen = [], list[tuple[Entry, LeftOut]](), set[int]()
    named = [folded(place) for place in places]
    for entry in entries:
        found = _who(entry, known, named)
        completed = _completed(entry.result)
        if isinstance(found, LeftOut):
            left_out.append((entry, found))
        elif found.person in seen:
            left_out.append((entry, LeftOut.REPEATED))
        elif completed is None:
            left_out.append((entry, LeftOut.RESULT_UNCLEAR))
        else:
            seen.add(found.person)
            before = standing.get(found.person)
            lines.append(RollLine(_action(before, completed), entry.row, found.person, completed, before))
    return RollPlan(tuple(lines), tuple(left_out), tuple(problems))


def _who(entry: Entry, known: Sequence[Known], places: Sequence[str]) -> Known | LeftOut:
    """By number where the house knows it, the name agreeing; else by a name only one of ours has."""
    name, number, unit = folded(entry.name), folded(entry.number), folded(entry.unit)
    if number and (by_number := [one for one in known if folded(one.number) == number]):
        return by_number[0] if folded(by_number[0].name) == name else LeftOut.NUMBER_DIFFERS
    found = [one for one in known if folded(one.name) == name]
    if not found:
        return LeftOut.NOT_OURS
    if unit and not any(place in unit or unit in place for place in places):
        return LeftOut.OTHER_UNIT
    if len(found) > 1:
        return LeftOut.AMBIGUOUS
    # a number of ours that the list writes otherwise is another person of that name
    return LeftOut.NUMBER_DIFFERS if number and found[0].number else found[0]


def _action(before: bool | None, completed: bool) -> RollAction:
    if before is None:
        return RollAction.ADD
    return RollAction.UNCHANGED if before is completed else RollAction.CORRECT


def _completed(result: str | None) -> bool | None:
    """A list without results is one of those who completed the class."""
    if result is None:
        return True
    said = fold(result).replace(" ", "").casefold()
    return True if said in COMPLETED else False if said in NOT_COMPLETED else None
