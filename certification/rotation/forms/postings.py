"""Forms about postings."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from certification.rotation.plans import Wish
from people.models import Centre, Posting, User, Window
from people.queries import clerks_of, windows_open

Kind = Posting.Kind


class PostingForm(forms.Form):
    """What somebody would like to write; the plan shows what it would do."""

    clerk = forms.ModelChoiceField(User.objects.none(), label=_("Clerk"), empty_label=_("Choose"))
    kind = forms.ChoiceField(
        choices=Kind.choices,
        label=_("Kind"),
        help_text=_("A base post ends the one held; everything else runs beside it and does not restart its clock."),
    )
    window = forms.ModelChoiceField(
        Window.objects.none(),
        label=_("Window"),
        required=False,
        empty_label=_("None"),
        help_text=_("Only a secondment has no window."),
    )
    starts_on = forms.DateField(
        label=pgettext_lazy("the first day of a posting", "From"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    last_day = forms.DateField(
        label=_("Last day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("A base post may stay open; everything else needs an end."),
    )
    host = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Host"),
        required=False,
        empty_label=_("None"),
        help_text=_("Whom the clerk accompanies; leave it empty for a host outside, who signs on paper."),
    )
    reason = forms.CharField(label=_("Reason"), max_length=200)
    ground = forms.ChoiceField(
        choices=[("", _("No exception")), *Posting.Ground.choices],
        label=_("Ground of the exception"),
        required=False,
        help_text=_("An early move and a secondment need one; the leader in charge signs them."),
    )

    def __init__(self, centre: Centre, on: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        clerks = clerks_of(centre, on=on)
        self.fields["clerk"].queryset = clerks
        self.fields["host"].queryset = clerks
        self.fields["window"].queryset = windows_open(centre, on=on)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        kind, starts_on, last_day = data.get("kind"), data.get("starts_on"), data.get("last_day")
        if kind != Kind.SECONDMENT and not data.get("window"):
            self.add_error("window", _("Only a secondment has no window."))
        if kind != Kind.BASE and "last_day" in data and not last_day:
            self.add_error("last_day", _("This kind needs an end."))
        if starts_on and last_day and last_day < starts_on:
            self.add_error("last_day", _("The last day is not before the first."))
        if data.get("host") and data["host"] == data.get("clerk"):
            self.add_error("host", _("A clerk can't be their own host."))
        return data

    def wish(self, *, corrects: Posting | None = None) -> Wish:
        """The valid form as a wish; its span is half-open."""
        data = dict(self.cleaned_data)
        last_day = data.pop("last_day")
        return Wish(**data, ends_on=last_day + timedelta(days=1) if last_day else None, corrects=corrects)


class ApprovalForm(forms.Form):
    """The leader's signature."""

    document_number = forms.CharField(label=_("Document number"), max_length=60)


class DeclineForm(forms.Form):
    """The leader's no."""

    answer = forms.CharField(label=_("Reason"), max_length=200)
