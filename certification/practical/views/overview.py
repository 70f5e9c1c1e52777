"""Where the clerks of a centre stand, and what an observer is asked to look at."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from certification.practical import queries
from certification.practical.permissions import as_observer
from certification.practical.reasons import told
from people import places
from people.queries import clerks_of


def practical_list(request: HttpRequest) -> HttpResponse:
    """Each clerk in each intake system, what is contested, and what is planned."""
    place = places.to_oversee(request)
    systems = [row.system for row in queries.checklists_in_force(place.centre, on=place.on)]
    clerks = list(clerks_of(place.centre, on=place.on))
    found = queries.practical_standings(clerks, systems, on=place.on)
    context = {
        "place": place,
        "systems": systems,
        "rows": [(clerk, [told(found[clerk.pk, system], system) for system in systems]) for clerk in clerks],
        "disputes": queries.disputes(place.centre),
        "plans": queries.plans_waiting(place.centre),
    }
    return render(request, "certification/practical/list.html", context)


def practical_mine(request: HttpRequest) -> HttpResponse:
    """What the head has asked this person to observe."""
    actor = as_observer(request)
    context = {"plans": queries.plans_to_observe(actor.user)}
    return render(request, "certification/practical/mine.html", context)
