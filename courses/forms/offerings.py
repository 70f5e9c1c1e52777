"""Forms about what a centre handles. Days people see are the last ones; a span in the database is half-open."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from courses.domain.facets import Depth, Tier
from courses.domain.offerings.terms import UNSTATED_TIER, Held, Wish
from courses.forms.lists import FromDayForm, ListFileField
from courses.models import Matter, Offering
from people.models import Window

DAY = timedelta(days=1)
DEPTHS = [("", _("not stated")), *Offering.DepthChoice.choices]
TIERS = [(tier.value, tier.value) for tier in Tier]


class CentreListForm(FromDayForm):
    """A list of what the centre handles."""

    file = ListFileField(
        label=_("List of what the centre handles"),
        help_text=_(
            "Excel or CSV with a column for the code; download the list below, change it and upload it again. "
            "Nothing changes until you apply the plan."
        ),
    )
    full = forms.BooleanField(
        label=_("This is everything the centre handles"),
        required=False,
        help_text=_("Then matters the list does not name are no longer handled. Otherwise they stay as they are."),
    )
    field_order = ["file", "on", "full"]


class TakeOverForm(FromDayForm):
    """Matters of whole categories that the centre doesn't handle yet."""

    categories = forms.MultipleChoiceField(label=_("Categories"), widget=forms.CheckboxSelectMultiple)
    depth = forms.ChoiceField(label=_("Depth"), choices=DEPTHS, required=False)
    tier = forms.ChoiceField(label=_("Training tier"), choices=TIERS, initial=UNSTATED_TIER.value)
    document = forms.CharField(label=_("Authorising document"), max_length=120, required=False)
    expires_on = forms.DateField(label=_("Last day of the authorisation"), widget=AdminDateInput, required=False)
    field_order = ["categories", "depth", "tier", "document", "expires_on", "on"]

    def __init__(self, *args: Any, matters: Iterable[Matter], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.matters: dict[str, list[Matter]] = {}
        for matter in matters:
            self.matters.setdefault(f"{matter.catalogue_id}:{matter.category}", []).append(matter)
        self.fields["categories"].choices = [
            (key, f"{own[0].category or _('Without a category')} · {own[0].catalogue} ({len(own)})")
            for key, own in self.matters.items()
        ]

    def wishes(self) -> list[Wish]:
        """The matters of the categories on these terms."""
        data = self.cleaned_data
        values = {
            "depth": Depth(data["depth"]) if data["depth"] else None,
            "tier": Tier(data["tier"]),
            "document": data["document"],
            "expires_on": data["expires_on"],
        }
        return [Wish(matter.pk, values) for key in data["categories"] for matter in self.matters[key]]


class TermsForm(FromDayForm):
    """How the centre handles one matter."""

    handled = forms.BooleanField(label=_("The centre handles this matter"), required=False)
    depth = forms.ChoiceField(label=_("Depth"), choices=DEPTHS, required=False)
    tier = forms.ChoiceField(label=_("Training tier"), choices=TIERS)
    document = forms.CharField(
        label=_("Authorising document"),
        max_length=120,
        required=False,
        help_text=_("Title and number of the document that lets the centre do this. It goes with the depth."),
    )
    expires_on = forms.DateField(label=_("Last day of the authorisation"), widget=AdminDateInput, required=False)
    last_day = forms.DateField(
        label=_("Last day at the centre"),
        widget=AdminDateInput,
        required=False,
        help_text=_("Leave it empty where no end is known."),
    )
    windows = forms.MultipleChoiceField(
        label=_("Sector and tidal windows that serve it"), widget=forms.CheckboxSelectMultiple, required=False
    )
    field_order = ["handled", "depth", "tier", "document", "expires_on", "last_day", "windows", "on"]

    def __init__(self, *args: Any, held: Held, windows: Sequence[Window], **kwargs: Any) -> None:
        self.held, terms = held, held.terms
        initial: dict[str, Any] = {"handled": True, "tier": UNSTATED_TIER, "windows": [str(n) for n in held.windows]}
        if terms:
            initial |= {"depth": terms.depth or "", "tier": terms.tier, "document": terms.document}
            initial |= {
                "expires_on": terms.expires_on,
                "last_day": terms.ends_on - DAY if terms.ends_on else None,
            }
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["windows"].choices = [(str(window.number), str(window)) for window in windows]
        if not windows:
            del self.fields["windows"]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        on, last_day = data.get("on"), data.get("last_day")
        if on and last_day and data.get("handled") and last_day < on:
            self.add_error("last_day", _("The last day is not before the first."))
        if data.get("expires_on") and not data.get("document"):
            self.add_error("document", _("Name the document whose last day this is."))
        return data

    def wish(self) -> Wish:
        """The valid form as a wish."""
        data = self.cleaned_data
        if not data["handled"]:
            return Wish(self.held.matter, {"ends_on": data["on"], "windows": frozenset()})
        values: dict[str, Any] = {
            "depth": Depth(data["depth"]) if data["depth"] else None,
            "tier": Tier(data["tier"]),
            "document": data["document"],
            "expires_on": data["expires_on"],
            "starts_on": data["on"],
            "ends_on": data["last_day"] + DAY if data["last_day"] else None,
        }
        if self.held.terms and self.held.terms.starts_on <= data["on"]:
            del values["starts_on"]
        if "windows" in data:
            values["windows"] = frozenset(int(number) for number in data["windows"])
        return Wish(self.held.matter, values)


class WindowForm(FromDayForm):
    """What a sector or tidal window serves, of the matters its centre handles."""

    matters = forms.MultipleChoiceField(label=_("Matters"), widget=forms.CheckboxSelectMultiple, required=False)
    field_order = ["matters", "on"]

    def __init__(self, *args: Any, matters: Sequence[Matter], served: set[int], **kwargs: Any) -> None:
        super().__init__(*args, initial={"matters": [str(key) for key in served]}, **kwargs)
        groups: dict[str, list[tuple[str, str]]] = {}
        for matter in matters:
            groups.setdefault(matter.category or str(_("Without a category")), []).append((str(matter.pk), matter.name))
        self.fields["matters"].choices = list(groups.items())
