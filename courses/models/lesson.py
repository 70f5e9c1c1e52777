"""Lessons in Wagtail: one index per catalogue, a page per category, one lesson per matter.

A generated block is a reference to a facet; its facts are read from the version in force when the page is
shown. So an import adds no revisions, and an editor's open tab can't bring old facts back.
"""

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from courses.domain.facets import FACETS
from courses.models.catalogue import Catalogue
from courses.models.matter import FACET_CHOICES, Matter

NOTE_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]


class FactsBlock(blocks.StructBlock):
    """The facts of one facet, as the version in force states them."""

    facet = blocks.ChoiceBlock(choices=FACET_CHOICES, label=_("facet"))

    class Meta:
        icon = "list-ul"
        label = _("Facts of a facet")
        label_format = "{facet}"
        template = "courses/blocks/facts.html"

    def get_searchable_content(self, value: Any) -> list[str]:
        """Nothing: the name of a facet finds every lesson, and the facts change without the page."""
        return []


class LessonBlocks(blocks.StreamBlock):
    """What a lesson is made of: facts by reference, and what people add to them."""

    facts = FactsBlock()
    note = blocks.RichTextBlock(
        features=NOTE_FEATURES, icon="edit", label=_("Note"), template="courses/blocks/note.html"
    )
    pitfall = blocks.RichTextBlock(
        features=NOTE_FEATURES, icon="warning", label=_("Easily got wrong"), template="courses/blocks/pitfall.html"
    )


class LessonIndexPage(Page):
    """All lessons of one catalogue; shown as the course list."""

    catalogue = models.OneToOneField(
        Catalogue, models.PROTECT, related_name="lesson_index", verbose_name=_("catalogue")
    )

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["courses.CategoryPage"]
    is_creatable = False

    class Meta:
        verbose_name = _("course index")
        verbose_name_plural = _("course indexes")

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect("matter_list")


class CategoryPage(Page):
    """The lessons of one category (领域); shown as the course list of it. "" stands for matters without one."""

    category = models.CharField(_("category"), max_length=60, blank=True)

    parent_page_types = ["courses.LessonIndexPage"]
    subpage_types = ["courses.LessonPage"]
    is_creatable = False

    class Meta:
        verbose_name = _("course category")
        verbose_name_plural = _("course categories")

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect(reverse("matter_list", query={"category": self.category}))


class LessonPage(Page):
    """课程: the lesson of one matter. Its title is the matter's name; people write around the facts."""

    matter = models.OneToOneField(Matter, models.PROTECT, related_name="lesson", verbose_name=_("matter"))
    body = StreamField(LessonBlocks(), blank=True, verbose_name=_("body"))

    template = "courses/lesson_page.html"
    parent_page_types = ["courses.CategoryPage"]
    subpage_types: list[str] = []
    is_creatable = False
    content_panels = [FieldPanel("matter", read_only=True), FieldPanel("body")]
    promote_panels: list[Any] = []
    search_fields = [*Page.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.title = self.matter.name
        super().save(*args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from courses.views.lessons import lesson_context

        return {**super().get_context(request, *args, **kwargs), **lesson_context(self, request)}


def facts_of_every_facet() -> list[tuple[str, dict[str, str]]]:
    """The body a new lesson begins with."""
    return [("facts", {"facet": facet.value}) for facet in FACETS]
