"""Reading what a sitting's page sends: whole, half given or cleared; only what no form could send is refused."""

from datetime import datetime
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_aware

from quizzes.domain.item import Item
from quizzes.exams.domain.marking import INCOMPLETE, incomplete
from quizzes.forms import AnswerForm, fields_of, form_for

CLEARED: dict[str, Any] = {}
FORGED = frozenset({"invalid_choice", "invalid_list", "max_length"})
"""Errors of values that the page offers nobody."""


class NotReadable(Exception):
    """The request can't come from this item's form; `form` says why in sentences."""

    def __init__(self, form: AnswerForm) -> None:
        self.form = form
        super().__init__(form.errors.as_json())

    @property
    def sentence(self) -> str:
        return " ".join(str(message) for messages in self.form.errors.values() for message in messages)


def sent_answer(item: Item, sent: QueryDict) -> tuple[int, Any]:
    """Sequence and answer. Raises NotReadable."""
    form = form_for(item, sent)
    whole = form.is_valid()
    errors = form.errors.as_data()
    forged = any(fault.code in FORGED for name, faults in errors.items() for fault in faults)
    if "sequence" in errors or forged:
        raise NotReadable(form)
    sequence = form.cleaned_data["sequence"]
    given = _given(form, sent)
    if "unknown" in sent or not given:
        return sequence, CLEARED
    return sequence, form.answer() if whole else incomplete(given)


def sent_moment(text: str) -> datetime | None:
    """When the device says the answer was written; None where it doesn't say so in a way we can read."""
    try:
        moment = parse_datetime(text)
    except ValueError:
        return None
    return moment if moment and is_aware(moment) else None


def fields_to_show(answer: Any) -> dict[str, list[str]]:
    """What the fields held when this was saved, half given answers included."""
    if not answer:
        return {}
    return answer[INCOMPLETE] if INCOMPLETE in answer else fields_of(answer)


def _given(form: AnswerForm, sent: QueryDict) -> dict[str, list[str]]:
    """The item's own fields that hold anything, in the form's order."""
    found = {}
    for name, field in form.fields.items():
        values = [value for value in sent.getlist(name) if value.strip()]
        if name != "sequence" and values:
            found[name] = values if isinstance(field, forms.MultipleChoiceField) else values[-1:]
    return found
