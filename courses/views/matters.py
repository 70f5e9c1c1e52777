"""The course list, which is also the counter's matter search."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from courses.queries.lists import grouped, matters_listed
from people import permissions


def matter_list(request: HttpRequest) -> HttpResponse:
    """Matters by category; a clerk sees their centre's, everybody else the catalogues in force.

    `q` finds names, spoken names, codes and papers; `category` keeps one category; `all=1` shows a clerk
    the matters their centre doesn't handle as well.
    """
    actor = permissions.signed_in(request)
    words, category = request.GET.get("q", "").strip()[:60], request.GET.get("category", "")[:60]
    everything = request.GET.get("all") == "1"
    centre = None if everything else actor.clerk_of
    categories = grouped(matters_listed(timezone.localdate(), centre=centre, words=words, category=category))
    context = {
        "categories": categories,
        "total": sum(len(found.matters) for found in categories),
        "words": words,
        "category": category,
        "own_centre": centre is not None,
        "everything": everything,
    }
    return render(request, "courses/matter_list.html", context)
