"""Sheets of matter checks for the tests: printed, filled in as somebody who knows would, and entered."""

from datetime import timedelta

from quizzes.check_sheets.operations.entering import enter_sheets, plan_sheets
from quizzes.check_sheets.operations.printing import print_sheet
from quizzes.check_sheets.queries.sheets import sheets_of
from quizzes.domain.grading import key_answer
from quizzes.domain.on_paper.answer_list import Filled
from quizzes.domain.on_paper.entries import Sat
from quizzes.domain.on_paper.notation import write_notation
from tests.factories import MOMENT

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
WRITTEN = Sat(MOMENT + HOUR, MOMENT + 2 * HOUR)
LATER = MOMENT + DAY


def printed(people, house, matter, *, facets=(), at=MOMENT, seed=7):
    told = {"centre": house.centre, "reason": "停网", "by": people.head, "at": at}
    return print_sheet(people.clerk, matter, facets=facets, seed=seed, **told)


def filled(sheet, *, left_open=()):
    """Every line as the key says; those `left_open` are empty."""
    items = {one.position: one.snapshot.item for one in sheet.items.select_related("snapshot")}
    lines = {at: "" if at in left_open else write_notation(item, key_answer(item)) for at, item in items.items()}
    return Filled(sheet.pk, lines)


def plan(people, house, *lists, sat=WRITTEN, at=LATER):
    return plan_sheets(sheets_of(house.centre, people.head), lists, sat, at=at)


def entered(people, house, *lists, sat=WRITTEN, at=LATER):
    agreed = plan(people, house, *lists, sat=sat, at=at).digest
    told = {"reason": "小李核对；存档案柜三层", "agreed": agreed, "by": people.head, "at": at}
    return enter_sheets(sheets_of(house.centre, people.head), lists, sat, **told)
