"""Forms about leave."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from courses.forms.lists import ListFileField
from people.models import Centre, Leave, User
from people.queries import clerks_of

DAY = {"attrs": {"type": "date"}, "format": "%Y-%m-%d"}


class LeaveForm(forms.Form):
    """One leave, by its first and its last day."""

    clerk = forms.ModelChoiceField(User.objects.none(), label=_("Clerk"), empty_label=_("Choose"))
    kind = forms.ChoiceField(choices=Leave.Kind.choices, label=_("Kind"))
    starts_on = forms.DateField(label=_("First day"), widget=forms.DateInput(**DAY))
    last_day = forms.DateField(label=_("Last day"), widget=forms.DateInput(**DAY))

    def __init__(self, centre: Centre, on: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["clerk"].queryset = clerks_of(centre, on=on)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        first, last = data.get("starts_on"), data.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("The last day is not before the first."))
        return data

    def values(self) -> dict[str, Any]:
        """The valid form with a half-open span."""
        data = dict(self.cleaned_data)
        return data | {"ends_on": data.pop("last_day") + timedelta(days=1)}


class LeaveListForm(forms.Form):
    """A list of leave."""

    file = ListFileField(
        label=_("List of leave"),
        help_text=_("Excel or CSV with 姓名, 假别, 起始日 and 截止日. Nothing is entered until you apply the plan."),
    )


class WithdrawForm(forms.Form):
    """Why a leave is taken back."""

    reason = forms.CharField(label=_("Reason"), max_length=200)
