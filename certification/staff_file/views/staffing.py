"""How many clerks the standard gives the centre, beside what there is and what the plan wants."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from certification.staff_file import queries
from certification.staff_file.staffing_words import why
from people import places


def staffing(request: HttpRequest) -> HttpResponse:
    """The figures side by side, none corrected by another."""
    place = places.to_oversee(request)
    found = queries.staffing_of(place.centre, place.on)
    context = {
        "place": place,
        "staffing": found,
        "why": why(found.decision, found.standard),
        "measured": [(one, why(one.decision, one.standard)) for one in found.years],
    }
    return render(request, "certification/staff_file/staffing.html", context)
