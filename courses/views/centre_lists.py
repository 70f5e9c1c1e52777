"""What a centre handles, for whoever oversees it, and the same as a workbook."""

from io import BytesIO
from urllib.parse import quote

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from courses.permissions import to_read_centre_list
from courses.queries.centre_lists import centre_list, sheet_rows
from courses.queries.lists import categories_of
from courses.queries.matters import matters_offered
from courses.queries.offerings import authorisations_expiring, held_by, not_handled
from courses.writers.centre_list import write_centre_list
from ledger import audit
from people import places

PAGE = 100
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def centre_offerings(request: HttpRequest) -> HttpResponse:
    """The centre's matters with depth, tier and authorisation; those whose authorisation ends stand on top."""
    place = places.to_oversee(request)
    category = request.GET.get("category", "")[:60]
    rows = centre_list(place.centre, on=place.on, category=category)
    context = {
        "place": place,
        "category": category,
        "categories": categories_of(matters_offered(place.centre, place.on)),
        "ending": authorisations_expiring([place.centre], on=place.on),
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "rest": not_handled(place.centre, on=place.on).count(),
    }
    return render(request, "courses/offerings.html", context)


def offerings_export(request: HttpRequest) -> HttpResponse:
    """The list as a workbook that an upload reads as unchanged. That it was taken out is noted."""
    actor, centre = to_read_centre_list(request)
    on = timezone.localdate()
    book = write_centre_list(held_by(centre, on=on), sheet_rows(centre, on=on))
    data = BytesIO()
    book.save(data)
    audit.record("centre.list_exported", centre, by=actor.user, at=timezone.now())
    name = quote(f"{centre.name}-进驻事项-{on.isoformat()}.xlsx")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return HttpResponse(data.getvalue(), content_type=XLSX, headers=headers)
