"""Forms about certifications."""

from django import forms
from django.utils.translation import gettext_lazy as _

from certification.awards.models import AwardEntry

Kind = AwardEntry.Kind


class ActForm(forms.Form):
    """What the head does to one certification, and why."""

    kind = forms.ChoiceField(
        label=_("What to do"),
        choices=[(kind.value, kind.label) for kind in (Kind.SUSPENSION, Kind.REINSTATEMENT, Kind.REVOCATION)],
    )
    reason = forms.CharField(label=_("Reason"), max_length=200, help_text=_("The clerk reads it on their record."))
