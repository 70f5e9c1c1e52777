"""Forms about classes and their registers."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from certification.training.models import Attendance, TrainingSession
from certification.training.queries import Line
from people.models import User


class SessionForm(forms.ModelForm):
    """A class, as its notice announces it."""

    organiser_level = forms.ChoiceField(
        label=_("Level of the organiser"),
        choices=[("", _("Choose")), *TrainingSession.Level.choices],
        help_text=_("Only a class held above the level of this centre's own unit counts for the year."),
    )
    starts_at = forms.DateTimeField(
        label=_("Starts at"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
    )

    class Meta:
        model = TrainingSession
        fields = [
            "title",
            "organiser",
            "organiser_level",
            "notice_number",
            "course",
            "place",
            "starts_at",
            "days",
            "hours",
        ]
        help_texts = {
            "notice_number": _("As printed on the notice (通知文号)."),
            "hours": _("For the register; the yearly duty counts classes, not hours."),
        }


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
