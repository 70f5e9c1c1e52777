"""The answer form of one question on the sheet of a sitting, holding what was saved."""

from django import forms
from django.http import QueryDict

from quizzes.exams.queries.sheet import Question
from quizzes.exams.reading import fields_to_show
from quizzes.forms import AnswerForm, form_for


def filled_form(question: Question) -> AnswerForm:
    """Shows what is saved. Ids are the question's own, so that all of them may stand on one page; its sequence is
    the next one."""
    form = form_for(question.item, auto_id=_ids(question))
    saved = question.saved
    for name, values in fields_to_show(saved.answer).items() if saved else ():
        whole = isinstance(form.fields[name], forms.MultipleChoiceField)
        form.initial[name] = values if whole else values[0]
    form.initial["sequence"] = question.next_sequence
    return form


def form_sent(question: Question, sent: QueryDict, *, sequence: int | None = None) -> AnswerForm:
    """Shows what was typed; `sequence` where the one sent is taken."""
    told = sent.copy()
    if sequence is not None:
        told["sequence"] = str(sequence)
    return form_for(question.item, told, auto_id=_ids(question))


def _ids(question: Question) -> str:
    return f"q{question.position}_%s"
