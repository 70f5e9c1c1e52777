"""Who goes along with whom: of a centre for its head, and one's own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from certification.shadowing import queries
from certification.shadowing.reasons import said
from people import permissions, places


def shadowing_list(request: HttpRequest) -> HttpResponse:
    """Every shadowing of the centre; where host and check say different things, both side by side on top."""
    place = places.to_oversee(request)
    rows = queries.shadowings_of_centre(place.centre, on=place.on)
    context = {
        "place": place,
        "rows": [(row, said(row.closing)) for row in rows],
        "differing": queries.disagreements(rows),
    }
    return render(request, "certification/shadowing/list.html", context)


def shadowing_mine(request: HttpRequest) -> HttpResponse:
    """Those the person learns in, and those they host."""
    actor = permissions.signed_in(request)
    rows = queries.shadowings_of(actor.user, on=timezone.localdate())
    own, hosted = [], []
    for row in rows:
        (own if row.shadowing.learner_id == actor.user.pk else hosted).append((row, said(row.closing)))
    return render(request, "certification/shadowing/mine.html", {"own": own, "hosted": hosted})
