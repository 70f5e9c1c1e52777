"""How a person wants to be reminded."""

from django import forms
from django.utils.translation import gettext_lazy as _


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
