"""Filters of the matrix and the cover page: chosen in the address, so that a view can be kept and sent."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from certification.matrix.domain.known import Known
from certification.matrix.domain.seals import CellState
from certification.matrix.reasons import KNOWN, LEGEND, STATES
from courses.script import in_script
from people.models import Window


class MatrixFilter(forms.Form):
    """Which day, which matters and clerks, and in which order."""

    on = forms.DateField(
        label=_("As of"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    category = forms.ChoiceField(label=_("Category"), required=False)
    window = forms.ChoiceField(label=_("Window"), required=False)
    state = forms.ChoiceField(label=_("With a cell that is"), required=False)
    sort = forms.ChoiceField(
        label=_("Order of the matters"),
        required=False,
        choices=[("", _("as in the list")), ("gap", _("those that lack most clerks first"))],
    )
    here = forms.BooleanField(label=_("Only clerks who are in"), required=False)
    corrected = forms.BooleanField(
        label=_("As corrected since"),
        required=False,
        help_text=_("For a day that is past: with what was recorded or put right only later."),
    )

    def __init__(self, windows: Iterable[Window], *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.windows = {str(window.pk): window for window in windows}
        looks = {**STATES, **KNOWN}
        self.fields["category"].choices = [("", _("all"))]
        self.fields["window"].choices = [("", _("all")), *((key, str(one)) for key, one in self.windows.items())]
        self.fields["state"].choices = [("", _("all")), *((one.value, looks[one]) for one in LEGEND)]

    def clean_on(self) -> date | None:
        """What is to come is looked ahead at elsewhere."""
        day = self.cleaned_data["on"]
        if day and day > self.today:
            raise forms.ValidationError(_("The matrix is shown up to today. Choose a day that is not to come."))
        return day

    def offer_categories(self, names: Iterable[str]) -> None:
        """They are known once the day is: call it before what was chosen is asked for."""
        self.fields["category"].choices += [(name, in_script(name) or _("no category")) for name in names]

    def day(self) -> date:
        """The day chosen, today where none is or it can't be."""
        try:
            day = self.fields["on"].clean(self.data.get("on"))
        except forms.ValidationError:
            return self.today
        return min(day or self.today, self.today)

    def known_on(self) -> date:
        """By when what counts was recorded: the day itself, or today."""
        return self.today if self.data.get("corrected") else self.day()

    def chosen(self) -> dict[str, Any]:
        """The arguments of `matrix.sheet.sheet` the form holds by itself; what is unknown filters nothing."""
        data = self._valid()
        category, state = data.get("category"), data.get("state")
        return {
            "categories": [category] if category else [],
            "states": [Known(state) if state in KNOWN else CellState(state)] if state else [],
            "by_gap": data.get("sort") == "gap",
        }

    def window_chosen(self) -> Window | None:
        return self.windows.get(self._valid().get("window", ""))

    def only_here(self) -> bool:
        return bool(self._valid().get("here"))

    def narrowed(self) -> bool:
        """Whether the page shows something else than all of today."""
        return any(self.data.get(name) for name in self.fields)

    def _valid(self) -> dict[str, Any]:
        return self.cleaned_data if self.is_valid() else getattr(self, "cleaned_data", {})


class CoverFilter(forms.Form):
    """How many certified clerks a matter should have."""

    k = forms.ChoiceField(
        label=_("Fewer certified clerks than"),
        required=False,
        choices=[("", _("the rules ask for its tier")), ("1", "1"), ("2", "2"), ("3", "3"), ("4", "4"), ("5", "5")],
    )

    def wanted(self) -> int | None:
        """The number chosen; None for the rules' own."""
        return int(self.cleaned_data["k"]) if self.is_valid() and self.cleaned_data["k"] else None


class PeriodFilter(forms.Form):
    """Two days to set beside each other."""

    first = forms.DateField(
        label=_("From the end of"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    last = forms.DateField(label=_("To the end of"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    corrected = forms.BooleanField(label=_("As corrected since"), required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        first, last = data.get("first"), data.get("last")
        if last and last > self.today:
            self.add_error("last", _("Choose a day that is not to come."))
        if first and last and first >= last:
            self.add_error("first", _("The first day must be before the last."))
        return data
