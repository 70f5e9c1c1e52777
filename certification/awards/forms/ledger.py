"""Choosing the day a ledger is read on."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

FIRST, LAST = 2000, 2100


class DayForm(forms.Form):
    """Any day; a missing or unreadable one is today."""

    on = forms.DateField(
        label=_("Status on"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, today: date, data: Any) -> None:
        super().__init__(data if "on" in data else {"on": today.isoformat()})
        self.today = today

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if not FIRST <= day.year <= LAST:
            raise forms.ValidationError(_("Choose a day between 2000 and 2100."))
        return day

    @property
    def day(self) -> date:
        """The chosen day, or today where there is none to be read."""
        return self.cleaned_data["on"] if self.is_valid() else self.today
