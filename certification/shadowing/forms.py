"""Forms about shadowing."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from certification.domain.scans import LARGEST, kind_of
from certification.shadowing.models import Shadowing, ShadowingWord
from certification.shadowing.operations import MOST_MATTERS
from courses.models import Matter
from courses.script import in_script
from people.models import Centre, User
from people.queries import clerks_of


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def _choices(matters: Iterable[Matter]) -> list[tuple[str, str]]:
    return [(str(matter.pk), in_script(matter.name)) for matter in matters]


class WhoForm(forms.Form):
    """The two people; the matters to choose from follow from them."""

    learner = forms.ModelChoiceField(User.objects.none(), label=_("Learner"), empty_label=_("Choose"))
    host = forms.ModelChoiceField(
        User.objects.none(), label=_("Host"), required=False, empty_label=_("Somebody without an account")
    )

    def __init__(self, centre: Centre, on: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("learner", "host"):
            self.fields[name].queryset = clerks_of(centre, on=on)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("host") and data["host"] == data.get("learner"):
            self.add_error("host", _("A clerk can't be their own host."))
        return data


class PlanForm(forms.Form):
    """The days, the matters, and the name of a host without an account. `needed` are the matters offered first."""

    host_name = forms.CharField(label=_("Name of the host"), max_length=60)
    host_office = forms.CharField(
        label=_("Office of the host"), max_length=120, help_text=_("They sign the printed form; you enter it.")
    )
    starts_on = forms.DateField(label=pgettext_lazy("the first day of a posting", "From"), widget=_day())
    last_day = forms.DateField(label=_("Last day"), widget=_day())
    needed = forms.MultipleChoiceField(
        label=_("What the learner is not certified in and the host is"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    others = forms.MultipleChoiceField(
        label=_("Other matters of the centre"), required=False, widget=forms.CheckboxSelectMultiple
    )
    reason = forms.CharField(label=_("Reason"), max_length=200)

    def __init__(
        self, needed: Sequence[Matter], others: Sequence[Matter], *args: Any, host: User | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(matter.pk): matter for matter in (*needed, *others)}
        self.fields["needed"].choices = _choices(needed)
        self.fields["others"].choices = _choices(others)
        if host is not None:
            del self.fields["host_name"], self.fields["host_office"]
        else:
            self.fields["needed"].label = _("What the learner is not certified in")

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        chosen = [*data.get("needed", ()), *data.get("others", ())]
        place = "needed" if self.fields["needed"].choices else "others"
        if not chosen and not {"needed", "others"} & set(self.errors):
            self.add_error(place, _("Choose at least one matter: the short check asks about what was seen."))
        if len(chosen) > MOST_MATTERS:
            self.add_error(place, _("Eight matters at most: the short check asks about every one."))
        if data.get("starts_on") and data.get("last_day") and data["last_day"] < data["starts_on"]:
            self.add_error("last_day", _("The last day is not before the first."))
        return data

    def wish(self) -> dict[str, Any]:
        """What `plan_shadowing` asks for beyond the people; its span is half-open."""
        data = dict(self.cleaned_data)
        chosen = [*data.pop("needed"), *data.pop("others")]
        ends_on = data.pop("last_day") + timedelta(days=1)
        return {**data, "ends_on": ends_on, "matters": [self.known[key] for key in chosen]}


class SeenForm(forms.Form):
    """What there was to see on one day, as a plain list."""

    seen_on = forms.DateField(label=pgettext_lazy("of a matter seen", "Day"), widget=_day())
    matters = forms.MultipleChoiceField(
        label=_("Matters seen that day"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Tick what somebody came for and you saw handled. Without a tick, an earlier note of that day goes."
        ),
    )
    another = forms.ChoiceField(label=_("A matter that was not planned"), required=False)

    def __init__(self, listed: Sequence[Matter], others: Sequence[Matter], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(matter.pk): matter for matter in (*listed, *others)}
        self.fields["matters"].choices = _choices(listed)
        self.fields["another"].choices = [("", _("None")), *_choices(others)]

    def seen(self) -> list[Matter]:
        data = self.cleaned_data
        return [self.known[key] for key in [*data["matters"], data["another"]] if key]


class RefusalForm(forms.Form):
    """Why the host does not sign."""

    reason = forms.CharField(
        label=_("What is not as it is written?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The learner and the head read it."),
    )


class PaperForm(forms.Form):
    """What a host without an account has signed, and the scan of it."""

    word = forms.ChoiceField(
        label=_("What the paper says"),
        choices=[(ShadowingWord.Word.SIGNED, _("The host has signed")), (ShadowingWord.Word.REFUSED, _("Not signed"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("The host's reason"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    said_on = forms.DateField(label=_("Signed on"), widget=_day())
    scan = forms.FileField(
        label=_("Scan of the form"),
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
        help_text=_("PDF, JPEG or PNG, at most 10 MB. Only those who may read the record can open it."),
    )

    def clean_scan(self) -> bytes:
        file = self.cleaned_data["scan"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("The file is larger than 10 MB; scan it at a lower resolution."))
        content = file.read()
        if kind_of(content) is None:
            raise forms.ValidationError(_("This is no PDF, JPEG or PNG; scan the form as one of these."))
        return content

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("word") == ShadowingWord.Word.REFUSED and not data.get("reason"):
            self.add_error("reason", _("Write the reason the host gives on the form."))
        return data


class CallOffForm(forms.Form):
    """Why it does not take place, or ends without a closing."""

    reason = forms.CharField(label=_("Reason"), max_length=200)


def seen_form(
    shadowing: Shadowing, seen: Iterable[Matter], offered: Iterable[Matter], *args: Any, **kw: Any
) -> SeenForm:
    """The learner's form: what was planned or seen before as boxes, anything else the centre offers as one choice."""
    listed = list({matter.pk: matter for matter in (*shadowing.matters.order_by("code"), *seen)}.values())
    known = {matter.pk for matter in listed}
    return SeenForm(listed, [matter for matter in offered if matter.pk not in known], *args, **kw)
