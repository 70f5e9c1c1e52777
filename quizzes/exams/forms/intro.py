"""What a clerk says to begin an exam."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class BeginForm(forms.Form):
    """The code told in the room, where the paper has one."""

    room_code = forms.CharField(
        label=_("Room code"),
        max_length=20,
        help_text=_("The invigilator tells it in the room."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
        error_messages={"required": _("Write the code that is told in the room.")},
    )

    def __init__(self, *args: Any, needs_code: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not needs_code:
            del self.fields["room_code"]

    def refuse_code(self) -> None:
        """It isn't the one of the room."""
        self.add_error("room_code", _("This is not the code of the room. Look at it again, or ask the invigilator."))
