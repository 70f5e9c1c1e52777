"""The days a pack is about, as people write them."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from certification.inspection.domain.period import LONGEST_MONTHS, Period
from courses.domain.cells.dates import read_day


class DayField(forms.CharField):
    """A day written in any of the usual ways: 2026-03-09, 2026.3.9, 2026年3月9日."""

    def clean(self, value: Any) -> date:
        text = super().clean(value)
        if (day := read_day(text)) is None:
            raise forms.ValidationError(_("This is no day. Write it like 2026-03-09 or 2026年3月9日."))
        return day


class PeriodForm(forms.Form):
    """First and last day, both in it."""

    first = DayField(label=_("First day"), max_length=20)
    last = DayField(label=_("Last day"), max_length=20)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        first, last = data.get("first"), data.get("last")
        if first and last and last < first:
            self.add_error("last", _("The last day is not before the first."))
        elif first and last:
            try:
                data["period"] = Period(first, last)
            except ValueError:
                told = _("A pack is about %(count)d months at most.")
                self.add_error("last", told % {"count": LONGEST_MONTHS})
        return data


class ArchiveForm(forms.Form):
    """An archive to be looked at."""

    NO_PACK = _("This is no inspection pack: it is no archive, or has no index.")

    file = forms.FileField(label=_("Archive"), widget=forms.FileInput(attrs={"accept": ".zip"}))
