"""How a person wants to be reminded, and by which steps everybody is."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from academy.reminders.domain.steps import MOST_DAYS, MOST_REPEATS, MOST_STEPS, StepPolicy
from academy.reminders.rule_words import steps_told
from quizzes.forms.check_rules import AdoptForm


class MailForm(forms.Form):
    """Mail on or off, and where to."""

    mail = forms.BooleanField(label=_("Remind me by mail"), required=False)
    address = forms.EmailField(
        label=_("Mail address"),
        required=False,
        help_text=_("Only reminders are sent there, one mail a day at most."),
        error_messages={"invalid": _("This is no mail address; it looks like name@example.gov.cn.")},
    )

    def clean(self) -> None:
        found = super().clean()
        if found.get("mail") and not found.get("address") and "address" not in self.errors:
            self.add_error("address", _("Write the address to send reminders to, or switch mail off."))


class StepsField(forms.CharField):
    """Numbers of days in one line, the farthest first whatever the order they were typed in."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Days before"),
            max_length=60,
            help_text=_("Up to five numbers of days with a comma or a slash between them: 60 / 30 / 7."),
        )

    def clean(self, value: str) -> tuple[int, ...]:
        told = super().clean(value)
        parts = [part for part in re.split(r"[\s,，、;；/／]+", told) if part]
        if not parts or not all(part.isascii() and part.isdigit() for part in parts):
            raise forms.ValidationError(_("Write whole numbers of days, like 60 / 30 / 7."))
        steps = [int(part) for part in parts]
        if len(set(steps)) < len(steps):
            raise forms.ValidationError(_("One of the numbers stands there twice; write each once."))
        if min(steps) < 1 or max(steps) > MOST_DAYS:
            raise forms.ValidationError(_("Each number lies between 1 and %(most)d days."), params={"most": MOST_DAYS})
        if len(steps) > MOST_STEPS:
            raise forms.ValidationError(
                _("That is more than %(most)d steps: who is told too often stops reading."), params={"most": MOST_STEPS}
            )
        return tuple(sorted(steps, reverse=True))


class StepRulesForm(forms.Form):
    """The numbers of `StepPolicy`, as they stand to begin with."""

    before = StepsField()
    repeats = forms.IntegerField(
        label=_("Said again once overdue, weeks"),
        min_value=0,
        max_value=MOST_REPEATS,
        help_text=_("Once a week for so many weeks; then it stands in the list and is silent."),
    )

    def __init__(self, standing: StepPolicy, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"before": steps_told(standing), "repeats": standing.repeats}, **kwargs)

    @property
    def rules(self) -> StepPolicy:
        """What the valid numbers make."""
        return StepPolicy(self.cleaned_data["before"], self.cleaned_data["repeats"])


class AdoptStepsForm(AdoptForm):
    """From when, why, and on what ground; asked once the page shows what would be said."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["effective_on"].help_text = _("Today at the earliest. What was said already is not said again.")
