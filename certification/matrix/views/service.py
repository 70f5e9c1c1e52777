"""What came back on each matter beside who is certified in it: never a person's."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from certification.matrix import queries
from certification.matrix.domain.service import by_need
from courses.queries.service import service_of
from people import places


def service_standing(request: HttpRequest) -> HttpResponse:
    """Matters with figures of the last twelve full months, the most in need first."""
    place = places.to_oversee(request)
    board = queries.board(place.centre, on=place.on)
    matters = {matter.pk: matter for matter in board.matters}
    rows = by_need(service_of(place.centre, on=place.on), board.coverage.matters)
    context = {"place": place, "rows": [(matters[row.matter], row) for row in rows]}
    return render(request, "certification/matrix/service.html", context)
