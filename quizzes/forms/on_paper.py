"""What whoever enters sheets of paper says."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from courses.domain.problems import Problem
from courses.forms import ListFileField
from courses.script import in_script
from quizzes.domain.on_paper.answer_list import Filled, how_to_type
from quizzes.domain.on_paper.entries import PaperQuestion, Sat
from quizzes.domain.on_paper.notation import Unreadable, read_notation, write_notation
from quizzes.exams.domain.marking import is_answered
from quizzes.exams.forms.papers import DateTimeField
from quizzes.sentences import sheet_problem


class SatForm(forms.Form):
    """When sheets were sat, and who looked over what was typed of them."""

    began_at = DateTimeField(label=pgettext_lazy("exam on paper", "Began at"))
    ended_at = DateTimeField(
        label=pgettext_lazy("exam on paper", "Handed in at"),
        help_text=_("By the watch of the invigilator, as it stands on the sheets."),
    )
    reason = forms.CharField(
        label=_("Who compared the list with the sheets, and where the signed sheets are kept"),
        max_length=300,
        error_messages={"required": _("Name a second person and the place; it is kept with the sitting.")},
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        began, ended = said.get("began_at"), said.get("ended_at")
        if began and ended and ended <= began:
            self.add_error("ended_at", _("The sheets were handed in before the exam began. Look at both times again."))
        elif ended and ended > timezone.now():
            self.add_error("ended_at", _("This moment is still to come."))
        return said

    @property
    def sat(self) -> Sat:
        return Sat(self.cleaned_data["began_at"], self.cleaned_data["ended_at"])


class FilledListForm(SatForm):
    """The same of a filled list."""

    file = ListFileField(
        label=_("Filled list of answers"),
        accept=".xlsx,.xls,.csv",
        help_text=_("The list from above with its answers. Nothing is entered until you apply the plan."),
    )
    field_order = ("file",)


class TypedSheetForm(SatForm):
    """The same of one sheet, typed question by question; `typed` is what stands there already."""

    def __init__(
        self,
        *args: Any,
        sheet: int,
        name: str,
        questions: Sequence[PaperQuestion],
        typed: Mapping[int, str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.sheet, self.name, self.questions = sheet, name, questions
        for one in questions:
            self.fields[f"q{one.position}"] = forms.CharField(
                label=_("Question %(position)s") % {"position": one.position},
                required=False,
                max_length=60,
                initial=typed.get(one.position, ""),
                help_text=in_script(how_to_type(one.item)),
                widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
            )
        self.order_fields([f"q{one.position}" for one in questions])

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        for one in self.questions:
            text = said.get(f"q{one.position}", "")
            try:
                read_notation(one.item, text)
            except Unreadable as bad:
                params = {"name": self.name, "number": one.position, "text": text, **bad.params}
                self.add_error(f"q{one.position}", sheet_problem(Problem(f"answer_{bad.reason}", params=params)))
        if not self.errors and self.filled.is_blank:
            self.add_error(None, _("No answer is filled in. Of a sheet that was handed in empty, write 空 somewhere."))
        return said

    @property
    def filled(self) -> Filled:
        """What was typed, as a list would say it."""
        return Filled(self.sheet, {one.position: self.cleaned_data[f"q{one.position}"] for one in self.questions})


def typed_already(questions: Sequence[PaperQuestion], entered: Mapping[int, Any]) -> dict[int, str]:
    """Whole answers that are in the ledger, as lines of signs."""
    kept = ((one, entered.get(one.position)) for one in questions)
    return {one.position: write_notation(one.item, answer) for one, answer in kept if answer and is_answered(answer)}
