"""Why answers should be graded anew, and the decision about it."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SAY_WHY = _("Say in a sentence why; the clerks it concerns read it.")


def reason_field(label: Promise) -> forms.CharField:
    """The reason of a proposal, asked in these words."""
    return forms.CharField(
        label=label,
        error_messages={"required": SAY_WHY},
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The clerks whose answers it changes read this."),
    )


class ReasonForm(forms.Form):
    """Why answers should be graded anew."""

    reason = reason_field(_("Why is the key wrong?"))


class WithdrawForm(forms.Form):
    """Why a version of a template should count no more, and where."""

    reason = reason_field(_("What is wrong with its questions?"))
    everywhere = forms.BooleanField(label=_("Take it out of every matter, not only of this one"), required=False)

    def __init__(self, *args: Any, everywhere: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not everywhere:
            del self.fields["everywhere"]


class RestoreForm(forms.Form):
    """Why what was taken out should count again."""

    reason = reason_field(_("Why was nothing wrong with its questions?"))


class RegradingDecisionForm(forms.Form):
    """The second person's decision about exactly the plan on the page."""

    digest = forms.CharField(widget=forms.HiddenInput)
    decision = forms.ChoiceField(
        label=_("What do you decide?"),
        choices=[
            ("approve", _("Approve: grade anew as planned")),
            ("refuse", _("Refuse: everything counts as it did")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Approve the plan or refuse it.")},
    )
    reason = forms.CharField(
        label=_("Why?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": SAY_WHY},
    )
