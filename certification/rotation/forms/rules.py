"""Changing the rules of tenure."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from certification.rotation.domain.tenure import TenurePolicy

MOST_MONTHS, MOST_DAYS = 240, 366


class TenureRulesForm(forms.Form):
    """The numbers, from when, why and on what ground."""

    min_months = forms.IntegerField(
        label=_("Minimum in months"),
        min_value=1,
        max_value=MOST_MONTHS,
        required=False,
        help_text=_("Before it a move is an exception. Empty: no minimum."),
    )
    max_months = forms.IntegerField(
        label=_("Maximum in months"),
        min_value=1,
        max_value=MOST_MONTHS,
        required=False,
        help_text=_("After it a move is due. Empty: no maximum."),
    )
    notice_days = forms.IntegerField(label=_("Days of notice"), min_value=0, max_value=MOST_DAYS)
    effective_on = forms.DateField(
        label=_("In force from"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    reason = forms.CharField(label=_("Reason"), max_length=200)
    citation = forms.CharField(
        label=_("Ground"), max_length=200, help_text=_("The document that says so, with its number.")
    )

    def __init__(self, standing: TenurePolicy, on: date, *args: Any, **kwargs: Any) -> None:
        self.on = on
        numbers = {name: getattr(standing, name) for name in ("min_months", "max_months", "notice_days", "citation")}
        super().__init__(*args, initial={**numbers, "effective_on": on}, **kwargs)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        least, most = data.get("min_months"), data.get("max_months")
        if least and most and least > most:
            self.add_error("max_months", _("A post can't have to last longer than it may."))
        if (day := data.get("effective_on")) and day < self.on:
            self.add_error("effective_on", _("That day is past: nobody may be judged by rules that came afterwards."))
        return data

    def policy(self) -> TenurePolicy:
        """What the valid numbers make; the version is named when it is adopted."""
        data = self.cleaned_data
        names = ("min_months", "max_months", "notice_days", "citation")
        return TenurePolicy(version="", **{name: data[name] for name in names})
