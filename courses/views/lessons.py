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

from courses.domain.authority import authority
from courses.domain.counter import NOTICE_WITHIN, cases
from courses.domain.facets import Depth
from courses.domain.workdays import working_days_after
from courses.models import LessonPage, MatterVersion
from courses.queries import version_in_force
from courses.queries.inquiries import inquiries_of_lesson, told
from courses.queries.notes import outdated_in
from courses.queries.novelties import Novelty, novelty_of
from courses.queries.surroundings import surroundings
from people import permissions
from people.actor import Actor

INQUIRIES = 6
"""So many questions stand on the lesson itself; the others are a page away."""


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
        "today": today,
        "novelty": _novelty(version, request.actor, on=today) if version else None,
        "outdated": outdated_in(page, on=today),
        "trail": _trail(page),
        **_asked(page, request.actor, on=today),
        **(_at_the_counter(shown, request.actor, on=today) if shown else {}),
    }


def lesson_markdown(request: HttpRequest, pk: int) -> HttpResponse:
    """A lesson as a Markdown file, for whoever is signed in."""
    permissions.signed_in(request)
    page = get_object_or_404(LessonPage.objects.select_related("matter__catalogue"), matter=pk)
    context = {"page": page, "plain": True, **lesson_context(page, request)}
    html = render_to_string("courses/lesson_plain.html", context, request)
    html = html.replace('href="/', f'href="{request.build_absolute_uri("/")}')
    text = markdownify(html, heading_style="ATX", bullets="-", strip=["span"]).strip() + "\n"
    response = HttpResponse(text, content_type="text/markdown; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{page.slug}.md"'
    return response


def _at_the_counter(version: MatterVersion, actor: Actor, *, on: date) -> dict[str, Any]:
    """What the reader's own centre may do with the matter, what to say there, and what stands around the matter."""
    centre = _centre_of(actor)
    around = surroundings(version, on, centre=centre)
    offering = around.offering
    depth = Depth(offering.depth) if offering and offering.depth else None
    return {
        "centre_known": centre is not None,
        "offering": offering,
        "authority": authority(offering.document, offering.expires_on, on=on) if offering else None,
        "around": around,
        "cases": cases(version.facts, depth),
        "notice_due": working_days_after(on, NOTICE_WITHIN),
    }


def _asked(page: LessonPage, actor: Actor, *, on: date) -> dict[str, Any]:
    """The newest questions about the matter the reader may see, and whether there are more."""
    found = list(inquiries_of_lesson(page.matter_id, actor.user)[: INQUIRIES + 1])
    return {"inquiries": told(found[:INQUIRIES], on=on), "more_inquiries": len(found) > INQUIRIES}


def _newest(page: LessonPage) -> MatterVersion | None:
    """What was said last (retired), or will be said first (not in force yet)."""
    found = MatterVersion.objects.newest().filter(matter=page.matter)
    return found.select_related("matter__catalogue", "edition").first()


def _novelty(version: MatterVersion, actor: Actor, *, on: date) -> Novelty | None:
    """What the version in force says otherwise than before, and what of it a clerk has still to acknowledge."""
    return novelty_of(version, clerk=actor.user if actor.clerk_of is not None else None, on=on)


def _centre_of(actor: Actor) -> int | None:
    """The centre the reader works in or heads; whoever heads several is shown none of them."""
    if actor.clerk_of is not None:
        return actor.clerk_of
    return next(iter(actor.heads)) if len(actor.heads) == 1 else None


def _trail(page: LessonPage) -> list[tuple[str, str]]:
    category = page.matter.category
    trail = [(_("Courses"), reverse("matter_list"))]
    return [*trail, (category, reverse("matter_list", query={"category": category}))] if category else trail
