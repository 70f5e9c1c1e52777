"""Early moves and secondments of a centre and year, as an inspector asks for them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from certification.rotation import queries, reasons
from people import places
from people.models import Posting

YEARS_BACK = 4


def posting_exceptions(request: HttpRequest) -> HttpResponse:
    """Every exception with its ground, its paper, who signed it, and what the hand-over check said then."""
    place = places.to_oversee(request)
    years = [place.on.year + 1 - back for back in range(YEARS_BACK + 2)]
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and int(asked) in years else place.on.year
    context = {
        "place": place,
        "year": year,
        "years": years,
        "rows": queries.exceptions_of(place.centre, year=year),
        "declined": queries.declined_of(place.centre, year=year),
        "grounds": [(ground.label, reasons.GROUNDS[ground]) for ground in Posting.Ground],
        "rule": reasons.EXCEPTION_RULE,
    }
    return render(request, "certification/rotation/exceptions.html", context)
