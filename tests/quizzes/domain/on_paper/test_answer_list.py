"""A list of answers as it comes back: the sheet by its code, nobody by halves, every fault at its place."""

import pytest

from courses.domain.problems import Refusal, Severity
from courses.domain.source import Sheet
from quizzes.domain.item import Kind
from quizzes.domain.on_paper.answer_list import COLUMNS, Filled, read_answer_list, write_rows
from quizzes.domain.on_paper.codes import sheet_code
from tests.quizzes.domain.on_paper.items import case, item

HEADER = [column.title for column in COLUMNS]
ALICE, BOB = sheet_code(11), sheet_code(12)
QUESTIONS, NAMES = {11: [1, 2], 12: [1]}, {11: "王甲", 12: "李乙"}
GOOD = [[ALICE, "王甲", "1", "", "", "acd"], [ALICE, "王甲", "2", "", "", "2-1"], [BOB, "李乙", "1", "", "", ""]]


def read(*rows, header=HEADER):
    return read_answer_list([Sheet("答案录入", (tuple(header), *map(tuple, rows)))], QUESTIONS, NAMES)


def told(problems):
    return [(one.code, one.row, one.column) for one in problems if one.severity is not Severity.NOTICE]


def test_every_sheet_is_read_with_the_rows_of_its_lines():
    filled, problems = read(*GOOD)
    assert (filled, problems) == (
        (
            Filled(11, {1: "acd", 2: "2-1"}, {1: 2, 2: 3}, "答案录入"),
            Filled(12, {1: ""}, {1: 4}, "答案录入"),
        ),
        (),
    )
    assert [one.is_blank for one in filled] == [False, True]


def test_a_list_written_and_read_says_nothing_yet():
    asked = [(1, item(Kind.SET)), (2, item(Kind.ORDERING)), (3, case())]
    rows = list(write_rows(ALICE, "王甲", asked))
    assert [len(row) for row in rows] == [len(COLUMNS)] * 3
    filled, problems = read_answer_list([Sheet("答案录入", (tuple(HEADER), *map(tuple, rows)))], {11: [1, 2, 3]}, NAMES)
    assert (filled[0].sitting, filled[0].texts, filled[0].is_blank, problems) == (11, {1: "", 2: "", 3: ""}, True, ())


@pytest.mark.parametrize("kind", Kind)
def test_how_to_type_it_is_said_for_every_kind(kind):
    asked = case() if kind is Kind.CASE else item(kind, prompts=2)
    ((*_rest, how, answer),) = write_rows(ALICE, "王甲", [(1, asked)])
    assert how
    assert answer == ""


def test_numbers_a_spreadsheet_made_of_codes_are_still_codes():
    (alice,), problems = read(
        *[[f"{int(ALICE.replace(' ', ''))}.0", "王甲", f"{number}.0", "", "", "A"] for number in (1, 2)]
    )
    assert (alice.texts, problems) == ({1: "A", 2: "A"}, ())


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (["0000 1199", "王甲", "1", "", "", "A"], ("sheet_code_wrong", 5, "卷号")),
        (["", "王甲", "1", "", "", "A"], ("sheet_code_missing", 5, "卷号")),
        ([sheet_code(13), "王甲", "1", "", "", "A"], ("sheet_of_another_exam", 5, "卷号")),
    ],
)
def test_a_row_of_no_sheet_is_told_and_the_others_stand(row, problem):
    filled, problems = read(*GOOD, row)
    assert ([one.sitting for one in filled], told(problems)) == ([11, 12], [problem])


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ([ALICE, "李乙", "1", "", "", "A"], ("sheet_of_somebody_else", 5, "姓名")),
        ([ALICE, "王甲", "3", "", "", "A"], ("sheet_question_unknown", 5, "题号")),
        ([ALICE, "王甲", "一", "", "", "A"], ("sheet_question_unknown", 5, "题号")),
        ([ALICE, "王甲", "2", "", "", "A"], ("sheet_question_twice", 5, "题号")),
    ],
)
def test_a_wrong_row_leaves_its_whole_sheet_out(row, problem):
    filled, problems = read(*GOOD, row)
    assert ([one.sitting for one in filled], told(problems)) == ([12], [problem])


def test_a_sheet_with_rows_gone_is_left_out():
    filled, problems = read(GOOD[0], GOOD[2])
    assert ([one.sitting for one in filled], told(problems)) == ([12], [("sheet_questions_missing", None, "")])
    assert problems[0].params == {"code": ALICE, "numbers": "2"}


def test_another_list_is_refused():
    with pytest.raises(Refusal) as refused:
        read(["x", "y"], header=["姓名", "成绩"])
    assert refused.value.problem.code == "columns_not_found"
