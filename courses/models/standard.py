"""服务规范: what the plan asks of a clerk beyond the matters, as pages editors write."""

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from courses.models.lesson import NOTE_FEATURES


class RuleBlock(blocks.StructBlock):
    """One rule: what is asked, what one says, what one never does, and where it is written."""

    rule = blocks.CharBlock(label=_("what is asked"), max_length=200)
    say = blocks.TextBlock(label=_("what one says"), required=False)
    never = blocks.CharBlock(label=_("what one never does"), required=False, max_length=200)
    source = blocks.CharBlock(label=_("where it is written"), required=False, max_length=200)

    class Meta:
        icon = "tick"
        label = _("Rule")
        template = "courses/blocks/rule.html"


class StandardBlocks(blocks.StreamBlock):
    """What a page about a standard is made of."""

    text = blocks.RichTextBlock(features=NOTE_FEATURES, icon="pilcrow", label=_("Text"))
    rule = RuleBlock()


class StandardsIndexPage(Page):
    """All service standards; shown as one page of ours."""

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["courses.StandardPage"]
    max_count = 1

    class Meta:
        verbose_name = _("service standards")
        verbose_name_plural = _("service standards")

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect("standard_list")


class StandardPage(Page):
    """One service standard (首问负责、一次性告知 …). Its slug is the label its questions carry."""

    summary = models.CharField(_("in one sentence"), max_length=200)
    body = StreamField(StandardBlocks(), blank=True, verbose_name=_("body"))

    template = "courses/standard_page.html"
    parent_page_types = ["courses.StandardsIndexPage"]
    subpage_types: list[str] = []
    content_panels = [*Page.content_panels, FieldPanel("summary"), FieldPanel("body")]
    search_fields = [*Page.search_fields, index.SearchField("summary"), index.SearchField("body")]

    class Meta:
        verbose_name = _("service standard")
        verbose_name_plural = _("service standards")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from courses.views.standards import standard_context

        return {**super().get_context(request, *args, **kwargs), **standard_context(self)}
