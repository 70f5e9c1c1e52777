"""What is entered into a staff file: by kind, the fields it has and no others."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from certification.domain.scans import LARGEST, kind_of
from certification.staff_file.domain.entries import LEVELS, EntryKind, Level, below_standard
from certification.staff_file.models import StaffFileEntry

FIELDS = {
    EntryKind.EDUCATION: ("level", "issuer", "year", "number", "scan", "word"),
    EntryKind.OCCUPATION: ("level", "number", "issuer", "issued_on", "valid_until", "scan"),
    EntryKind.COMPUTER: ("issuer", "number", "remark", "scan"),
    EntryKind.OFFICE: ("issuer", "number", "remark", "scan"),
    EntryKind.FITNESS: (),
}
NEEDED = {
    EntryKind.EDUCATION: {"level", "issuer", "year"},
    EntryKind.OCCUPATION: {"level", "number", "issuer", "issued_on"},
}


class EntryForm(forms.Form):
    """One entry of a kind. `own`: by the person themselves, who says no head's word. `kept` fills a correction in."""

    level = forms.ChoiceField(label=pgettext_lazy("of education or occupation", "level"))
    issuer = forms.CharField(label=_("School or issuing body"), max_length=120)
    year = forms.IntegerField(label=_("Year of graduation"), min_value=1950, max_value=2100)
    number = forms.CharField(label=_("Certificate number"), max_length=60)
    issued_on = forms.DateField(label=_("Issued on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    valid_until = forms.DateField(
        label=_("Valid until"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Its last day. Leave it empty where the certificate names no end."),
    )
    remark = forms.CharField(
        label=_("Remark"), max_length=200, help_text=_("What shows it: a certificate, a course, daily work.")
    )
    scan = forms.FileField(
        label=_("Scan"),
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
        help_text=_("PDF, JPEG or PNG, at most 10 MB. Only those who may read the file can open it."),
    )
    word = forms.CharField(
        label=_("The head's word"),
        max_length=200,
        help_text=_("Below college: why the person is at the counter all the same."),
    )

    def __init__(
        self, kind: EntryKind, *args: Any, own: bool, kept: StaffFileEntry | None = None, **kwargs: Any
    ) -> None:
        shown = [name for name in FIELDS[kind] if not (own and name == "word")]
        initial = {name: getattr(kept, name, None) for name in shown if name not in ("scan", "word")} if kept else {}
        super().__init__(*args, initial=initial, **kwargs)
        self.kind, self.own = kind, own
        for name in set(self.fields) - set(shown):
            del self.fields[name]
        for name, field in self.fields.items():
            field.required = name in NEEDED.get(kind, set())
        if "level" in self.fields:
            levels = [(level.value, StaffFileEntry.Level(level).label) for level in LEVELS[kind]]
            self.fields["level"].choices = [("", _("Choose")), *levels]
        if kept is not None and kept.scan and "scan" in self.fields:
            self.fields["scan"].help_text = _("Leave it empty to keep the scan there is.")
        self.order_fields(shown)

    def clean_scan(self) -> tuple[str, bytes] | None:
        file = self.cleaned_data["scan"]
        if not file:
            return None
        if file.size > LARGEST:
            raise forms.ValidationError(_("The file is larger than 10 MB; scan it at a lower resolution."))
        content = file.read()
        if kind_of(content) is None:
            raise forms.ValidationError(_("This is no PDF, JPEG or PNG; scan the form as one of these."))
        return file.name, content

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        issued, until = data.get("issued_on"), data.get("valid_until")
        if issued and until and until < issued:
            self.add_error("valid_until", _("It can't end before it was issued."))
        level = data.get("level")
        if not self.own and level and below_standard(self.kind, Level(level)) and not data.get("word"):
            self.add_error("word", _("Below college the entry needs the head's word: say why."))
        return data

    def said(self) -> dict[str, Any]:
        """What `enter` asks for."""
        return {"kind": self.kind, **self.cleaned_data}


class WordForm(forms.Form):
    """The head's word on an entry; needed to refuse, and to confirm an education below college."""

    reason = forms.CharField(label=_("Reason"), max_length=200, required=False)


class WithdrawForm(forms.Form):
    """Why it was no fact."""

    reason = forms.CharField(label=_("Reason"), max_length=200)
