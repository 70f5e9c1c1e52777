"""The yearly duty of everybody at a centre."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from certification.training import queries, reasons
from certification.training.domain.policy import DutyRole
from certification.training.policy_words import lines_of
from certification.training.views.years import year_asked
from people import places


def duty_report(request: HttpRequest) -> HttpResponse:
    """The yearly duty of everybody at one centre, with reasons and the classes behind each figure."""
    place = places.to_oversee(request)
    year = year_asked(request, place.on.year)
    rows = queries.duties_of_centre(place.centre, year=year, on=place.on)
    told = [
        {
            "row": row,
            "shape": reasons.SHAPES[row.decision.status],
            "status": reasons.STATUSES[row.decision.status],
            "why": reasons.why(row.decision),
        }
        for row in rows
    ]
    totals = [(label, sum(row.decision.status == status for row in rows)) for status, label in reasons.STATUSES.items()]
    policy = next((row.policy for row in rows if row.role is DutyRole.CLERK), None)
    context = {
        "place": place,
        "year": year,
        "years": queries.years_of(place.centre, on=place.on),
        "rows": told,
        "totals": [(label, count) for label, count in totals if count],
        "policy": policy,
        "asks": lines_of(policy) if policy else {},
    }
    return render(request, "certification/training/duty.html", context)
