"""Showing one item and reading its answer: the same for practice and check."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from quizzes.domain.grading import BadAnswer
from quizzes.forms import AnswerForm, form_for
from quizzes.models import Attempt, Draw

UNKNOWN: dict[str, Any] = {}
"""The answer of somebody who says that they don't know."""


def attempt_or_404(pk: int, kind: str) -> Attempt:
    """The sitting with the person and the matter it is about."""
    return get_object_or_404(Attempt.objects.select_related("clerk", "matter", "matter_version"), pk=pk, kind=kind)


def draw_or_404(attempt: Attempt, position: int) -> Draw:
    """The item at that position of the sitting."""
    draws = attempt.draws.select_related("attempt", "snapshot__matter_version__matter")
    return get_object_or_404(draws, position=position)


def answer_in(request: HttpRequest, draw: Draw) -> tuple[AnswerForm, int, Any] | tuple[AnswerForm, int, None]:
    """The bound form, the sequence and the answer; the answer is None while the form has something to mend."""
    form = form_for(draw.snapshot.item, request.POST)
    form.is_valid()
    if "unknown" in request.POST and "sequence" not in form.errors:
        return form, form.cleaned_data["sequence"], UNKNOWN
    if not form.is_valid():
        return form, 0, None
    return form, form.cleaned_data["sequence"], form.answer()


def not_readable(form: AnswerForm, bad: BadAnswer) -> None:
    """An answer that can't come from the form: say so on the same page."""
    sentence = _("This answer does not fit the question (%(reason)s). Choose again and send it once more.")
    form.add_error(None, sentence % {"reason": bad.reason})
