"""The register of a class, and a side's word that it was otherwise."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from certification.training.models import Attendance
from certification.training.queries import Line
from people.models import User


class ContestForm(forms.Form):
    """Why it was otherwise."""

    reason = forms.CharField(
        label=_("How it was"), max_length=500, widget=forms.Textarea(attrs={"rows": 3, "maxlength": 500})
    )


class DeclineForm(forms.Form):
    """Why a training elsewhere is not approved."""

    reason = forms.CharField(
        label=_("Why it is declined"), max_length=500, widget=forms.Textarea(attrs={"rows": 3, "maxlength": 500})
    )


class RegisterForm(forms.Form):
    """One choice per clerk: attended and completed, not completed, or not in the register."""

    def __init__(self, clerks: Iterable[User], register: dict[int, Line], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.clerks = list(clerks)
        for clerk in self.clerks:
            line = register.get(clerk.pk)
            choices = [*Attendance.Result.choices]
            if line is None:
                choices.insert(0, ("", _("not in the register")))
            self.fields[self.name_of(clerk)] = forms.ChoiceField(
                label=str(clerk),
                choices=choices,
                required=line is not None,
                initial=line.attendance.result if line else "",
            )

    @staticmethod
    def name_of(clerk: User) -> str:
        return f"clerk_{clerk.pk}"

    def results(self) -> dict[User, str]:
        """The clerks somebody chose a result for."""
        chosen = ((clerk, self.cleaned_data.get(self.name_of(clerk))) for clerk in self.clerks)
        return {clerk: result for clerk, result in chosen if result}
