"""Forms of disputes."""

from django import forms
from django.utils.translation import gettext_lazy as _

from certification.rights.models import DisputeAnswer


class DisputeForm(forms.Form):
    """What is wrong, in the clerk's own words."""

    says = forms.CharField(
        label=_("What is wrong, and what should stand there?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Say what is wrong: without it nobody can look into it.")},
    )


class AnswerForm(forms.Form):
    """What was found and what was done."""

    outcome = forms.ChoiceField(label=_("Outcome"), choices=DisputeAnswer.Outcome, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("What was found and done"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("The entry itself is corrected where such entries are written; say where and when it was."),
        error_messages={"required": _("Give the reason: the clerk reads it as the answer.")},
    )
