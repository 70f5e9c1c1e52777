"""Changing the week's learning time: the numbers, and what makes a version of them."""

from datetime import time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from quizzes.domain.burden_rules import LEAST_MINUTES, MOST_MINUTES, BurdenRules, BurdenTrouble
from quizzes.forms.check_rules import AdoptForm

TROUBLES = {
    BurdenTrouble.MINUTES_OUT_OF_RANGE: ("minutes", _("Choose between 5 and 120 minutes.")),
    BurdenTrouble.HOURS_BACKWARDS: ("closes", _("The hours must end after they begin.")),
}


def _clock(label: Any, help_text: Any = "") -> forms.TimeField:
    return forms.TimeField(
        label=label, help_text=help_text, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )


class BurdenRulesForm(forms.Form):
    """The numbers of `BurdenRules`, as they stand to begin with."""

    minutes = forms.IntegerField(
        label=_("Minutes a week"),
        min_value=LEAST_MINUTES,
        max_value=MOST_MINUTES,
        help_text=_("Practice and checks together. Checks that are due come first; practice never takes more."),
    )
    opens = _clock(_("Working hours begin"), _("Learning counts as work: nobody is expected to learn outside them."))
    closes = _clock(_("Working hours end"))

    def __init__(self, standing: BurdenRules, *args: Any, **kwargs: Any) -> None:
        initial = {"minutes": standing.minutes, "opens": standing.opens, "closes": standing.closes}
        super().__init__(*args, initial=initial, **kwargs)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors:
            for trouble in self.rules.troubles():
                self.add_error(*TROUBLES[trouble])
        return data

    @property
    def rules(self) -> BurdenRules:
        """What the valid numbers make."""
        opens: time = self.cleaned_data["opens"]
        return BurdenRules(self.cleaned_data["minutes"], opens, self.cleaned_data["closes"])


class AdoptBurdenForm(AdoptForm):
    """From when, why, and on what ground; asked once the page shows whose week it touches."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["effective_on"].help_text = _(
            "Today at the earliest. A practice that runs keeps what it was given."
        )
