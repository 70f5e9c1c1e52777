"""Codes of the generator and of sheets of paper as sentences in the reader's language."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from courses.domain.problems import Problem
from courses.sentences import PROBLEMS
from quizzes.domain.draft import TooLittleReason
from quizzes.domain.item import Kind
from quizzes.domain.statistics.flags import Flag
from quizzes.domain.statistics.slips import Slip
from quizzes.domain.synonym_lists import ListTrouble
from quizzes.domain.vetting import FaultKind

TOO_LITTLE = {
    TooLittleReason.NOT_STATED: _("The list states nothing here."),
    TooLittleReason.TOO_FEW_FACTS: _("The list states too little for a fair question."),
    TooLittleReason.TOO_FEW_DISTRACTORS: _("No other matter states enough that is certainly not true of this one."),
    TooLittleReason.NOT_UNDERSTOOD: _("What the list states can't be read as a value; correct the cell in the list."),
    TooLittleReason.NOTHING_TO_TELL_APART: _("There is nothing to tell apart."),
    TooLittleReason.DEPTH_NOT_STATED: _("Nobody has said yet what the centre may do for this matter."),
    TooLittleReason.DIRECTED_ELSEWHERE: _("The centre only directs people elsewhere for this matter."),
    TooLittleReason.NO_FAIR_ITEM: _("Every question that could be made was found unfair."),
    TooLittleReason.GUESSED_TOO_EASILY: _("What can be made is guessed too easily to certify."),
}
SYNONYM_TROUBLES = {
    ListTrouble.NOTHING_LISTED: _("The list is empty. Without it a right answer could stand among the wrong ones."),
    ListTrouble.TOO_MANY_GROUPS: _("More than %(most)d lines; put together what belongs together."),
    ListTrouble.NAME_ALONE: _("Line %(line)d: “%(name)s” stands alone. Add another name after =, or delete the line."),
    ListTrouble.NAME_TWICE: _("Line %(line)d: “%(name)s” is in line %(other)d already. Put the two lines together."),
    ListTrouble.NAME_TOO_LONG: _("Line %(line)d: “%(name)s” has more than %(most)d characters."),
}
FAULTS = {
    FaultKind.EMPTY_TEXT: _("a text is empty, or the matter isn't named"),
    FaultKind.KEY_MISSING: _("there is no right answer, or every option is right"),
    FaultKind.KEY_NOT_ONE: _("there isn't exactly one right answer"),
    FaultKind.KEY_NOT_OPTIONS: _("the key names something that isn't offered"),
    FaultKind.TOO_FEW_OPTIONS: _("there are too few options"),
    FaultKind.OPTIONS_ALIKE: _("two options say the same"),
    FaultKind.DISTRACTOR_TRUE: _("a wrong option may be true"),
    FaultKind.STEM_LEAK: _("the question gives the answer away"),
    FaultKind.KEY_BY_LENGTH: _("the right answer is known by its length"),
    FaultKind.CODE_ASKED: _("a code is shown"),
    FaultKind.CASE_KEY_BROKEN: _("the key of the case contradicts itself"),
    "broke": _("the template broke"),
}
KINDS = {
    Kind.SINGLE: _("single choice"),
    Kind.SET: pgettext_lazy("kind of question", "choose all"),
    Kind.ORDERING: pgettext_lazy("kind of question", "ordering"),
    Kind.NUMBER: pgettext_lazy("kind of question", "number"),
    Kind.TRUE_FALSE: _("true or false"),
    Kind.MATCHING: pgettext_lazy("kind of question", "matching"),
    Kind.CASE: pgettext_lazy("kind of question", "case"),
}
NOT_UNDERSTOOD = {
    "no_answer": _("it has no answer"),
    "no_braces": _("it has no answer in braces"),
    "no_options": _("it has no options"),
    "fill_in": _("text follows the answer; fill-in questions are not read"),
    "short_answer": _("short answers are not read"),
    "whole_numbers_only": _("only one whole number can be an answer"),
    "neither_true_nor_false": _("the answer is neither true nor false"),
    "names_no_option": _("the answer names no option"),
    "kind_unknown": _("the kind “%(kind)s” is not read"),
    "no_question": _("its options and its answer don't go together"),
    "damaged": _("it is damaged"),
}
REGRADE_REFUSED = {
    "no_key": _("This can't be a right answer: a notice names papers, a refusal its grounds."),
    "same_key": _("This is the right answer already; there is nothing to grade anew."),
    "not_out": _("Nothing is taken out by it, so there is nothing to put back."),
    "back_already": _("It is back already; its questions count and are asked."),
    "waits_already": _("The same proposal waits for a decision already."),
    "decided_already": _("Somebody has decided about it meanwhile."),
    "own_proposal": _("You proposed it, so another person decides."),
    "plan_changed": _("What it touches has changed since you opened the page. Look again, then decide."),
}
FLAGS = {
    Flag.BELOW_CHANCE: _("right less often than by guessing"),
    Flag.DISTRACTOR: _("a wrong option is chosen more often than the right ones"),
    Flag.NEGATIVE: _("those who know the rest get it wrong"),
}
SLIPS = {
    Slip.RIGHT: pgettext_lazy("answers", "right"),
    Slip.TOO_LITTLE: _("asked too little"),
    Slip.TOO_MUCH: pgettext_lazy("answers", "asked too much"),
    Slip.BOTH: _("asked too little and too much"),
    Slip.OTHERWISE: _("wrong otherwise"),
    Slip.UNKNOWN: _("said that they don't know"),
}
SHEET_PROBLEMS = {
    "sheet_code_missing": _("The row has no sheet code."),
    "sheet_code_wrong": _("“%(text)s” is no sheet code: a digit is wrong. Compare it with the sheet."),
    "sheet_of_another_exam": _("The sheet %(text)s isn't of this exam."),
    "sheet_not_known": _("There is no sheet %(text)s among those you can enter; it is of another centre, or yours."),
    "sheet_cancelled": _("%(name)s, sheet %(code)s: it was cancelled."),
    "sheet_expired": _("%(name)s, sheet %(code)s: it could be entered until %(day)s. Print a new one."),
    "sheet_stale": _(
        "%(name)s, sheet %(code)s: the list had changed before it was written (%(facets)s). Print a new one."
    ),
    "sheet_too_early": _(
        "%(name)s, sheet %(code)s: no try was possible then because of earlier ones; the next is from %(when)s on."
    ),
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
