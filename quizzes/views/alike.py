"""Questions asked twice: told when one is saved, and listed."""

from collections.abc import Iterable
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from courses.permissions import decides_about, to_review
from people.actor import Actor
from quizzes.models import Question
from quizzes.queries.alike import alike_among, alike_to, questions_about, things_asked_about
from quizzes.views.frame import admin_page

PAGE = 20


def alike_questions(request: HttpRequest) -> HttpResponse:
    """Matter by matter, and standard by standard: which written questions are like another or like generated ones."""
    actor = to_review(request)
    on = timezone.localdate()
    page = Paginator(_in_reach(actor), PAGE).get_page(request.GET.get("page"))
    rows = [row for thing in page for row in alike_among(list(questions_about(*thing)), on=on)]
    return admin_page(request, "alike", _("Questions asked twice"), {"page": page, "rows": rows})


def tell_alike(request: HttpRequest, instance: object) -> None:
    """After a snippet was saved: of a question that is like another a warning, never a refusal; it may be meant."""
    found = alike_to(instance, on=timezone.localdate()) if isinstance(instance, Question) else []
    if not found:
        return
    told = ngettext(
        "Saved, and like %(count)d question that is there already: %(stems)s",
        "Saved, and like %(count)d questions that are there already: %(stems)s",
        len(found),
    ) % {"count": len(found), "stems": _named(one.told for one in found)}
    messages.warning(request, told, buttons=[messages.button(reverse("alike_questions"), _("Questions asked twice"))])


def _named(stems: Iterable[str]) -> str:
    return "；".join(f"「{stem[:40]}」" for stem in stems)


def _in_reach(actor: Actor) -> list[tuple[Any, Any]]:
    """(matter, standard) keys of what the actor decides about; standards and what is about nothing are everybody's."""
    return [
        (matter.pk if matter else None, standard)
        for matter, standard in things_asked_about()
        if matter is None or decides_about(actor, matter)
    ]
