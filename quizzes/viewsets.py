"""The bank of authored questions in the admin."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import LiveStatusTagColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from quizzes import menus
from quizzes.domain.synonyms import levelled
from quizzes.models import Question
from quizzes.models.question import exchanged_of


class QuestionForm(WagtailAdminModelForm):
    """Holds a question to being one, and to not being there already."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        stem = cleaned.get("stem")
        if stem:
            about = {name: cleaned.get(name) for name in ("matter", "standard")}
            others = Question.objects.filter(**about).exclude(pk=self.instance.pk).values_list("stem", flat=True)
            if levelled(stem) in {levelled(other) for other in others}:
                raise ValidationError({"stem": _("The bank holds a question in the same words about the same thing.")})
        return cleaned

    def is_valid(self) -> bool:
        if not super().is_valid():
            return False
        options = [form.instance for form in self.formsets["options"].ordered_forms if form not in self._gone()]
        try:
            exchanged_of(self.instance, options)
        except ValueError:
            self.add_error(None, SHAPES[self.instance.kind])
            return False
        return True

    def _gone(self) -> list[Any]:
        return list(self.formsets["options"].deleted_forms)


SHAPES = {
    Question.KindChoice.SINGLE: gettext_lazy("A single choice needs two options or more, exactly one of them right."),
    Question.KindChoice.SET: gettext_lazy("Choose all needs two options or more, and at least one right."),
    Question.KindChoice.TRUE_FALSE: gettext_lazy("Say whether the statement is true."),
    Question.KindChoice.NUMBER: gettext_lazy("Give the number, a whole one."),
    Question.KindChoice.ORDERING: gettext_lazy("An order needs two options or more, written in the right order."),
    Question.KindChoice.MATCHING: gettext_lazy("Matching needs two lines or more, each with its option."),
}


class QuestionViewSet(SnippetViewSet):
    """Authored questions: revisions, preview, review, labels."""

    model = Question
    icon = "help"
    menu_label = gettext_lazy("Authored questions")
    menu_order = 162
    add_to_admin_menu = True
    menu_hook = menus.HOOK
    list_display = ["stem", "kind", "matter", "standard", LiveStatusTagColumn()]
    list_filter = ["kind", "facet", "standard"]
    list_export = ["stem", "kind", "matter", "facet", "standard", "live"]
    search_fields = ["stem", "explanation"]
    search_backend_name = None
    edit_handler = ObjectList(
        [
            FieldPanel("kind"),
            FieldPanel("stem"),
            FieldPanel("image"),
            InlinePanel(
                "options",
                heading=gettext_lazy("Options"),
                label=gettext_lazy("Option"),
                help_text=gettext_lazy(
                    "For an order, write them in the right order. None for numbers and true or false."
                ),
                panels=[FieldRowPanel([FieldPanel("text"), FieldPanel("is_right")]), FieldPanel("prompt")],
            ),
            MultiFieldPanel(
                [FieldPanel("is_true"), FieldRowPanel([FieldPanel("number"), FieldPanel("unit")])],
                heading=gettext_lazy("Where the answer is no option"),
            ),
            FieldPanel("explanation"),
            MultiFieldPanel(
                [
                    HelpPanel(
                        content=gettext_lazy("About a facet of a matter, about a service standard, or about neither.")
                    ),
                    FieldPanel("matter"),
                    FieldPanel("facet"),
                    FieldPanel("standard"),
                    FieldPanel("tags"),
                ],
                heading=gettext_lazy("What it is about"),
            ),
        ],
        base_form_class=QuestionForm,
    )
