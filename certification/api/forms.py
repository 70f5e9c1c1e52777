"""What whoever makes a token says."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import formats
from django.utils.translation import gettext_lazy as _

LONGEST = timedelta(days=366)
AT_FIRST = timedelta(days=180)


class TokenForm(forms.Form):
    """A year at most: whoever reads still has to be wanted."""

    purpose = forms.CharField(
        label=_("What it is for"),
        max_length=120,
        help_text=_("Which program of which office reads, and what it does with it."),
    )
    expires_on = forms.DateField(label=_("Last day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    names = forms.BooleanField(
        label=_("With names of clerks"),
        required=False,
        help_text=_("Only where the purpose needs them; without, clerks stand as numbers."),
    )

    def __init__(self, on: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on
        self.fields["expires_on"].initial = on + AT_FIRST

    def clean_expires_on(self) -> date:
        day: date = self.cleaned_data["expires_on"]
        if day < self.on:
            raise forms.ValidationError(_("This day is over. Choose a later one."))
        if day > self.on + LONGEST:
            last = formats.date_format(self.on + LONGEST)
            raise forms.ValidationError(_("A token holds a year at most. Choose %(last)s or earlier.") % {"last": last})
        return day
