"""Forms of the staff list."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.forms import FromDayForm, ListFileField
from people.models import User


class StaffListForm(FromDayForm):
    """Which list, from which day, and whether it is complete."""

    file = ListFileField(
        label=_("Staff list"),
        help_text=_(
            "Excel or CSV with the columns 姓名, 工号 or 账号, 中心, 角色 and, where known, 窗口 and 任岗起始日. "
            "Other columns are not read. Nothing changes until you apply the plan."
        ),
    )
    full = forms.BooleanField(
        label=_("The list is complete for the centres it names"),
        required=False,
        help_text=_(
            "Then clerks and heads of these centres whom it doesn't name have left: their roles and base posts end, "
            "and their accounts close. Nobody is deleted."
        ),
    )
    field_order = ["file", "on", "full"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].help_text = _(
            "Roles begin and end on this day; base posts begin on the day the list names for them."
        )


class SlipForm(forms.Form):
    """Whose first password is to be made anew."""

    username = forms.CharField(
        label=_("Account name"),
        max_length=150,
        help_text=_("Whoever lost the slip or forgot the password gets a new one; the old one stops working at once."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "off"}),
    )

    def clean_username(self) -> User:
        """Somebody whose account is open. Administrators and the shared accounts of a demo keep their own passwords."""
        said = self.cleaned_data["username"]
        user = User.objects.filter(username__iexact=said).first()
        if user is None:
            raise forms.ValidationError(_("There is no account called “%(name)s”.") % {"name": said})
        if user.is_closed(timezone.localdate()):
            raise forms.ValidationError(_("This account is closed. Put the person on the staff list to open it again."))
        if user.is_superuser or user.is_demo:
            raise forms.ValidationError(_("Administrators and demo accounts get no slips."))
        return user
