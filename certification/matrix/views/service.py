"""What came back on each matter, and on one month by month, beside who is certified in it: never a person's."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from certification.matrix import queries
from certification.matrix.domain.coverage import facet_totals
from certification.matrix.domain.service import by_need
from certification.matrix.service_charts import charts_of
from courses.domain.service.figures import Sum
from courses.models import Matter
from courses.queries import matters_offered
from courses.queries.service import service_by_month, service_of
from people import places


def service_standing(request: HttpRequest) -> HttpResponse:
    """Matters with figures of the last twelve full months, the most in need first."""
    place = places.to_oversee(request)
    board = queries.board(place.centre, on=place.on)
    matters = {matter.pk: matter for matter in board.matters}
    rows = by_need(service_of(place.centre, on=place.on), board.coverage.matters)
    context = {"place": place, "rows": [(matters[row.matter], row) for row in rows]}
    return render(request, "certification/matrix/service.html", context)


def service_matter(request: HttpRequest, matter: int) -> HttpResponse:
    """One matter's last twelve full months beside its cover and how its facets are proved."""
    place = places.to_oversee(request)
    found = get_object_or_404(Matter.objects.select_related("lesson"), pk=matter)
    months, year = service_by_month(place.centre, found, on=place.on)
    board = queries.board(place.centre, on=place.on, matters=matters_offered(place.centre, place.on).filter(pk=matter))
    context = {
        "place": place,
        "matter": found,
        "months": months,
        "year": year,
        "charts": charts_of(months) if year != Sum() else [],
        "cover": next(iter(board.coverage.matters), None),
        "facets": facet_totals(board.row(found)) if board.matters else [],
    }
    return render(request, "certification/matrix/service_matter.html", context)
