"""What entering a list would write: each sheet as a whole, with its score, or not at all."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from courses.domain.problems import Severity
from quizzes.domain.item import Kind
from quizzes.domain.on_paper.answer_list import Filled
from quizzes.domain.on_paper.entries import Entry, Sat
from quizzes.domain.on_paper.notation import Remark
from quizzes.exams.domain.marking import incomplete
from quizzes.exams.domain.on_paper.plan import Action, Printed, plan_entries
from quizzes.exams.domain.on_paper.standing import Stand
from tests.quizzes.domain.on_paper.items import case, item

NINE = datetime(2026, 3, 9, 1, tzinfo=UTC)
SAT = Sat(NINE, NINE + timedelta(hours=1))
SHEET = Printed(
    sitting=11,
    name="王甲",
    questions=((1, item(Kind.SET)), (2, item(Kind.NUMBER)), (3, case())),
    stand=Stand.EITHER,
    pass_percent=60,
    prepared_at=NINE,
)
FILLED = Filled(11, {1: "A", 2: "20", 3: "3AC"}, {1: 2, 2: 3, 3: 4}, "答案录入")
CASE_ANSWER = {"outcome": "notify_once", "notify": ["o0", "o2"], "give_back": [], "grounds": []}
ENTERED = {1: {"chosen": ["o0"]}, 2: {"number": "20"}, 3: CASE_ANSWER}


def plan(filled=FILLED, sheet=SHEET, sat=SAT):
    return plan_entries([filled], {11: sheet}, sat)


def codes(found):
    return [(one.code, one.severity, one.row) for one in found.problems]


@pytest.mark.parametrize("stand", [Stand.EITHER, Stand.ON_PAPER])
def test_a_sheet_is_read_and_scored(stand):
    found = plan(sheet=replace(SHEET, stand=stand))
    (line,) = found.lines
    assert (line.action, line.sitting, line.name, line.open) == (Action.ENTER, 11, "王甲", ())
    assert line.entries == tuple(Entry(n, FILLED.texts[n], ENTERED[n]) for n in (1, 2, 3))
    # the case lacks the paper that had to be handed back
    assert (line.score.right, line.score.asked, line.score.passed) == (2, 3, True)
    assert (codes(found), found.has_errors, found.is_empty) == ([], False, False)


def test_what_is_no_whole_answer_counts_as_none_and_is_told():
    found = plan(replace(FILLED, texts={1: "", 2: "空", 3: "AC"}))
    (line,) = found.lines
    assert line.entries[2] == Entry(3, "AC", incomplete({"notify": ["o0", "o2"]}), Remark.NO_OUTCOME)
    assert (line.score.right, line.open) == (0, (1, 2))
    assert codes(found) == [("answer_no_outcome", Severity.WARNING, 4)]


def test_one_line_that_cannot_be_read_leaves_the_sheet_out():
    found = plan(replace(FILLED, texts={1: "AZ", 2: "二十", 3: "3AC"}))
    assert (found.lines, found.has_errors) == ((), True)
    assert codes(found) == [("answer_no_such_box", Severity.ERROR, 2), ("answer_no_number", Severity.ERROR, 3)]
    assert found.problems[0].params == {"code": "0000 1165", "name": "王甲", "number": 1, "text": "AZ"}


@pytest.mark.parametrize(
    ("filled", "sheet", "sat", "problem"),
    [
        (replace(FILLED, texts={1: "", 2: " ", 3: ""}), SHEET, SAT, ("sheet_not_sat", Severity.NOTICE, None)),
        (FILLED, replace(SHEET, stand=Stand.ON_SCREEN), SAT, ("sheet_sat_on_screen", Severity.ERROR, None)),
        (FILLED, SHEET, replace(SAT, began_at=NINE - timedelta(1)), ("sheet_prepared_later", Severity.ERROR, None)),
    ],
    ids=["not sat", "on screen", "too early"],
)
def test_what_cannot_be_entered_says_why(filled, sheet, sat, problem):
    found = plan(filled, sheet, sat)
    assert (found.lines, codes(found)) == ((), [problem])


def test_a_sheet_entered_just_so_changes_nothing():
    entered = plan(sheet=replace(SHEET, stand=Stand.ENTERED, entered=ENTERED))
    assert ([line.action for line in entered.lines], entered.is_empty) == ([Action.UNCHANGED], True)
    # a question left open has no answer in the records
    open_one = replace(FILLED, texts={**FILLED.texts, 1: ""})
    known = {number: answer for number, answer in ENTERED.items() if number != 1}
    assert plan(open_one, replace(SHEET, stand=Stand.ENTERED, entered=known)).is_empty


def test_a_sheet_entered_otherwise_is_corrected_where_it_differs():
    sheet = replace(SHEET, stand=Stand.ENTERED, entered=ENTERED)
    (line,) = plan(replace(FILLED, texts={1: "B", 2: "20", 3: ""}), sheet).lines
    assert (line.action, line.changed, line.score.right) == (Action.CORRECT, (1, 3), 1)


def test_a_plan_is_told_from_another_by_what_it_would_write():
    otherwise = plan(replace(FILLED, texts={**FILLED.texts, 2: "21"}))
    typed_otherwise = plan(replace(FILLED, texts={**FILLED.texts, 3: "③ ca"}))
    assert plan().digest == typed_otherwise.digest != otherwise.digest
