"""Today's counter, and who can do a matter."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from certification.matrix import queries
from certification.matrix.ahead_words import why_away
from certification.matrix.queries.today import able_in, today_of
from courses.models import Matter
from people import permissions, places
from people.models import Centre


def counter(request: HttpRequest) -> HttpResponse:
    """Who is in, which matters can't be served, who could stand in where, and whom to call for a tidal window."""
    place = places.to_oversee(request)
    board = queries.board(place.centre, on=place.on)
    found = today_of(board)
    clerks = {str(clerk.pk): clerk for clerk in board.clerks}
    matters = {str(matter.pk): matter for matter in board.matters}
    context = {
        "place": place,
        "board": board,
        "windows": [
            {
                "window": window,
                "today": one,
                "clerks": [clerks[key] for key in one.clerks],
                "unserved": [matters[key] for key in sorted(one.unserved, key=int)],
                "calls": [(clerks[call.clerk], len(call.matters)) for call in one.calls],
            }
            for window, one in found.windows
        ],
        "nobody": [matters[key] for key in sorted(found.nobody, key=int)],
        "present": len(board.clerks) - len(found.away),
        "away": [(clerks[key], why_away(gone)) for key, gone in found.away.items()],
    }
    return render(request, "certification/matrix/counter.html", context)


def who_can(request: HttpRequest, matter: int) -> HttpResponse:
    """谁会办: clerks certified in the matter, for colleagues of the centre and whoever oversees one."""
    actor = permissions.signed_in(request)
    found = get_object_or_404(Matter.objects.select_related("lesson"), pk=matter)
    on = timezone.localdate()
    if actor.clerk_of is not None and not request.GET.get("centre"):
        centre = get_object_or_404(Centre, pk=actor.clerk_of)
    elif permissions.centres_in_sight(actor).exists():
        centre = places.to_oversee(request).centre
    else:
        raise PermissionDenied
    context = {"matter": found, "centre": centre, "on": on, "able": able_in(found, centre, on=on)}
    return render(request, "certification/matrix/who_can.html", context)
