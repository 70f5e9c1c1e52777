"""Changing the rules of staffing: the numbers, and what makes a version of them."""

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from certification.staff_file.domain.staffing import MOST_CASES, MOST_CLERKS, StaffingStandard
from quizzes.forms.check_rules import AdoptForm


class StaffingRulesForm(forms.Form):
    """The numbers of `StaffingStandard`, as they stand to begin with."""

    base = forms.IntegerField(label=_("Clerks at the front at least"), min_value=1, max_value=MOST_CLERKS)
    step = forms.IntegerField(
        label=_("Cases a year for one clerk more"),
        min_value=1,
        max_value=MOST_CASES,
        help_text=_("Complete steps only."),
    )
    counted_from = forms.IntegerField(
        label=_("Cases are counted above"),
        min_value=0,
        max_value=MOST_CASES,
        help_text=_("The standard does not say from which volume cases are counted; nought counts all of them."),
    )
    most = forms.IntegerField(label=_("Clerks at most"), min_value=1, max_value=MOST_CLERKS)

    def __init__(self, standing: StaffingStandard, *args: Any, **kwargs: Any) -> None:
        initial = {name: getattr(standing, name) for name in ("base", "step", "counted_from", "most")}
        super().__init__(*args, initial=initial, **kwargs)
        self.standing = standing

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and data["most"] < data["base"]:
            self.add_error("most", _("The most can't be fewer than the least."))
        return data

    @property
    def rules(self) -> StaffingStandard:
        """What the valid numbers make."""
        return replace(self.standing, **self.cleaned_data)


class AdoptStaffingForm(AdoptForm):
    """From when, why, and on what ground; asked once the page shows which centres it touches."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["effective_on"].help_text = _(
            "Today at the earliest. Each year is measured by the rules in force at its end."
        )
