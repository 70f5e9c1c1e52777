"""Forms of whoever invigilates."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from quizzes.exams.models import LONGEST_MINUTES, SittingAct

Kind = SittingAct.Kind
ADDS_TIME = (Kind.EXTRA_TIME, Kind.REOPENED)
FOR_ALL = (Kind.PAUSED, Kind.RESUMED)


class ActForm(forms.Form):
    """One act, with its reason; minutes where it gives time."""

    kind = forms.ChoiceField(
        label=pgettext_lazy("exam sitting", "What do you do?"),
        choices=[
            (Kind.EXTRA_TIME, _("give extra time")),
            (Kind.PAUSED, _("stop the clock")),
            (Kind.RESUMED, _("let the clock go on")),
            (Kind.REOPENED, _("open it again")),
        ],
    )
    minutes = forms.IntegerField(
        label=pgettext_lazy("time of an exam", "minutes"), required=False, min_value=1, max_value=LONGEST_MINUTES
    )
    reason = forms.CharField(
        label=_("reason"),
        max_length=300,
        error_messages={"required": _("Say why; it is kept with the sitting.")},
    )

    def __init__(self, *args: Any, for_all: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if for_all:
            kinds = self.fields["kind"]
            kinds.choices = [choice for choice in kinds.choices if choice[0] in FOR_ALL]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("kind") in ADDS_TIME and not said.get("minutes") and "minutes" not in self.errors:
            self.add_error("minutes", _("Say how many minutes are added."))
        return said
