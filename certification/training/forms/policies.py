"""What a year asks of a role: the numbers, and what makes a version of them."""

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from certification.training.domain.attendance import OrganiserLevel
from certification.training.domain.policy import DutyPolicy, DutyRole, PolicyTrouble
from certification.training.forms.sessions import ThemesField
from certification.training.models import DutyPolicyVersion, TrainingSession
from certification.training.reasons import TROUBLES

MOST_CLASSES = 24
MOST_HOURS = 400
PLACES = {
    PolicyTrouble.NO_CLASSES: "required",
    PolicyTrouble.HOURS_WITHOUT_CLASSES: "required",
    PolicyTrouble.TOO_MANY_THEMES: "themes",
}


class DutyPolicyForm(forms.Form):
    """The numbers of `DutyPolicy`, as they stand to begin with; `policy` puts them together again."""

    role = forms.ChoiceField(label=pgettext_lazy("a policy", "For whom"), choices=DutyPolicyVersion.Role.choices)
    first_year = forms.IntegerField(
        label=_("From the year"),
        max_value=2100,
        help_text=_("This year at the earliest; a closed year keeps the policy it was judged by."),
    )
    required = forms.IntegerField(label=_("Classes a year at least"), min_value=0, max_value=MOST_CLASSES)
    least_hours = forms.IntegerField(
        label=_("And hours in all at least"),
        min_value=0,
        max_value=MOST_HOURS,
        help_text=_("0: hours play no part. Hours alone never fulfil the duty."),
    )
    least_level = forms.ChoiceField(
        label=_("Level of the organiser at least"),
        required=False,
        choices=[("", _("any superior department")), *TrainingSession.Level.choices[2:]],
    )
    themes = ThemesField(
        label=_("Themes that must be among them"),
        required=False,
        help_text=_("Apart by commas. Each must be a theme of a class that counts; leave it empty to ask for none."),
    )
    citation = forms.CharField(
        label=pgettext_lazy("of a rule", "Source"),
        max_length=200,
        help_text=_("The document that says so, with its number."),
    )

    def __init__(self, standing: DutyPolicy, *args: Any, year: int, role: DutyRole, **kwargs: Any) -> None:
        self.standing = standing
        initial = {
            "role": role,
            "first_year": year,
            "required": standing.required,
            "least_hours": standing.least_hours,
            "least_level": standing.least_level or "",
            "themes": standing.themes,
            "citation": standing.citation,
        }
        super().__init__(*args, initial=initial, **kwargs)
        self.year = year

    def clean_first_year(self) -> int:
        year: int = self.cleaned_data["first_year"]
        if year < self.year:
            raise forms.ValidationError(_("That year is past: nobody may be judged by rules that came afterwards."))
        return year

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors:
            for trouble in self.policy.troubles(self.asked_of):
                self.add_error(PLACES[trouble], TROUBLES[trouble])
        return data

    @property
    def asked_of(self) -> DutyRole:
        return DutyRole(self.cleaned_data["role"])

    @property
    def policy(self) -> DutyPolicy:
        """What the valid numbers make, not yet named."""
        data = self.cleaned_data
        return replace(
            self.standing,
            required=data["required"],
            least_hours=data["least_hours"],
            least_level=OrganiserLevel(data["least_level"]) if data["least_level"] else None,
            themes=tuple(data["themes"]),
            citation=data["citation"],
        )


class AdoptDutyForm(forms.Form):
    """Why; asked once the page shows whose status it changes."""

    reason = forms.CharField(label=_("Reason"), max_length=200)
