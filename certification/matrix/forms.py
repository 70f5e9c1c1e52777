"""Filters of the matrix and the cover page: chosen in the address, so that a view can be kept and sent."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from certification.matrix.domain.seals import CellState
from certification.matrix.reasons import STATES
from courses.script import in_script


class MatrixFilter(forms.Form):
    """Which categories, and rows with which states."""

    category = forms.ChoiceField(label=_("Category"), required=False)
    state = forms.ChoiceField(label=_("With a cell that is"), required=False)

    def __init__(self, categories: Iterable[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["category"].choices = [
            ("", _("all")),
            *((name, in_script(name) or _("no category")) for name in categories),
        ]
        self.fields["state"].choices = [("", _("all")), *((state.value, words) for state, words in STATES.items())]

    def chosen(self) -> dict[str, Any]:
        """The arguments of `matrix.sheet.sheet`; what is unknown filters nothing."""
        data = self.cleaned_data if self.is_valid() else getattr(self, "cleaned_data", {})
        category, state = data.get("category"), data.get("state")
        return {
            "categories": [category] if category else [],
            "states": [CellState(state)] if state else [],
        }


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
