"""What whoever holds an exam on paper says."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from quizzes.exams.models import Paper
from quizzes.exams.queries.on_paper import printable
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
