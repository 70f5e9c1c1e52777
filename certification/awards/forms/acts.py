"""Forms about what a person writes into the ledger of a certification."""

from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from certification.awards.documents import LARGEST, kind_of
from certification.awards.domain.dating import DAYS_AHEAD
from certification.awards.domain.decisions import Decision
from certification.awards.models import AwardEntry
from certification.awards.operations.acts import possible_acts
from certification.awards.operations.grounds import Ground


class DocumentField(forms.FileField):
    """A scan or picture of a signed paper; what it is told by its bytes, not by its name."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.FileInput(attrs={"accept": ".pdf,.png,.jpg,.jpeg"})
        super().__init__(widget=widget, required=False, **kwargs)

    def to_python(self, data: Any) -> UploadedFile | None:
        file = super().to_python(data)
        if file is None:
            return None
        if file.size > LARGEST:
            raise forms.ValidationError(
                _("The file has more than %(allowed)d MB. Scan it more coarsely, or take a picture."),
                params={"allowed": LARGEST // 1024**2},
            )
        if kind_of(file.read(16)) is None:
            raise forms.ValidationError(_("This is neither a PDF nor a PNG or JPEG picture."))
        file.seek(0)
        return file


class SignedForm(forms.Form):
    """What every act by hand says: why, from which day, and why from an earlier one."""

    reason = forms.CharField(label=_("Reason"), max_length=200, help_text=_("The clerk reads it on their record."))
    effective_on = forms.DateField(
        label=_("Holds from"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    late_reason = forms.CharField(
        label=_("Why from an earlier day"),
        max_length=200,
        required=False,
        help_text=_(
            "Only where the day is past. Both days stay in the ledger: from when it holds, and when it was written."
        ),
    )

    def __init__(self, on: date, *args: Any, **kwargs: Any) -> None:
        self.on = on
        super().__init__(*args, initial={"effective_on": on}, **kwargs)
        self.fields["effective_on"].help_text = _(
            "Today, an earlier day with its explanation, or a day of the next %(days)d."
        ) % {"days": DAYS_AHEAD}

    @property
    def is_dated(self) -> bool:
        """Whether another day than today was chosen."""
        return self.cleaned_data.get("effective_on") != self.on

    @property
    def ground(self) -> Ground:
        """What the act rests on beyond its reason."""
        return Ground(late_reason=self.cleaned_data["late_reason"])


class ActForm(SignedForm):
    """What is done to one certification. Only the acts its standing leaves room for are offered."""

    kind = forms.ChoiceField(label=_("What to do"))
    field_order = ("kind",)

    def __init__(self, decision: Decision, on: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(on, *args, **kwargs)
        kinds = [AwardEntry.Kind(kind) for kind in possible_acts(decision)]
        self.fields["kind"].choices = [("", _("Choose")), *((kind.value, kind.label) for kind in kinds)]
        self.possible = bool(kinds)


NO_PAPER = _("Hand in the signed paper, or name its number and where it is kept: a word alone certifies nobody.")


class GrantForm(SignedForm):
    """A grant by hand asks for its evidence: in words, and the signed paper or where it is found."""

    evidence = forms.CharField(
        label=pgettext_lazy("ground of an act", "Evidence"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What shows that the clerk knows every facet of the matter: who saw it, when, on what occasion."),
    )
    document = DocumentField(
        label=_("Signed paper"), help_text=_("A scan as PDF, or a picture as PNG or JPEG, of at most 10 MB.")
    )
    reference = forms.CharField(
        label=_("Or its number and where it is kept"),
        max_length=120,
        required=False,
        help_text=_("A paper that is filed elsewhere: its number, and the file or office that keeps it."),
    )
    field_order = ("evidence", "document", "reference")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "document" not in self.errors and not (data.get("document") or data.get("reference")):
            self.add_error("document", NO_PAPER)
        return data

    @property
    def ground(self) -> Ground:
        said, file = self.cleaned_data, self.cleaned_data["document"]
        return Ground(
            evidence=said["evidence"],
            late_reason=said["late_reason"],
            name=file.name if file else "",
            document=file.read() if file else b"",
            reference=said["reference"],
        )
