"""Changing the rules of the check: the numbers, and what makes a version of them."""

from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from courses.domain.facets import FACETS, Tier
from quizzes.domain.attempts import AttemptPolicy
from quizzes.domain.check_rules import CheckRules, RuleTrouble
from quizzes.rule_words import TROUBLES

MOST_ITEMS = 20
MOST_WRONG = 3
PLACES = {
    RuleTrouble.TOO_FEW_RIGHTS: "right_0",
    RuleTrouble.FALLING_RIGHTS: "right_1",
    RuleTrouble.OUT_OF_REACH: "max_items",
    RuleTrouble.TRIES_DO_NOT_FIT: "window_days",
}
"""Where a trouble is told; the others are ranges of their own fields."""


def _rights(label: Any, *, required: bool = False) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=len(FACETS), max_value=MOST_ITEMS, required=required)


class RulesForm(forms.Form):
    """The numbers of `CheckRules`, as they stand to begin with; `rules` puts them together again."""

    right_0 = _rights(_("Right answers without a mistake"), required=True)
    right_1 = _rights(_("Right answers after one wrong"))
    right_2 = _rights(_("Right answers after two wrong"))
    right_3 = _rights(_("Right answers after three wrong"))
    max_items = forms.IntegerField(label=_("Questions at most"), min_value=len(FACETS), max_value=MOST_ITEMS)
    fresh_rights = forms.IntegerField(
        label=_("Right answers in a row that close a facet"),
        min_value=1,
        max_value=4,
        help_text=_("A facet once answered wrong is asked again until then."),
    )
    doubt_percent = forms.IntegerField(
        label=_("Luck may explain a facet's answers with at most, per cent"),
        min_value=1,
        max_value=100,
        help_text=_("A facet that could be guessed more easily is asked once more. 100: how easily plays no part."),
    )
    open_book_tiers = forms.MultipleChoiceField(
        label=_("Tiers that sit the open-book check"),
        choices=[(tier.value, tier.value) for tier in Tier],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Six facets in six questions with the list at hand, every answer right."),
    )
    tries = forms.IntegerField(label=_("Tries"), min_value=1, max_value=10)
    hours_apart = forms.IntegerField(label=_("Hours between two tries"), min_value=0, max_value=720)
    window_days = forms.IntegerField(label=_("Days in which tries are counted"), min_value=1, max_value=366)

    def __init__(self, standing: CheckRules, *args: Any, **kwargs: Any) -> None:
        self.standing = standing
        super().__init__(*args, initial=_numbers(standing), **kwargs)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        given = [data.get(f"right_{wrong}") for wrong in range(MOST_WRONG + 1)]
        if None in given and any(given[given.index(None) :]):
            self.add_error(f"right_{given.index(None)}", _("Fill this in, or leave those after it empty too."))
        if not self.errors:
            for trouble in self.rules.troubles():
                self.add_error(PLACES.get(trouble), TROUBLES[trouble])
        return data

    @property
    def rules(self) -> CheckRules:
        """What the valid numbers make; the open-book check stays as it is."""
        data = self.cleaned_data
        rights = (data[f"right_{wrong}"] for wrong in range(MOST_WRONG + 1))
        full = replace(
            self.standing.full,
            rights=tuple(need for need in rights if need is not None),
            max_items=data["max_items"],
            fresh_rights=data["fresh_rights"],
            doubt_percent=data["doubt_percent"],
        )
        tries = AttemptPolicy(data["hours_apart"], data["tries"], data["window_days"])
        tiers = tuple(Tier(tier) for tier in data["open_book_tiers"])
        return replace(self.standing, full=full, tries=tries, open_book_tiers=tiers)


def _numbers(rules: CheckRules) -> dict[str, Any]:
    full, tries = rules.full, rules.tries
    return {
        **{f"right_{wrong}": need for wrong, need in enumerate(full.rights)},
        "max_items": full.max_items,
        "fresh_rights": full.fresh_rights,
        "doubt_percent": full.doubt_percent,
        "open_book_tiers": [tier.value for tier in rules.open_book_tiers],
        "tries": tries.tries,
        "hours_apart": tries.hours_apart,
        "window_days": tries.window_days,
    }


class AdoptForm(forms.Form):
    """From when, why, and on what ground; asked once the curves are on the page."""

    effective_on = forms.DateField(
        label=_("In force from"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Today at the earliest. A check that is open then ends under the rules it began with."),
    )
    reason = forms.CharField(label=_("Reason"), max_length=200)
    citation = forms.CharField(
        label=_("Ground"), max_length=200, help_text=_("The document that says so, with its number.")
    )

    def __init__(self, on: date, *args: Any, **kwargs: Any) -> None:
        self.on = on
        super().__init__(*args, initial={"effective_on": on}, **kwargs)

    def clean_effective_on(self) -> date:
        day: date = self.cleaned_data["effective_on"]
        if day < self.on:
            raise forms.ValidationError(_("That day is past: nobody may be judged by rules that came afterwards."))
        return day
