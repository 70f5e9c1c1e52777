"""What whoever holds an exam on paper says."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from quizzes.exams.models import Paper
from quizzes.exams.queries.on_paper import PaperSitting, printable
from quizzes.forms.on_paper import FilledListForm, SatForm, TypedSheetForm, typed_already
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


def _as_planned(form: SatForm, paper: Paper) -> None:
    """The times of the paper stand there until somebody says others."""
    form.fields["began_at"].initial = paper.opens_at
    form.fields["ended_at"].initial = min(paper.opens_at + timedelta(minutes=paper.minutes), paper.closes_at)


class AnswerListForm(FilledListForm):
    """A filled list of an exam's answers."""

    def __init__(self, paper: Paper, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _as_planned(self, paper)


class SheetForm(TypedSheetForm):
    """One sheet of an exam; of one `entered` already its whole answers stand there."""

    def __init__(
        self, paper: Paper, sitting: PaperSitting, *args: Any, entered: Mapping[int, Any], **kwargs: Any
    ) -> None:
        typed = typed_already(sitting.questions, entered)
        told = {"sheet": sitting.attempt.pk, "name": sitting.name, "questions": sitting.questions, "typed": typed}
        super().__init__(*args, **told, **kwargs)
        _as_planned(self, paper)
        if sitting.attempt.started_at:
            self.fields["began_at"].initial = sitting.attempt.started_at
            self.fields["ended_at"].initial = sitting.attempt.finished_at
