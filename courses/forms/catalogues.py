"""Forms of the catalogue."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from courses.columns import COLUMN_CHOICES, ColumnChoices, letters
from courses.domain.layout import BY_KEY, NAMING
from courses.domain.reading import Scope
from courses.exports import ListFormat
from courses.forms.lists import ListFileField
from courses.models import Catalogue, MatterVersion
from courses.sentences import PROBLEMS


class ImportForm(forms.Form):
    """Which list, for which catalogue, from whom, and from when its facts hold."""

    catalogue = forms.ModelChoiceField(Catalogue.objects.none(), label=_("Catalogue"), empty_label=None)
    file = ListFileField(
        label=_("List of matters"),
        help_text=_(
            "Excel, CSV, JSON, text, Word (.docx) or a saved web page, at most 20 MB. "
            "Nothing changes until you apply the plan."
        ),
        accept=".xlsx,.xls,.csv,.tsv,.txt,.html,.htm,.mht,.mhtml,.docx,.json",
    )
    source = forms.CharField(
        label=_("Sent by"),
        required=False,
        max_length=80,
        help_text=_("The office or system the list comes from; its columns are remembered under this name."),
        widget=forms.TextInput(attrs={"list": "senders", "autocomplete": "off"}),
    )
    effective_on = forms.DateField(
        label=_("In force from"),
        widget=AdminDateInput,
        help_text=_("Clerks are asked changed facts again from this day on, not from the day of the import."),
    )

    def __init__(self, *args: Any, catalogues: QuerySet[Catalogue], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["catalogue"].queryset = catalogues
        self.fields["effective_on"].initial = timezone.localdate


class ColumnsForm(forms.Form):
    """Which sheet and rows hold the titles, which column is what, and whether the file is the full list.

    The columns offered are those of the sheet and row that were shown (`shown`); where another row is asked for, what
    was chosen for the old ones says nothing, and the house guesses anew.
    """

    sheet = forms.ChoiceField(label=_("Sheet"))
    header_row = forms.IntegerField(label=_("Row of the titles"), min_value=1)
    header_rows = forms.TypedChoiceField(
        label=_("The titles take"), coerce=int, choices=[(1, _("one row")), (2, _("two rows (merged titles)"))]
    )
    also = forms.MultipleChoiceField(
        label=_("Read these sheets the same way"), required=False, widget=forms.CheckboxSelectMultiple
    )
    scope = forms.ChoiceField(
        label=_("How complete is it?"),
        choices=[
            (Scope.FULL.value, _("The full list: what it leaves out is retired")),
            (Scope.PART.value, _("Only these matters: nothing is retired")),
        ],
        widget=forms.RadioSelect,
    )
    remember = forms.BooleanField(label=_("Read the next list of this sender the same way"), required=False)

    def __init__(self, *args: Any, choices: ColumnChoices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choices = choices
        self.fields["sheet"].choices = [
            (name, label or gettext("the pages of the file")) for name, label in choices.sheets
        ]
        self.fields["header_row"].max_value = choices.rows
        others = [(value, label) for value, label in choices.sheets if value not in ("", choices.mapping.sheet)]
        self.fields["also"].choices = others
        if not others or choices.is_guide:
            del self.fields["also"]
        if choices.is_guide:
            for name in ("header_row", "header_rows", "scope"):
                del self.fields[name]
        if not choices.source:
            del self.fields["remember"]
        for index, title in enumerate(choices.titles):
            self.fields[f"column_{index}"] = forms.ChoiceField(
                label=title or gettext("Column %(letter)s") % {"letter": letters(index + 1)},
                required=False,
                choices=[("", _("leave aside")), *COLUMN_CHOICES],
            )

    @property
    def column_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("column_")]

    def clean(self) -> dict[str, Any]:
        """Two columns can't be the same element, and one that names the matter must be among them."""
        data = super().clean()
        chosen: dict[str, str] = {}
        for index, title in enumerate(self.choices.titles):
            key = data.get(f"column_{index}")
            if key and key in chosen:
                sizes = {"element": BY_KEY[key].title, "title": chosen[key]}
                self.add_error(
                    f"column_{index}",
                    gettext("“%(title)s” is taken as %(element)s already; leave one of the two aside.") % sizes,
                )
            elif key:
                chosen[key] = title
        if not self.choices.is_guide and not set(NAMING) & set(chosen) and not self.errors:
            self.add_error(None, str(PROBLEMS["mapping_without_name"]))
        return data

    @property
    def columns(self) -> dict[str, int]:
        """Element → index of the column it stands in."""
        taken = ((self.cleaned_data.get(f"column_{index}"), index) for index in range(len(self.choices.titles)))
        return {key: index for key, index in taken if key}


