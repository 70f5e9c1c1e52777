"""The course list, which is also the counter's matter search."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from courses.permissions import own_centre
from courses.queries.hits import hits
from courses.queries.lists import categories_of, filled, matters_listed
from courses.queries.search import search
from people import permissions
from people.actor import Role
from people.models import Centre

PAGE = 30
LISTED = 200
"""Up to so many matters stand on one page; above it the categories do, and a category in pages."""


def matter_list(request: HttpRequest) -> HttpResponse:
    """Matters by category; clerks and heads see their centre's, everybody else the catalogues in force.

    `q` finds names, spoken names, pinyin, codes, places and papers; `category` keeps one category ("": the matters
    without one); `all=1` shows the matters the own centre doesn't handle as well.
    """
    actor = permissions.signed_in(request)
    own = own_centre(actor)
    context: dict[str, Any] = {
        "words": request.GET.get("q", "").strip()[:60],
        "category": request.GET["category"][:60] if "category" in request.GET else None,
        "everything": request.GET.get("all") == "1",
        "own_centre": Centre.objects.get(pk=own) if own else None,
        "oversees": actor.has(Role.HEAD, Role.LEADER, Role.INSPECTOR),
    }
    more = _found(request, own, **context) if context["words"] else _listed(request, own, **context)
    return render(request, "courses/matter_list.html", context | more)


def _found(
    request: HttpRequest, own: int | None, *, words: str, category: str | None, everything: bool, **_frame: Any
) -> dict[str, Any]:
    on = timezone.localdate()
    found = search(words, on, centre=own, wide=everything, category=category)
    page = Paginator(found.versions, PAGE).get_page(request.GET.get("page"))
    shown = hits(found, page.object_list, on, centre=own)
    return {"found": found, "page": page, "hits": shown, "total": page.paginator.count}


def _listed(
    request: HttpRequest, own: int | None, *, category: str | None, everything: bool, **_frame: Any
) -> dict[str, Any]:
    centre = None if everything else own
    matters = matters_listed(timezone.localdate(), centre=centre, category=category)
    categories = categories_of(matters)
    total = sum(one.count for one in categories)
    if total <= LISTED:
        return {"categories": filled(categories, matters), "total": total}
    if category is None:
        return {"categories": categories, "total": total, "folded": True}
    page = Paginator(matters, LISTED).get_page(request.GET.get("page"))
    return {"categories": filled(categories, page.object_list), "total": total, "page": page}
