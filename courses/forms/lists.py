"""What every form about a list has: the file, and the day from which what it says holds."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.widgets import AdminDateInput

from courses.readers import LARGEST
from courses.sentences import PROBLEMS


class ListFileField(forms.FileField):
    """An uploaded list; too large a file is refused before it is read."""

    def __init__(self, *, accept: str = ".xlsx,.xls,.csv,.tsv,.html,.htm", **kwargs: Any) -> None:
        super().__init__(widget=forms.FileInput(attrs={"accept": accept}), **kwargs)

    def to_python(self, data: Any) -> Any:
        file = super().to_python(data)
        if file is not None and file.size > LARGEST:
            sizes = {"megabytes": file.size // 1024**2, "allowed": LARGEST // 1024**2}
            raise forms.ValidationError(str(PROBLEMS["file_too_large"]) % sizes)
        return file


class FromDayForm(forms.Form):
    """Whatever changes, changes from a day on, today at the earliest."""

    on = forms.DateField(
        label=pgettext_lazy("the first day it holds", "From"),
        widget=AdminDateInput,
        help_text=_("The first day it holds. What was before stays in the records."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = timezone.localdate

    def clean_on(self) -> date:
        """The past has happened: people were trained and papers taken by what held then."""
        if self.cleaned_data["on"] < timezone.localdate():
            raise forms.ValidationError(_("This day is over. Choose today or a day to come."))
        return self.cleaned_data["on"]