class PlanFilterForm(forms.Form):
    """What somebody looks for in a part of a plan."""

    words = forms.CharField(label=_("Name or code"), required=False)
    category = forms.ChoiceField(label=_("Category"), required=False)
    flagged = forms.BooleanField(label=_("Only rows with something to look at"), required=False)

    def __init__(self, *args: Any, categories: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["category"].choices = [("", _("All categories")), *((name, name) for name in categories)]


class ExportForm(forms.Form):
    """Which list, as it holds on which day, in which format."""

    catalogue = forms.ModelChoiceField(Catalogue.objects.none(), label=_("Catalogue"), empty_label=None)
    on = forms.DateField(
        label=_("As it holds on"),
        widget=AdminDateInput,
        help_text=_("The facts in force on that day; matters taken off the list by then are left out."),
    )
    format = forms.ChoiceField(
        label=_("Format"),
        choices=[
            (ListFormat.XLSX.value, _("Excel workbook: an import of it says “unchanged” for every matter")),
            (ListFormat.CSV.value, _("CSV, for other programs")),
            (ListFormat.JSON.value, _("JSON, for scripts")),
        ],
        initial=ListFormat.XLSX.value,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, catalogues: QuerySet[Catalogue], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["catalogue"].queryset = catalogues
        self.fields["on"].initial = timezone.localdate


class CompareForm(forms.Form):
    """Which two versions of a matter stand side by side."""

    old = forms.TypedChoiceField(label=_("Earlier version"), coerce=int)
    new = forms.TypedChoiceField(label=_("Later version"), coerce=int)

    def __init__(self, *args: Any, versions: Sequence[MatterVersion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.versions = {version.number: version for version in versions}
        choices = [
            (number, _("Version %(number)d, from %(day)s") % {"number": number, "day": _day(version)})
            for number, version in self.versions.items()
        ]
        for name, place in (("old", -2), ("new", -1)):
            self.fields[name].choices = choices
            self.fields[name].initial = choices[place][0] if len(choices) > 1 else None

    def clean(self) -> dict[str, Any]:
        """A version beside itself shows nothing; turned round they are put in order."""
        data = super().clean()
        if data.get("old") is not None and data.get("old") == data.get("new"):
            raise forms.ValidationError(gettext("Choose two different versions."))
        return data

    @property
    def chosen(self) -> tuple[MatterVersion, MatterVersion]:
        """The two versions, the earlier one first."""
        old, new = sorted((self.cleaned_data["old"], self.cleaned_data["new"]))
        return self.versions[old], self.versions[new]


class AsOfForm(forms.Form):
    """The day a lesson is shown as of. What is still to come has no day to be looked back on."""

    on = forms.DateField(label=_("As of"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    corrected = forms.BooleanField(label=_("With what was corrected since"), required=False)

    def __init__(self, *args: Any, latest: date | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.latest = latest

    def clean_on(self) -> date:
        day = self.cleaned_data["on"]
        if self.latest and day > self.latest:
            raise forms.ValidationError(gettext("Choose a day up to today. What is still to come is in the history."))
        return day


class DecideForm(forms.Form):
    """Why a change counts otherwise than it was told."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Everybody reads it in the matter's history."),
        error_messages={"required": _("Say why; the reason stays with the decision.")},
    )


class ReasonForm(forms.Form):
    """Why: an objection, an overruling, a withdrawal."""

    comment = forms.CharField(
        label=_("Reason"),
        help_text=_("Needed to object, overrule or withdraw; a confirmation needs none."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say why; the others act on it.")},
    )


def _day(version: MatterVersion) -> str:
    return date_format(timezone.localdate(version.effective_at))
