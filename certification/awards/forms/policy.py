"""Changing the rules of certification: the numbers with their day, and what makes a version of them."""

from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from certification.awards.domain.policy import ByTier, CertificationPolicy
from certification.awards.policy_words import BY_TIER, DELTA_FACETS, NUMBERS, TIERS
from courses.domain.facets import FACETS, Facet
from courses.models.matter import FACET_LABELS

MOST = {
    "validity_months": 60,
    "due_days": 1000,
    "cover_k": 20,
    "delta_working_days": 120,
    "delta_other_days": 365,
    "rights_to_restore": 5,
    "spread_above": 200,
    "spread_days": 365,
    "evidence_days": 365,
    "renewal_window_days": 365,
    "practical_months": 60,
}


class PolicyForm(forms.Form):
    """The numbers of a version, as they stand to begin with, and from when; `policy` puts them together again."""

    def __init__(self, standing: CertificationPolicy, on: date, *args: Any, **kwargs: Any) -> None:
        self.standing, self.on = standing, on
        super().__init__(*args, initial=_numbers(standing) | {"effective_on": on}, **kwargs)
        for name, label in BY_TIER.items():
            for tier in TIERS:
                words = _("%(label)s, tier %(tier)s") % {"label": label, "tier": tier.upper()}
                self.fields[f"{name}_{tier}"] = _number(name, words)
        self.fields["delta_facets"] = forms.MultipleChoiceField(
            label=DELTA_FACETS,
            choices=[(facet.value, FACET_LABELS[facet]) for facet in FACETS],
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )
        for name, label in NUMBERS.items():
            self.fields[name] = _number(name, label)
        self.fields["effective_on"] = forms.DateField(
            label=_("In force from"),
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            help_text=_("Today at the earliest."),
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if (day := data.get("effective_on")) and day < self.on:
            self.add_error("effective_on", _("That day is past: nobody may be judged by rules that came afterwards."))
        if not self.errors and data["renewal_window_days"] >= min(data[f"validity_months_{t}"] for t in TIERS) * 28:
            self.add_error(
                "renewal_window_days", _("A certification could be renewed the day it was given. Choose fewer days.")
            )
        return data

    def policy(self, *, version: str, citation: str = "") -> CertificationPolicy:
        """What the valid numbers make, under that name."""
        said = self.cleaned_data
        numbers: dict[str, Any] = {name: ByTier(*(said[f"{name}_{tier}"] for tier in TIERS)) for name in BY_TIER}
        numbers |= {name: said[name] for name in NUMBERS}
        numbers["delta_facets"] = tuple(Facet(name) for name in said["delta_facets"])
        return replace(self.standing, version=version, citation=citation, **numbers)


class AdoptForm(forms.Form):
    """Why, and on what ground; asked once it is on the page whom the numbers touch."""

    reason = forms.CharField(label=_("Reason"), max_length=200)
    citation = forms.CharField(
        label=_("Ground"), max_length=200, help_text=_("The document that says so, with its number.")
    )


def _number(name: str, label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=1, max_value=MOST[name])


def _numbers(policy: CertificationPolicy) -> dict[str, Any]:
    by_tier = {f"{name}_{tier}": getattr(getattr(policy, name), tier) for name in BY_TIER for tier in TIERS}
    return {
        **by_tier,
        **{name: getattr(policy, name) for name in NUMBERS},
        "delta_facets": [facet.value for facet in policy.delta_facets],
    }
