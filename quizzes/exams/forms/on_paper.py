"""What whoever holds an exam on paper says."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from courses.domain.problems import Problem
from courses.forms import ListFileField
from courses.script import in_script
from quizzes.exams.domain.marking import is_answered
from quizzes.exams.domain.on_paper.answer_list import Filled, how_to_type
from quizzes.exams.domain.on_paper.notation import Unreadable, read_notation, write_notation
from quizzes.exams.domain.on_paper.plan import Sat
from quizzes.exams.forms.papers import DateTimeField
from quizzes.exams.models import Paper
from quizzes.exams.queries.on_paper import PaperSitting, printable
from quizzes.exams.sentences import sheet_problem
from quizzes.models import Attempt


class ByName(forms.ModelMultipleChoiceField):
    """Sittings by the name of whoever sits them."""

    def label_from_instance(self, obj: Attempt) -> str:
        return str(obj.clerk)


class KeyForm(forms.Form):
    """Whose sittings are on paper from now on, and why."""

    sittings = ByName(
        label=_("Who sits it on paper"),
        queryset=Attempt.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one person.")},
    )
    reason = forms.CharField(
        label=pgettext_lazy("exam on paper", "Why on paper?"),
        max_length=300,
        error_messages={"required": _("Say why; it is kept with the sitting.")},
        help_text=_("For example: the network of the centre is down."),
    )

    def __init__(self, paper: Paper, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sittings"].queryset = printable(paper).filter(on_paper=False)
        self.fields["sittings"].initial = list(self.fields["sittings"].queryset)


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

    def __init__(self, paper: Paper, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["began_at"].initial = paper.opens_at
        ends_at = paper.opens_at + timedelta(minutes=paper.minutes)
        self.fields["ended_at"].initial = min(ends_at, paper.closes_at)

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


class AnswerListForm(SatForm):
    """The same of a filled list."""

    file = ListFileField(
        label=_("Filled list of answers"),
        accept=".xlsx,.xls,.csv",
        help_text=_("The list from above with its answers. Nothing is entered until you apply the plan."),
    )
    field_order = ("file",)


class SheetForm(SatForm):
    """The same of one sheet, typed question by question; of one `entered` already its whole answers stand there."""

    def __init__(
        self, paper: Paper, sitting: PaperSitting, *args: Any, entered: Mapping[int, Any], **kwargs: Any
    ) -> None:
        super().__init__(paper, *args, **kwargs)
        self.sitting = sitting
        if sitting.attempt.started_at:
            self.fields["began_at"].initial = sitting.attempt.started_at
            self.fields["ended_at"].initial = sitting.attempt.finished_at
        for one in sitting.questions:
            self.fields[f"q{one.position}"] = forms.CharField(
                label=_("Question %(position)s") % {"position": one.position},
                required=False,
                max_length=60,
                initial=write_notation(one.item, answer) if is_answered(answer := entered.get(one.position)) else "",
                help_text=in_script(how_to_type(one.item)),
                widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
            )
        self.order_fields([f"q{one.position}" for one in sitting.questions])

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        for one in self.sitting.questions:
            text = said.get(f"q{one.position}", "")
            try:
                read_notation(one.item, text)
            except Unreadable as bad:
                params = {"name": self.sitting.name, "number": one.position, "text": text, **bad.params}
                self.add_error(f"q{one.position}", sheet_problem(Problem(f"answer_{bad.reason}", params=params)))
        if not self.errors and self.filled.is_blank:
            self.add_error(None, _("No answer is filled in. Of a sheet that was handed in empty, write 空 somewhere."))
        return said

    @property
    def filled(self) -> Filled:
        """What was typed, as a list would say it."""
        told = {one.position: self.cleaned_data[f"q{one.position}"] for one in self.sitting.questions}
        return Filled(self.sitting.attempt.pk, told)
