"""Forms of the papers. What is typed about a citizen goes onto the paper and nowhere else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from courses.documents.face import missing_glyphs
from courses.documents.notice_papers import DOCX, PDF
from courses.documents.sentences import FAULTS, LATE
from courses.domain.elements import Elements, Material
from courses.domain.notices import (
    Correction,
    Fault,
    Finding,
    Flaw,
    Refusal,
    correction_faults,
    is_deferrable,
    last_day_to_tell,
    refusable_conditions,
    refusal_faults,
)
from courses.models import CentreParticulars

DATE = {"type": "date"}
IN_ORDER = ""
CONSEQUENCE = "按退件处理，已收的材料退还申请人。"


class ParticularsForm(forms.ModelForm):
    """Where the centre is, when it is open and whom to call."""

    class Meta:
        model = CentreParticulars
        fields = ["address", "opening_hours", "phone", "way_there", "complaints"]
        widgets = {"opening_hours": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "opening_hours": _("As it is posted at the door; one line a season."),
            "way_there": _("The bus stop or landing nearby."),
        }


class PaperForm(forms.Form):
    """What every notice asks: for whom, received when, in which format. The name may be left to be written by hand."""

    applicant = forms.CharField(
        label=_("Applicant"),
        required=False,
        max_length=60,
        help_text=_("May stay empty: the paper then has a line to write it on."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    received_on = forms.DateField(label=_("Application received on"), widget=forms.DateInput(attrs=DATE))
    format = forms.ChoiceField(choices=[(PDF, PDF), (DOCX, DOCX)], initial=PDF, required=False)

    def __init__(self, *args: Any, elements: Elements, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.elements, self.on = elements, on
        self.fields["received_on"].initial = on
        self.fields["received_on"].widget.format = "%Y-%m-%d"

    def clean(self) -> dict[str, Any]:
        """What the paper's face can't draw is said before it is printed; Word has faces of its own."""
        cleaned = super().clean()
        if (cleaned.get("format") or PDF) == PDF:
            for name, value in list(cleaned.items()):
                if isinstance(value, str) and (missing := missing_glyphs(value)):
                    message = _(
                        "The print face has no glyph for %(characters)s. Leave it out and write it by hand, or take "
                        "the Word file."
                    )
                    self.add_error(name, forms.ValidationError(message, params={"characters": " ".join(missing)}))
        return cleaned

    def tell(self, faults: Sequence[Fault], places: dict[Fault, str]) -> None:
        """Each fault at its place."""
        for fault in faults:
            self.add_error(places.get(fault), str(FAULTS[fault]))


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One paper on the screen: its own fields, and whether it may follow later."""

    material: Material
    flaw: forms.BoundField
    remark: forms.BoundField


class OneTimeNoticeForm(PaperForm):
    """Each paper of the list: in order, missing, not right, or (where the list says so) to follow later."""

    remark = forms.CharField(
        label=_("Anything else to correct"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
        help_text=_("Only what this matter needs: papers that aren't on the list may not be asked for."),
    )
    until = forms.DateField(
        label=_("To be handed in before"), required=False, widget=forms.DateInput(attrs=DATE, format="%Y-%m-%d")
    )
    consequence = forms.CharField(
        label=_("What happens otherwise"), required=False, max_length=200, initial=CONSEQUENCE
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, material in enumerate(self.elements.materials):
            choices = [(IN_ORDER, _("in order")), (Flaw.MISSING, _("missing")), (Flaw.WRONG, _("not right"))]
            if is_deferrable(material):
                choices.append((Flaw.LATER, _("to follow later")))
            self.fields[f"flaw_{number}"] = forms.ChoiceField(
                label=material.name, choices=choices, required=False, widget=forms.RadioSelect, initial=IN_ORDER
            )
            self.fields[f"remark_{number}"] = forms.CharField(
                label=_("What isn't right, or what to watch"),
                required=False,
                max_length=200,
                widget=forms.TextInput(attrs={"autocomplete": "off"}),
            )
        if not self.may_defer:
            del self.fields["until"], self.fields["consequence"]

    @cached_property
    def may_defer(self) -> bool:
        """Whether the list lets any paper follow later."""
        return any(map(is_deferrable, self.elements.materials))

    @property
    def papers(self) -> list[PaperLine]:
        return [
            PaperLine(material, self[f"flaw_{number}"], self[f"remark_{number}"])
            for number, material in enumerate(self.elements.materials)
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for number in range(len(self.elements.materials)):
            remark = f"remark_{number}"
            unsaid = remark not in self.errors and not cleaned.get(remark)
            if cleaned.get(f"flaw_{number}") == Flaw.WRONG and unsaid:
                self.add_error(remark, _("Say what isn't right, so that it can be mended at once."))
        if received := cleaned.get("received_on"):
            faults = correction_faults(self.elements, self.found, received_on=received, on=self.on)
            if Fault.TOLD_TOO_LATE in faults:
                last = last_day_to_tell(self.elements, received)
                self.add_error("received_on", forms.ValidationError(LATE, params={"day": date_format(last)}))
            places = {
                Fault.DEADLINE_MISSING: "until",
                Fault.DEADLINE_PAST: "until",
                Fault.CONSEQUENCE_MISSING: "consequence",
                Fault.RECEIVED_LATER: "received_on",
            }
            self.tell([fault for fault in faults if fault is not Fault.TOLD_TOO_LATE], places)
        return cleaned

    @property
    def found(self) -> Correction:
        """What the clerk found, as far as it could be read."""
        told = self.cleaned_data
        findings = tuple(
            Finding(material, Flaw(flaw), told.get(f"remark_{number}", ""))
            for number, material in enumerate(self.elements.materials)
            if (flaw := told.get(f"flaw_{number}"))
        )
        return Correction(findings, told.get("remark", ""), told.get("until"), told.get("consequence", ""))


class RefusalForm(PaperForm):
    """Why the application isn't accepted. Approval conditions aren't offered: the department decides about those."""

    not_needed = forms.BooleanField(label=_("The law asks for no approval in this case"), required=False)
    not_ours = forms.BooleanField(label=_("Another office decides about it"), required=False)
    office = forms.CharField(label=_("Which office"), required=False, max_length=100)
    unmet = forms.MultipleChoiceField(
        label=_("Acceptance conditions plainly not met"), required=False, widget=forms.CheckboxSelectMultiple
    )
    reason = forms.CharField(
        label=_("The reason in detail"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        conditions = refusable_conditions(self.elements)
        self.fields["unmet"].choices = [(str(number), clause) for number, clause in enumerate(conditions)]
        if not conditions:
            del self.fields["unmet"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if (received := cleaned.get("received_on")) and received > self.on:
            self.tell([Fault.RECEIVED_LATER], {Fault.RECEIVED_LATER: "received_on"})
        self.tell(refusal_faults(self.refusal), {Fault.OFFICE_MISSING: "office"})
        return cleaned

    @property
    def refusal(self) -> Refusal:
        told, conditions = self.cleaned_data, refusable_conditions(self.elements)
        return Refusal(
            not_needed=told.get("not_needed", False),
            not_ours=told.get("not_ours", False),
            office=told.get("office", ""),
            unmet=tuple(conditions[int(number)] for number in told.get("unmet", ())),
            reason=told.get("reason", ""),
        )
