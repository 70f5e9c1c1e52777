"""A file that is kept with a class."""

from pathlib import PurePath
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from certification.training.models import SessionPaper
from courses.forms import ListFileField
from courses.readers import LARGEST
from courses.sentences import PROBLEMS

SUFFIXES = (".pdf", ".doc", ".docx", ".wps", ".xls", ".xlsx", ".et", ".ppt", ".pptx", ".jpg", ".jpeg", ".png")
Kind = SessionPaper.Kind


class PaperFileField(forms.FileField):
    """A document or a scan, by its ending; too large a one is refused before it is kept."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.FileInput(attrs={"accept": ",".join(SUFFIXES)}), **kwargs)

    def to_python(self, data: Any) -> Any:
        file = super().to_python(data)
        if file is None:
            return None
        if PurePath(file.name).suffix.lower() not in SUFFIXES:
            raise forms.ValidationError(_("Choose a PDF, a Word, Excel or slides file, or a scan (JPG, PNG)."))
        if file.size > LARGEST:
            sizes = {"megabytes": file.size // 1024**2, "allowed": LARGEST // 1024**2}
            raise forms.ValidationError(str(PROBLEMS["file_too_large"]) % sizes)
        return file


class RollForm(forms.Form):
    """The organiser's list of who attended."""

    file = ListFileField(
        label=_("Organiser's list"),
        accept=".xlsx,.xls,.csv,.docx,.html,.htm",
        help_text=_(
            "Excel, CSV or Word with a table that has the column 姓名 and, where known, 工号, 单位 and 结果. "
            "Other columns are not read. Nothing is entered until you have seen the plan."
        ),
    )


class PaperForm(forms.Form):
    """What the paper is, and the file."""

    kind = forms.ChoiceField(
        label=_("What it is"),
        choices=[(kind.value, kind.label) for kind in (Kind.NOTICE, Kind.MATERIAL, Kind.MINUTES, Kind.SHEET)],
        help_text=_("Clerks of the centre may take the notice and the material; minutes and the signed sheet may not."),
    )
    file = PaperFileField(label=_("File"))
