"""Codes of a leave list's problems as sentences; what is wrong with a file itself is said by courses."""

from django.utils.translation import gettext_lazy as _

from courses import sentences
from courses.domain.problems import Problem

LEAVE = {
    "leave_without_person": _("The row names nobody."),
    "leave_person_unknown": _("“%(name)s” is no clerk of this centre today; the row is left aside."),
    "leave_person_ambiguous": _("Several clerks are called “%(name)s”. Add the staff number."),
    "leave_kind_unknown": _("“%(text)s” is no kind of leave (年休假, 病假, 产假, 其他)."),
    "leave_day_missing": _("The day is missing."),
    "leave_ends_before_it_starts": _("The last day is not before the first."),
    "leave_too_long": _("Longer than two years: look at the dates once more."),
}


def sentence(problem: Problem) -> str:
    """The problem as a sentence."""
    return str(LEAVE[problem.code]) % problem.params if problem.code in LEAVE else sentences.sentence(problem)
