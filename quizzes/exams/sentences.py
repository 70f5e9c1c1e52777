"""What exams say in words."""

from django.utils.translation import gettext_lazy as _

from courses.domain.problems import Problem
from courses.sentences import PROBLEMS
from quizzes.exams.domain.blueprint import RowTrouble

ACT_REFUSED = {
    "closed": _("This sitting is closed; open it again instead."),
    "not_closed": _("This sitting is not closed, so it can't be opened again."),
    "on_paper": _("This sitting is on paper; it can't be opened on a screen."),
    "another_runs": _("Another sitting of the same person lies ready or runs; only one can."),
    "nothing_runs": _("No clock was changed: no sitting was running that could be paused, or paused that could go on."),
}
ACT_DONE = {
    "extra_time": _("The extra time was given."),
    "paused": _("The clock stands still."),
    "resumed": _("The clock runs on."),
    "reopened": _("The sitting is open again."),
}
LATE_REFUSED = {
    "decided_already": _("One of these answers was decided about meanwhile; look at the list again."),
    "runs_still": _("The sitting is running; decide once it is closed."),
}
PAPER_REFUSED = {
    "no_draft": _("This paper is published; make a copy to change it."),
    "nobody": _("Nobody is to sit it. Choose the people first."),
    "over": _("It closes in the past. Choose another time first."),
    "cannot_be_filled": _("The bank can't fill it. Ask fewer questions, or of more matters."),
    "not_published": _("It isn't published."),
    "begun": _("Somebody has begun it. Sittings that run are ended on the page of the invigilator."),
}
ON_PAPER_REFUSED = {
    "begun_on_screen": _("Somebody among them has begun on a screen meanwhile. Look at the list again."),
    "sits_it": _("You sit this exam yourself. Somebody else who may invigilate it prints its sheets and its key."),
}
ROW_TROUBLES = {
    RowTrouble.NO_ROWS: _("Say in at least one row what is asked."),
    RowTrouble.TOO_MANY: _("A paper asks two hundred questions at most."),
    RowTrouble.NO_COUNT: _("A row doesn't say how many questions it asks."),
    RowTrouble.NAMES_NOTHING: _("A row names neither categories nor matters."),
    RowTrouble.UNKNOWN_SCOPE: _("A row doesn't say what it is about."),
    RowTrouble.UNKNOWN_FACET: _("A row names a facet that isn't there."),
}
SHEET_PROBLEMS = {
    "sheet_code_missing": _("The row has no sheet code."),
    "sheet_code_wrong": _("“%(text)s” is no sheet code: a digit is wrong. Compare it with the sheet."),
    "sheet_of_another_exam": _("The sheet %(text)s isn't of this exam."),
    "sheet_of_somebody_else": _("This is the sheet of %(name)s, but the row says %(text)s."),
    "sheet_question_unknown": _("“%(text)s” is no question of this sheet; it has %(last)s."),
    "sheet_question_twice": _("Question %(number)s of this sheet stands in row %(first)s already."),
    "sheet_questions_missing": _("Sheet %(code)s: the rows of these questions are missing: %(numbers)s."),
    "sheet_not_sat": _("%(name)s, sheet %(code)s: no answer is filled in, so it counts as not sat."),
    "sheet_sat_on_screen": _(
        "%(name)s, sheet %(code)s: this sitting was begun on a screen; the sheet can't be entered."
    ),
    "sheet_prepared_later": _("%(name)s, sheet %(code)s: it was prepared after the time you say it was begun."),
    "answer_no_such_box": _("%(name)s, question %(number)s: “%(text)s” names a box the question doesn't have."),
    "answer_twice": _("%(name)s, question %(number)s: “%(text)s” stands there twice."),
    "answer_boxes_missing": _(
        "%(name)s, question %(number)s: it has %(boxes)s boxes, but %(told)s are filled in. Write 0 for an empty one."
    ),
    "answer_no_number": _("%(name)s, question %(number)s: “%(text)s” is no number. Write digits, such as 20 or 2-1-3."),
    "answer_became_a_date": _(
        "%(name)s, question %(number)s: the spreadsheet made a date of it. Write it without dashes, such as 213."
    ),
    "answer_several": _(
        "%(name)s, question %(number)s: “%(text)s” are several where one was asked; it counts as not answered."
    ),
    "answer_no_outcome": _(
        "%(name)s, question %(number)s: “%(text)s” says no way of handling; it counts as not answered."
    ),
    "answer_no_order": _(
        "%(name)s, question %(number)s: “%(text)s” isn't every number once; it counts as not answered."
    ),
    "answer_not_all": _("%(name)s, question %(number)s: “%(text)s” leaves a box empty; it counts as not answered."),
}


def sheet_problem(problem: Problem) -> str:
    """A problem of a list of answers as a sentence."""
    found = SHEET_PROBLEMS.get(problem.code) or PROBLEMS[problem.code]
    return str(found) % problem.params
