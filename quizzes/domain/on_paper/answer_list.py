"""The list answers are entered in: a row for each question of each sheet, its answer in the notation of the sheet."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from courses.domain.cells.text import one_line
from courses.domain.problems import Problem, Severity
from courses.domain.search.folding import folded
from courses.domain.source import Sheet
from courses.domain.tables import Table, TableColumn, TableRow, read_table
from quizzes.domain.item import Item, Kind
from quizzes.domain.on_paper.boxes import Group, groups_of
from quizzes.domain.on_paper.codes import Series, read_code, sheet_code

SHEET = "答案录入"
COLUMNS = (
    TableColumn("code", "卷号", ("试卷编号", "卷子编号"), 14),
    TableColumn("name", "姓名", ("考生", "考生姓名"), 12),
    TableColumn("number", "题号", ("题目", "题序"), 8),
    TableColumn("kind", "题型", (), 8),
    TableColumn("how", "填写方法", (), 34),
    TableColumn("answer", "答案", ("作答", "考生答案"), 20),
)
KINDS = {
    Kind.SINGLE: "单选",
    Kind.SET: "多选",
    Kind.TRUE_FALSE: "判断",
    Kind.ORDERING: "排序",
    Kind.NUMBER: "填数",
    Kind.MATCHING: "对应",
    Kind.CASE: "情景",
}

_ELSEWHERE = {Series.EXAM: "sheet_of_another_exam", Series.CHECK: "sheet_not_known"}


@dataclass(frozen=True, slots=True)
class Filled:
    """What a list says of one sheet: its lines by question, as they were typed, and the rows they stand in."""

    sitting: int
    texts: Mapping[int, str]
    rows: Mapping[int, int] = field(default_factory=dict)
    sheet: str = ""

    @property
    def is_blank(self) -> bool:
        return not any(text.strip() for text in self.texts.values())


def write_rows(code: str, name: str, questions: Iterable[tuple[int, Item]]) -> Iterator[list[str]]:
    """The rows of one sheet in the order of COLUMNS, the answers left open."""
    for number, item in questions:
        yield [code, name, str(number), KINDS[item.kind], how_to_type(item), ""]


def read_answer_list(
    sheets: Sequence[Sheet],
    questions: Mapping[int, Sequence[int]],
    names: Mapping[int, str],
    *,
    series: Series = Series.EXAM,
) -> tuple[tuple[Filled, ...], tuple[Problem, ...]]:
    """What the list says of every sheet, and what is wrong with its rows; raises Refusal where it is no such list.

    `questions` are the numbers of the questions of every sheet there is, `names` who sits it. A sheet of which a row
    is wrong is left out: nobody's answers are entered by halves.
    """
    table = read_table(sheets, COLUMNS, needs=("code", "number", "answer"))
    problems, wrong = list(table.problems), set[int]()
    texts: dict[int, dict[int, str]] = {}
    rows: dict[int, dict[int, int]] = {}
    for row in table.rows:
        sitting = read_code(row.cells["code"], series)
        found = _faults(table, row, sitting, questions, names, series)
        number = _number(row.cells["number"])
        if sitting is not None and number is not None and not found and number in texts.get(sitting, {}):
            found = [table.problem("sheet_question_twice", row, "number", number=number, first=rows[sitting][number])]
        problems += found
        if sitting is None or sitting not in questions:
            continue
        if found:
            wrong.add(sitting)
            continue
        assert number is not None
        texts.setdefault(sitting, {})[number] = one_line(row.cells["answer"])
        rows.setdefault(sitting, {})[number] = row.number
    for sitting, told in texts.items():
        missing = [number for number in questions[sitting] if number not in told]
        if missing and sitting not in wrong:
            wrong.add(sitting)
            params = {"code": sheet_code(sitting, series), "numbers": "、".join(map(str, missing))}
            problems.append(Problem("sheet_questions_missing", Severity.ERROR, table.sheet, params=params))
    filled = (Filled(one, told, rows[one], table.sheet) for one, told in texts.items() if one not in wrong)
    return tuple(filled), tuple(problems)


def _faults(
    table: Table,
    row: TableRow,
    sitting: int | None,
    questions: Mapping[int, Sequence[int]],
    names: Mapping[int, str],
    series: Series,
) -> list[Problem]:
    code = one_line(row.cells["code"])
    if sitting is None:
        return [table.problem("sheet_code_wrong" if code else "sheet_code_missing", row, "code", text=code)]
    if sitting not in questions:
        return [table.problem(_ELSEWHERE[series], row, "code", text=code)]
    name = one_line(row.cells.get("name", ""))
    if name and folded(name) != folded(names[sitting]):
        return [table.problem("sheet_of_somebody_else", row, "name", text=name, name=names[sitting])]
    number = _number(row.cells["number"])
    if number is None or number not in questions[sitting]:
        text = one_line(row.cells["number"])
        return [table.problem("sheet_question_unknown", row, "number", text=text, last=max(questions[sitting]))]
    return []


def _number(text: str) -> int | None:
    digits = one_line(text).removesuffix(".0")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 5 else None


def how_to_type(item: Item) -> str:
    """What to type of the item, with what there is to tick."""
    groups = groups_of(item)
    match item.kind:
        case Kind.SET:
            return f"勾选的字母，如ACD（{_span(groups)}）"
        case Kind.ORDERING:
            return f"自上而下的数字，如2-1-3；空框填0（共{len(groups[0].boxes)}框）"
        case Kind.NUMBER:
            return f"数字（{item.unit}）" if item.unit else "数字"
        case Kind.MATCHING:
            return f"自上而下的字母，如B-A-A；空框填0（共{len(groups[0].boxes)}框）"
        case Kind.CASE:
            return f"处理方式的序号和勾选的字母，如3ACG（1–6，{_span(groups[1:])}）"
    return f"勾选的字母（{_span(groups)}）"


def _span(groups: Sequence[Group]) -> str:
    labels = [box.label for group in groups for box in group.boxes]
    return f"{labels[0]}–{labels[-1]}" if labels else "无字母"
