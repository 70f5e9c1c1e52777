"""What checks on paper say in words."""

from django.utils.translation import gettext_lazy as _

from courses.domain.problems import Problem
from quizzes.models.facets import FACET_LABELS
from quizzes.sentences import sheet_problem

REFUSED = {
    "own": _("Nobody prints, cancels or opens a sheet of their own; somebody else who heads the centre does."),
    "open_on_screen": _("A check of this matter is open on a screen; it is finished there."),
    "out_already": _("A sheet of this matter is out already. Print that one again, or cancel it first."),
    "no_try_left": _("No try is possible before the sheet would expire."),
    "nothing_assessable": _("No fair question can be asked of this matter yet."),
    "not_out": _("This sheet is entered or cancelled already."),
}


def check_problem(problem: Problem) -> str:
    """A problem of a list of check answers as a sentence."""
    facets = problem.params.get("facets", ())
    told = "、".join(str(FACET_LABELS[facet]) for facet in facets)
    return sheet_problem(Problem(problem.code, params={**problem.params, "facets": told}))
