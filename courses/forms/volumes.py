"""A list of yearly cases."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.domain.volumes.figures import FIRST_YEAR, last_full_year
from courses.forms.lists import ListFileField


class VolumeListForm(forms.Form):
    """The file, and the year of rows that name none."""

    file = ListFileField(
        label=_("List of yearly cases"),
        help_text=_(
            "Excel or CSV with a column for the code or the name of the matter and one for the number of "
            "cases (办件量). "
            "Nothing is written down until you apply the plan."
        ),
    )
    year = forms.IntegerField(
        label=_("Year of the figures"),
        required=False,
        help_text=_("For rows that name no year. A year counts once it is over."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].initial = lambda: last_full_year(timezone.localdate())

    def clean_year(self) -> int | None:
        """Figures of a year that is still running would be too low for the whole of the next."""
        year, last = self.cleaned_data["year"], last_full_year(timezone.localdate())
        if year is not None and not FIRST_YEAR <= year <= last:
            raise forms.ValidationError(
                _("%(year)s is not a full year between %(first)s and %(last)s."),
                params={"year": year, "first": FIRST_YEAR, "last": last},
            )
        return year
