"""Ending a posting, and taking one back."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from people.models import Posting


class AnnulForm(forms.Form):
    """Why a posting is taken back; the number is asked where the leader signs."""

    reason = forms.CharField(label=_("Reason"), max_length=200)
    document_number = forms.CharField(
        label=_("Document number"),
        max_length=60,
        required=False,
        help_text=_("Asked where the leader in charge signs."),
    )


class EndForm(AnnulForm):
    """From when on a posting is no more."""

    last_day = forms.DateField(label=_("Last day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    field_order = ("last_day", "reason", "document_number")

    def __init__(self, posting: Posting, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.posting = posting

    def clean_last_day(self) -> date:
        last = self.cleaned_data["last_day"]
        if last < self.posting.starts_on:
            raise forms.ValidationError(_("The last day is not before the first."))
        if self.posting.ends_on and last + timedelta(days=1) >= self.posting.ends_on:
            raise forms.ValidationError(_("It ends by then anyway; choose an earlier day."))
        return last

    @property
    def ends_on(self) -> date:
        """The first day it is no more."""
        return self.cleaned_data["last_day"] + timedelta(days=1)
