"""What clerks report and what the question desk writes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from quizzes.domain.synonym_lists import read_list
from quizzes.models import QuestionReport, ReportAnswer
from quizzes.sentences import SYNONYM_TROUBLES


class ReportForm(forms.Form):
    """What is wrong with a question."""

    reason = forms.ChoiceField(
        label=_("What is wrong?"), choices=QuestionReport.Reason.choices, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=_("In your own words"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 4})
    )


class ReportAnswerForm(forms.Form):
    """The reviewer's answer to a report."""

    verdict = forms.ChoiceField(
        label=_("What do you decide?"), choices=ReportAnswer.Verdict.choices, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=_("Your answer to the clerk"), max_length=500, widget=forms.Textarea(attrs={"rows": 4})
    )
    quarantine = forms.BooleanField(
        label=_("Draw no more questions of this template on this matter"),
        required=False,
        help_text=_("Until the matter or the template changes, or somebody lets it in again."),
    )


class SynonymsForm(forms.Form):
    """The list of names that mean one thing, as text; `base` is the row it was edited from."""

    text = forms.CharField(
        label=_("Names for one thing"),
        help_text=_("A line for each thing, its names joined by =. Example: 居民身份证 = 身份证 = 有效身份证件"),
        max_length=100_000,
        widget=forms.Textarea(attrs={"rows": 18, "spellcheck": "false"}),
    )
    note = forms.CharField(label=_("Why is the list changed?"), max_length=200)
    base = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        found, amiss = read_list(told.get("text", ""))
        if "text" in told:
            for one in amiss:
                self.add_error("text", SYNONYM_TROUBLES[one.code] % {"line": one.line, **one.params})
        return told | {"synonyms": found}


class QuarantineForm(forms.Form):
    """Shut a template out of a matter or let it in again; always with a reason."""

    template = forms.CharField(max_length=80, widget=forms.HiddenInput)
    seed = forms.IntegerField(min_value=0, max_value=2**62, widget=forms.HiddenInput)
    lift = forms.BooleanField(required=False, widget=forms.HiddenInput)
    reason = forms.CharField(label=_("Why?"), max_length=500)
