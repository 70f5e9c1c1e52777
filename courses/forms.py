"""Forms of the catalogue."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from courses.exports import ListFormat
from courses.models import Catalogue
from courses.readers import LARGEST
from courses.sentences import PROBLEMS


class ImportForm(forms.Form):
    """Which list, for which catalogue, from whom, and from when its facts hold."""

    catalogue = forms.ModelChoiceField(Catalogue.objects.none(), label=_("Catalogue"), empty_label=None)
    file = forms.FileField(
        label=_("List of matters"),
        help_text=_(
            "Excel, CSV, JSON, text, Word (.docx) or a saved web page, at most 20 MB. "
            "Nothing changes until you apply the plan."
        ),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.csv,.tsv,.txt,.html,.htm,.docx,.json"}),
    )
    source = forms.CharField(
        label=_("Sent by"), required=False, max_length=80, help_text=_("The office or system the list comes from.")
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

    def clean_file(self) -> Any:
        """Too large a file is refused before it is read."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            sizes = {"megabytes": file.size // 1024**2, "allowed": LARGEST // 1024**2}
            raise forms.ValidationError(str(PROBLEMS["file_too_large"]) % sizes)
        return file


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
