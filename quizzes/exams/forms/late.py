"""The head's word on late answers."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from quizzes.exams.models import LateAnswer


class LateDecisionForm(forms.Form):
    """About late answers of one sitting, whoever's they are; all of them unless some are left out."""

    late = forms.ModelMultipleChoiceField(
        queryset=LateAnswer.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        label=_("which answers"),
        error_messages={"required": _("Choose at least one answer.")},
    )
    decision = forms.ChoiceField(
        label=pgettext_lazy("late answers", "Do they count?"),
        widget=forms.RadioSelect,
        choices=[
            ("accept", pgettext_lazy("late answers", "They count; the sitting is graded anew")),
            ("refuse", pgettext_lazy("late answers", "They don't count")),
        ],
        error_messages={"required": _("Say whether they count.")},
    )
    reason = forms.CharField(
        label=_("reason"), max_length=300, error_messages={"required": _("Say why; it is kept with the sitting.")}
    )

    def __init__(self, waiting: QuerySet[LateAnswer], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["late"].queryset = waiting
