"""A paper as its head writes it: the sheet, its rows, and who sits it."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from courses.models import Matter
from courses.models.matter import FACET_CHOICES
from people.models import Centre, User
from people.queries import clerks_of, postings_running, windows_open
from quizzes.exams.domain.blueprint import Of, Row
from quizzes.exams.models import Paper

SPARE_ROWS = 2
LONGEST_WINDOW = timedelta(days=60)


class DateTimeField(forms.DateTimeField):
    """A moment as a browser's own picker writes it, or as people do."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
            input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y年%m月%d日 %H:%M", "%Y/%m/%d %H:%M"],
            **kwargs,
        )


class PaperForm(forms.ModelForm):
    """The sheet. `who` chooses people of the centre; what is kept are the people."""

    class Who:
        ALL = "all"
        WINDOWS = "windows"
        NAMED = "named"

    opens_at = DateTimeField(label=_("opens at"))
    closes_at = DateTimeField(
        label=_("closes at"), help_text=_("A sitting may begin until then and ends then at the latest.")
    )
    who = forms.ChoiceField(
        label=_("who sits it"),
        choices=[
            (Who.ALL, _("All clerks of the centre")),
            (Who.WINDOWS, _("Clerks posted to these windows")),
            (Who.NAMED, _("These people")),
        ],
        initial=Who.ALL,
        widget=forms.RadioSelect,
    )
    windows = forms.MultipleChoiceField(label=_("Windows"), required=False, widget=forms.CheckboxSelectMultiple)
    named = forms.MultipleChoiceField(
        label=pgettext_lazy("who sits an exam", "People"), required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Paper
        fields = [
            "title",
            "note",
            "opens_at",
            "closes_at",
            "minutes",
            "grace_seconds",
            "pass_percent",
            "tries",
            "hours_apart",
            "room_code",
            "case_percent",
            "by_volume",
            "item_percent",
            "worn_after",
            "worn_days",
        ]
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "note": _("Shown before the sitting begins: where, what to bring, whom to ask."),
            "grace_seconds": _("How much later than the limit an answer on its way may still arrive."),
            "room_code": _(
                "Told in the room; nobody begins without it. Leave it empty where people sit at their own desks."
            ),
            "case_percent": _("Cases at the counter among the questions; they take about twice as long."),
            "item_percent": _("As long as the bank has another; so that neighbours and later sittings get others."),
            "worn_after": _("Sittings of anybody, checks and exams together."),
            "by_volume": _("What comes to the counter often is asked often; by tier where nobody counted."),
        }

    def __init__(self, centre: Centre, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        on = timezone.localdate()
        self.clerks = list(clerks_of(centre, on=on))
        self.centre = centre
        self.fields["windows"].choices = [(str(one.pk), str(one)) for one in windows_open(centre, on=on)]
        self.fields["named"].choices = [(str(one.pk), str(one)) for one in self.clerks]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        opens, closes = told.get("opens_at"), told.get("closes_at")
        if opens and closes and closes <= opens:
            self.add_error("closes_at", _("It closes before it opens. Choose a later moment."))
        elif opens and closes and closes - opens > LONGEST_WINDOW:
            self.add_error("closes_at", _("A paper may be open for sixty days at most."))
        who = told.get("who")
        if who == self.Who.WINDOWS and not told.get("windows"):
            self.add_error("windows", _("Choose the windows."))
        if who == self.Who.NAMED and not told.get("named"):
            self.add_error("named", _("Choose the people."))
        return told

    def people(self) -> list[User]:
        """Whom the choice means today."""
        told = self.cleaned_data
        if told["who"] == self.Who.ALL:
            return self.clerks
        if told["who"] == self.Who.NAMED:
            return [one for one in self.clerks if str(one.pk) in told["named"]]
        running = postings_running(self.centre, on=timezone.localdate()).filter(window__in=told["windows"])
        posted = set(running.values_list("clerk", flat=True))
        return [one for one in self.clerks if one.pk in posted]


class RowForm(forms.Form):
    """One row of a paper; a row without a number of questions is no row."""

    count = forms.IntegerField(
        label=pgettext_lazy("row of an exam paper", "Questions"), min_value=1, max_value=200, required=False
    )
    of = forms.ChoiceField(
        label=pgettext_lazy("row of an exam paper", "About"),
        choices=[
            (Of.ALL, _("all matters of the centre")),
            (Of.CATEGORIES, _("these categories")),
            (Of.MATTERS, _("these matters")),
        ],
        required=False,
    )
    categories = forms.MultipleChoiceField(label=_("Categories"), required=False, widget=forms.CheckboxSelectMultiple)
    matters = forms.CharField(
        label=_("Matters"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("A name or code a line."),
    )
    facets = forms.MultipleChoiceField(
        label=_("Facets"),
        choices=FACET_CHOICES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None chosen: any of the six."),
    )

    def __init__(self, matters: Iterable[Matter], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed = list(matters)
        names = dict.fromkeys(one.category for one in listed)
        self.fields["categories"].choices = [(name, name) for name in names]
        self._known = {one.name: one.pk for one in listed} | {one.code: one.pk for one in listed}

    def clean_matters(self) -> list[int]:
        """Keys, in the order they were written."""
        said = [line.strip() for line in self.cleaned_data["matters"].splitlines() if line.strip()]
        if unknown := [line for line in said if line not in self._known]:
            told = ngettext(
                "The centre handles no matter called %(names)s.", "The centre handles no matters called %(names)s.",
                len(unknown),
            )  # fmt: skip
            raise forms.ValidationError(told % {"names": "、".join(unknown[:5])})
        return list(dict.fromkeys(self._known[line] for line in said))

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("count"):
            if told.get("of") == Of.CATEGORIES and not told.get("categories"):
                self.add_error("categories", _("Choose the categories, or ask about all matters."))
            if told.get("of") == Of.MATTERS and not told.get("matters") and "matters" not in self.errors:
                self.add_error("matters", _("Name the matters, or ask about all of them."))
        elif told.get("matters") or told.get("categories"):
            self.add_error("count", _("Say how many questions this row asks, or empty it."))
        return told

    def row(self) -> dict[str, Any] | None:
        """As a paper keeps it; None of an empty row."""
        told = self.cleaned_data
        if not told.get("count"):
            return None
        of = Of(told["of"] or Of.ALL)
        facets = tuple(told["facets"])
        return Row(
            told["count"],
            of,
            tuple(told["categories"]) if of is Of.CATEGORIES else (),
            tuple(told["matters"]) if of is Of.MATTERS else (),
        ).to_json() | {"facets": list(facets)}


class RowSet:
    """The rows of the page: those of the paper and some to spare. Works without a script: "more rows" shows the page
    again with what was typed."""

    def __init__(self, matters: Iterable[Matter], *, data: Any = None, cells: Iterable[dict[str, Any]] = ()) -> None:
        listed = list(matters)
        if data is not None:
            total = int(data.get("rows", "0")) if data.get("rows", "0").isdigit() else 0
            total = min(total, 60) + (SPARE_ROWS if "more" in data else 0)
            self.forms = [RowForm(listed, data, prefix=f"row{n}") for n in range(total)]
        else:
            names = {one.pk: one.name for one in listed}
            kept = [_initial(one, names) for one in cells]
            self.forms = [RowForm(listed, initial=one, prefix=f"row{n}") for n, one in enumerate(kept)]
            self.forms += [RowForm(listed, prefix=f"row{n}") for n in range(len(kept), len(kept) + SPARE_ROWS)]

    def amiss(self) -> list[int]:
        """Numbers, from 1, of the rows that have something to mend."""
        return [number for number, form in enumerate(self.forms, 1) if not form.is_valid()]

    def rows(self) -> list[dict[str, Any]]:
        return [row for form in self.forms if (row := form.row())]


def _initial(cell: dict[str, Any], names: dict[int, str]) -> dict[str, Any]:
    return {**cell, "matters": "\n".join(names.get(key, str(key)) for key in cell["matters"])}


def suggested_start(now: datetime) -> datetime:
    """Nine o'clock a week from now."""
    return timezone.localtime(now).replace(hour=9, minute=0, second=0, microsecond=0) + timedelta(days=7)


class PaperActForm(forms.Form):
    """Why a paper is taken back."""

    reason = forms.CharField(
        label=_("Why is it taken back?"),
        max_length=300,
        error_messages={"required": _("Say in a sentence why; those who were to sit it read it.")},
        widget=forms.Textarea(attrs={"rows": 2}),
    )
