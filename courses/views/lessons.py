"""What a lesson page shows, and the same lesson as Markdown."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from markdownify import markdownify

from courses.models import FacetChange, LessonPage, MatterVersion, Offering
from courses.queries import facet_changes, siblings_of, version_in_force
from people import permissions
from people.actor import Actor


def lesson_context(page: LessonPage, request: HttpRequest) -> dict[str, Any]:
    """The facts in force today and what surrounds them; a constant number of queries."""
    today = timezone.localdate()
    version = version_in_force(page.matter, today)
    shown = version or _newest(page)
    return {
        "matter": page.matter,
        "version": shown,
        "facts": shown.facts if shown else None,
        "in_force": version is not None,
        "changes": _changes(shown, on=today) if version else [],
        "offering": _offering(page, request.actor, on=today),
        "siblings": siblings_of(page.matter, today, limit=6).select_related("matter__lesson"),
        "trail": _trail(page),
    }


def lesson_markdown(request: HttpRequest, pk: int) -> HttpResponse:
    """A lesson as a Markdown file, for whoever is signed in."""
    permissions.signed_in(request)
    page = get_object_or_404(LessonPage.objects.select_related("matter__catalogue"), matter=pk)
    html = render_to_string("courses/lesson_plain.html", {"page": page, **lesson_context(page, request)}, request)
    text = markdownify(html, heading_style="ATX", bullets="-", strip=["span"]).strip() + "\n"
    response = HttpResponse(text, content_type="text/markdown; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{page.slug}.md"'
    return response


def _newest(page: LessonPage) -> MatterVersion | None:
    """What was said last (retired), or will be said first (not in force yet)."""
    found = MatterVersion.objects.newest().filter(matter=page.matter)
    return found.select_related("matter__catalogue", "edition").first()


def _changes(version: MatterVersion, *, on: date) -> list[FacetChange]:
    """The facets in which the version in force differs from the one before it, as people decided."""
    return [change for change in facet_changes([version.matter_id], on=on) if change.to_version_id == version.pk]


def _offering(page: LessonPage, actor: Actor, *, on: date) -> Offering | None:
    """How the reader's own centre handles the matter."""
    if actor.clerk_of is None:
        return None
    return Offering.objects.running_on(on).filter(matter=page.matter, centre=actor.clerk_of).first()


def _trail(page: LessonPage) -> list[tuple[str, str]]:
    category = page.matter.category
    trail = [(_("Courses"), reverse("matter_list"))]
    return [*trail, (category, reverse("matter_list", query={"category": category}))] if category else trail
