"""Forms of the catalogue and of what centres handle. Import forms from here."""

from courses.forms.catalogues import AsOfForm, CompareForm, DecideForm, ExportForm, ImportForm, ReasonForm
from courses.forms.offerings import CentreListForm, TakeOverForm, TermsForm, WindowForm

__all__ = [
    "AsOfForm",
    "CentreListForm",
    "CompareForm",
    "DecideForm",
    "ExportForm",
    "ImportForm",
    "ReasonForm",
    "TakeOverForm",
    "TermsForm",
    "WindowForm",
]
