"""A word and a reason for each person of a year; nothing is chosen beforehand, for a suggestion is no word."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from certification.staff_file.domain.yearly import YearWord, needs_note
from certification.staff_file.models import YearlyWord
from certification.staff_file.operations import Refusal, Signing
from certification.staff_file.queries import YearRow
from certification.staff_file.reasons import REFUSALS


class YearForm(forms.Form):
    """`rows` are those the reader may sign."""

    def __init__(self, rows: Sequence[YearRow], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = {row.person.pk: row for row in rows}
        for key, row in self.rows.items():
            word = forms.ChoiceField(
                label=_("Your word on %(person)s") % {"person": row.person},
                choices=[("", _("not now")), *YearlyWord.Word.choices],
                required=False,
            )
            note = forms.CharField(
                label=_("Reason about %(person)s") % {"person": row.person}, max_length=300, required=False
            )
            note.widget.attrs["placeholder"] = _("Reason")
            self.fields |= {f"word_{key}": word, f"note_{key}": note}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for one in self.signings():
            row = self.rows[one.clerk.pk]
            if needs_note(YearWord(one.word), row.suggestion.word) and not one.note:
                self.add_error(f"note_{one.clerk.pk}", REFUSALS[Refusal.NOTE_MISSING])
        if not self.errors and not self.signings():
            self.add_error(None, _("Choose a word for at least one person."))
        return data

    def signings(self) -> list[Signing]:
        """What was chosen, on the facts as they are now."""
        data = self.cleaned_data
        return [
            Signing(row.person, word, data.get(f"note_{key}", ""), row.grounds, base=row.word.pk if row.word else 0)
            for key, row in self.rows.items()
            if (word := data.get(f"word_{key}"))
        ]

    def pair(self, row: YearRow) -> tuple[BoundField, BoundField] | None:
        """The two fields about a person; None where the reader does not sign."""
        key = row.person.pk
        return (self[f"word_{key}"], self[f"note_{key}"]) if key in self.rows else None
