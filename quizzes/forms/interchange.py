"""Taking questions out and bringing questions in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from courses.forms import ListFileField
from courses.models import Matter
from courses.models.matter import FACET_CHOICES
from quizzes.exports import ItemFormat
from quizzes.imports import QuestionFormat

MOST_SEEDS = 20

READABLE = [
    (QuestionFormat.TEXT, pgettext_lazy("format of questions", "Text list (also in Word)")),
    (QuestionFormat.TABLE, pgettext_lazy("format of questions", "Excel or CSV")),
    (QuestionFormat.GIFT, "GIFT"),
    (QuestionFormat.MOODLE_XML, "Moodle XML"),
]
WRITABLE = [
    (ItemFormat.XLSX, pgettext_lazy("format of questions", "Excel")),
    (ItemFormat.TEXT, pgettext_lazy("format of questions", "Text list")),
    (ItemFormat.GIFT, "GIFT"),
    (ItemFormat.MOODLE_XML, "Moodle XML"),
    (ItemFormat.JSONL, pgettext_lazy("format of questions", "JSON lines, with the source of every fact")),
]


class BringInForm(forms.Form):
    """A file of questions somebody wrote elsewhere."""

    file = ListFileField(
        label=_("File of questions"),
        accept=".txt,.docx,.xlsx,.xls,.csv,.tsv,.gift,.xml",
        help_text=_("Nothing is added before you have seen what was read."),
    )
    format = forms.ChoiceField(
        label=_("Format"),
        choices=[("", pgettext_lazy("format of questions", "Find out")), *READABLE],
        required=False,
        help_text=_("Found out by what the file holds; say it where that goes wrong."),
    )


class TakeOutForm(forms.Form):
    """Which questions, as what file. A link by itself, so it can be kept."""

    class What:
        WRITTEN = "written"
        GENERATED = "generated"

    what = forms.ChoiceField(
        label=_("Which questions"),
        choices=[
            (What.WRITTEN, _("Written ones that are in use")),
            (What.GENERATED, _("Generated from the list, of one matter")),
        ],
        initial=What.WRITTEN,
    )
    matter = forms.ModelChoiceField(label=_("Matter"), queryset=Matter.objects.none(), required=False)
    facet = forms.ChoiceField(
        label=_("Facet"), choices=[("", pgettext_lazy("facets", "All")), *FACET_CHOICES], required=False
    )
    seeds = forms.IntegerField(
        label=_("Of each template"),
        min_value=1,
        max_value=MOST_SEEDS,
        initial=3,
        required=False,
        help_text=_("How many questions each template makes of the matter; of written ones there is one each."),
    )
    format = forms.ChoiceField(label=_("Format"), choices=WRITABLE, initial=ItemFormat.XLSX)

    def __init__(self, *args: Any, catalogues: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        of_reach = Matter.objects.filter(catalogue__in=catalogues.values("pk"))
        self.fields["matter"].queryset = of_reach.order_by("catalogue", "code")

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("what") == self.What.GENERATED and not told.get("matter") and "matter" not in self.errors:
            self.add_error("matter", _("Name the matter. `manage.py export_items` writes a whole catalogue out."))
        return told
