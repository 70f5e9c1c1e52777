"""Forms about certifications."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from certification.awards.domain.decisions import Decision
from certification.awards.models import AwardEntry
from certification.awards.operations.acts import possible_acts


class ActForm(forms.Form):
    """What the head does to one certification, and why. Only the acts its standing leaves room for are offered."""

    kind = forms.ChoiceField(label=_("What to do"))
    reason = forms.CharField(label=_("Reason"), max_length=200, help_text=_("The clerk reads it on their record."))

    def __init__(self, decision: Decision, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [AwardEntry.Kind(kind) for kind in possible_acts(decision)]
        self.fields["kind"].choices = [("", _("Choose")), *((kind.value, kind.label) for kind in kinds)]
        self.possible = bool(kinds)
