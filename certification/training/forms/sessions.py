"""A class, as its notice announces it and as it went."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from certification.training.domain.themes import LONGEST_THEME, MOST_THEMES, read_themes, write_themes
from certification.training.forms.papers import PaperFileField
from certification.training.models import TrainingSession
from certification.training.operations.sessions import AFTERWARDS


class ThemesField(forms.CharField):
    """Themes in one line, apart by commas."""

    def prepare_value(self, value: Any) -> Any:
        return write_themes(value) if isinstance(value, (list, tuple)) else value

    def clean(self, value: Any) -> list[str]:
        found = list(read_themes(super().clean(value)))
        if len(found) > MOST_THEMES:
            raise forms.ValidationError(_("Name %(most)d themes at most."), params={"most": MOST_THEMES})
        if long := next((theme for theme in found if len(theme) > LONGEST_THEME), None):
            raise forms.ValidationError(_("“%(theme)s” is too long for a theme."), params={"theme": long})
        return found


class SessionForm(forms.ModelForm):
    """A class, as its notice announces it."""

    organiser_level = forms.ChoiceField(
        label=_("Level of the organiser"),
        choices=[("", _("Choose")), *TrainingSession.Level.choices],
        help_text=_("Only a class held above the level of this centre's own unit counts for the year."),
    )
    starts_at = forms.DateTimeField(
        label=_("Starts at"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
    )
    themes = ThemesField(
        label=_("Themes"),
        required=False,
        help_text=_("Apart by commas, written as the year's policy writes them; see “Yearly duty”."),
    )

    class Meta:
        model = TrainingSession
        fields = [
            "title",
            "organiser",
            "organiser_level",
            "notice_number",
            "course",
            "place",
            "starts_at",
            "days",
            "hours",
            "themes",
            "seats",
        ]
        help_texts = {
            "notice_number": _("As printed on the notice (通知文号)."),
            "hours": _("For the register; hours alone never fulfil the yearly duty."),
            "seats": _("Leave it empty where there is room for everybody. Whoever asks later waits in line."),
        }


class AmendForm(SessionForm):
    """The same afterwards, with the minutes; once the register has lines, only what nobody signed for."""

    class Meta(SessionForm.Meta):
        fields = [*SessionForm.Meta.fields, "minutes"]
        widgets = {"minutes": forms.Textarea(attrs={"rows": 8})}
        help_texts = {
            **SessionForm.Meta.help_texts,
            "minutes": _("What was taught and agreed (会议纪要). A file of it can be kept with the class instead."),
        }

    def __init__(self, *args: Any, registered: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if registered:
            for name in set(self.fields) - AFTERWARDS:
                del self.fields[name]


class OutsideForm(SessionForm):
    """A training a clerk went to on their own, as its certificate or notice says."""

    file = PaperFileField(
        label=_("Certificate or notice"), help_text=_("PDF, Word or a scan; only you and the head can open it.")
    )

    class Meta(SessionForm.Meta):
        fields = [name for name in SessionForm.Meta.fields if name != "seats"]
