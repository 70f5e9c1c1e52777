"""Naming a stand-in (B岗)."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from certification.rotation.operations import StandInWish
from courses.models import Matter
from courses.queries.duties import matter_ids_served
from courses.script import in_script
from people.models import Centre, User, Window
from people.queries import clerks_of, windows_open

DAY = {"attrs": {"type": "date"}, "format": "%Y-%m-%d"}


class StandInForm(forms.Form):
    """Who stands in at which window, for what, and on which days; without any matter it is the whole window."""

    window = forms.ModelChoiceField(Window.objects.none(), label=_("Window"), empty_label=_("Choose"))
    clerk = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Stand-in"),
        empty_label=_("Choose"),
        help_text=_("Somebody whose own post is at another window."),
    )
    starts_on = forms.DateField(label=_("First day"), widget=forms.DateInput(**DAY))
    last_day = forms.DateField(label=_("Last day"), widget=forms.DateInput(**DAY))
    reason = forms.CharField(label=_("Reason"), max_length=200, required=False)
    categories = forms.MultipleChoiceField(
        label=_("Categories"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Choose nothing here and below for the whole window."),
    )
    matters = forms.MultipleChoiceField(label=_("Single matters"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, centre: Centre, matters: Sequence[Matter], on: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on
        self.of_category: dict[str, list[Matter]] = defaultdict(list)
        for matter in matters:
            self.of_category[matter.category].append(matter)
        self.fields["window"].queryset = windows_open(centre, on=on)
        self.fields["clerk"].queryset = clerks_of(centre, on=on)
        named = {name: in_script(name) or _("no category") for name in self.of_category}
        self.fields["categories"].choices = list(named.items())
        self.fields["matters"].choices = [
            (named[name], [(str(matter.pk), in_script(matter.name)) for matter in own])
            for name, own in self.of_category.items()
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        first, last, window = data.get("starts_on"), data.get("last_day"), data.get("window")
        if first and last and last < first:
            self.add_error("last_day", _("The last day is not before the first."))
        if last and last < self.on:
            self.add_error("last_day", _("The last day is over already."))
        wanted = {matter.pk for name in data.get("categories", []) for matter in self.of_category[name]}
        wanted |= {int(key) for key in data.get("matters", [])}
        if wanted and window:
            served = matter_ids_served([window], self.on)[window.pk]
            data["wanted"] = wanted & served
            if not data["wanted"]:
                self.add_error("categories", _("The window serves none of these matters."))
        return data

    def wish(self) -> StandInWish:
        """The valid form as a wish; its span is half-open."""
        data, wanted = self.cleaned_data, self.cleaned_data.get("wanted")
        return StandInWish(
            clerk=data["clerk"],
            window=data["window"],
            starts_on=data["starts_on"],
            ends_on=data["last_day"] + timedelta(days=1),
            matters=frozenset(wanted) if wanted else None,
            reason=data["reason"],
        )
