"""Forms of the catalogue and of what centres handle. Import forms from here."""

from courses.forms.catalogues import (
    AsOfForm,
    ColumnsForm,
    CompareForm,
    DecideForm,
    ExportForm,
    ImportForm,
    PlanFilterForm,
    ReasonForm,
)
from courses.forms.inquiries import AnswerForm, AskForm, HideForm
from courses.forms.lists import FromDayForm, ListFileField
from courses.forms.offerings import CentreListForm, TakeOverForm, TermsForm, WindowForm

__all__ = [
    "AnswerForm",
    "AsOfForm",
    "AskForm",
    "CentreListForm",
    "ColumnsForm",
    "CompareForm",
    "DecideForm",
    "ExportForm",
    "FromDayForm",
    "HideForm",
    "ImportForm",
    "ListFileField",
    "PlanFilterForm",
    "ReasonForm",
    "TakeOverForm",
    "TermsForm",
    "WindowForm",
]
