"""What whoever holds checks on paper says."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from courses.script import in_script
from people.models import User
from quizzes.check_sheets.queries.due import DueRow
from quizzes.models import CheckSheet

MOST = 60
"""So many sheets at once: a centre's people, and a page that answers in time."""


class PrintForm(forms.Form):
    """Which checks are printed, and why."""

    checks = forms.MultipleChoiceField(
        label=_("Checks to print"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose at least one check."),
            "invalid_choice": _("One of these checks isn't due any more, or its sheet is out already."),
        },
    )
    reason = forms.CharField(
        label=pgettext_lazy("exam on paper", "Why on paper?"),
        max_length=300,
        error_messages={"required": _("Say why; it is kept with the sheet.")},
        help_text=_("For example: the network of the centre is down."),
    )

    def __init__(self, rows: Sequence[DueRow], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = {row.key: row for row in rows if row.out is None}
        self.fields["checks"].choices = [
            (key, _("%(matter)s, due %(day)s") % {
                "matter": in_script(row.matter.name), "day": date_format(row.due.due_on),
            })
            for key, row in self.rows.items()
        ]  # fmt: skip

    @property
    def by_clerk(self) -> list[tuple[User, list[forms.boundfield.BoundWidget]]]:
        """The boxes of every clerk, in the order of the rows."""
        found: dict[User, list[forms.boundfield.BoundWidget]] = {}
        for row, box in zip(self.rows.values(), self["checks"], strict=True):
            found.setdefault(row.clerk, []).append(box)
        return list(found.items())

    def clean_checks(self) -> list[DueRow]:
        chosen = self.cleaned_data["checks"]
        if len(chosen) > MOST:
            raise forms.ValidationError(_("At most %(most)d sheets at once.") % {"most": MOST})
        return [self.rows[key] for key in chosen]


class ByCode(forms.ModelMultipleChoiceField):
    """Sheets by their code, clerk and matter."""

    def label_from_instance(self, obj: CheckSheet) -> str:
        return f"{obj.code} · {obj.clerk} · {in_script(obj.matter.name)}"


class ActForm(forms.Form):
    """What is done with which sheets, and why."""

    sheets = ByCode(
        label=pgettext_lazy("checks on paper", "Sheets"),
        queryset=CheckSheet.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one sheet.")},
    )
    act = forms.ChoiceField(
        label=pgettext_lazy("checks on paper", "What is done"),
        widget=forms.RadioSelect,
        choices=[
            ("cancel", _("Cancel them: they can't be entered any more, and were no try")),
            ("key", _("Open their key: it can be printed then")),
        ],
        error_messages={"required": _("Say what is done with them.")},
    )
    reason = forms.CharField(
        label=_("Reason"), max_length=300, error_messages={"required": _("Say why; it is kept with the sheet.")}
    )

    def __init__(self, sheets: QuerySet[CheckSheet], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sheets"].queryset = sheets.filter(state=CheckSheet.State.OUT)
