"""A scenario as a form of the address: what becomes of each window and each clerk."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from certification.matrix.domain.whatif import Change, Closes, Leaves, Moves
from people.models import Centre, User
from people.queries import windows_open

LEAVES, CLOSES = "leaves", "closes"


class ScenarioForm(forms.Form):
    """`name` and `on`, `w<key>` for each window and `c<key>` for each clerk; what is left empty stays as it is."""

    name = forms.CharField(label=_("Name of the scenario"), required=False, max_length=60)
    on = forms.DateField(
        label=_("On"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, clerks: Iterable[User], centre: Centre, today: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today, self.windows, self.clerks = today, list(windows_open(centre, on=today)), list(clerks)
        for window in self.windows:
            others = [(other.pk, other) for other in self.windows if other != window]
            self.fields[f"w{window.pk}"] = forms.ChoiceField(
                label=str(window),
                required=False,
                choices=[
                    ("", pgettext_lazy("a window", "stays open")),
                    (CLOSES, _("closes, its matters go to nobody")),
                    *((str(key), _("closes, its matters go to %(window)s") % {"window": o}) for key, o in others),
                ],
            )
        for clerk in self.clerks:
            self.fields[f"c{clerk.pk}"] = forms.ChoiceField(
                label=str(clerk),
                required=False,
                choices=[
                    ("", pgettext_lazy("a clerk", "stays")),
                    (LEAVES, pgettext_lazy("a clerk", "leaves")),
                    *((str(window.pk), _("moves to %(window)s") % {"window": window}) for window in self.windows),
                ],
            )

    def title(self) -> str:
        return self.cleaned_data["name"] if self.is_valid() else ""

    def day(self) -> date:
        """The day asked for, today where there is none; never a past one."""
        on = self.cleaned_data["on"] if self.is_valid() else None
        return max(on, self.today) if on else self.today

    def changes(self) -> list[Change]:
        """What the scenario changes, windows first."""
        data = self.cleaned_data if self.is_valid() else {}
        found: list[Change] = []
        for window in self.windows:
            if value := data.get(f"w{window.pk}"):
                found.append(Closes(str(window.pk), None if value == CLOSES else value))
        for clerk in self.clerks:
            if value := data.get(f"c{clerk.pk}"):
                found.append(Leaves(str(clerk.pk)) if value == LEAVES else Moves(str(clerk.pk), value))
        return found
