"""The centre summed up; every number opens to what it is made of."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from certification.matrix import queries
from certification.matrix.queries.sums import sums
from people import places


def centre_sums(request: HttpRequest) -> HttpResponse:
    """The categories; with `?category=` its matters, with `?matter=` the clerks and facets of that one."""
    place = places.to_oversee(request)
    board = queries.board(place.centre, on=place.on)
    found = sums(board)
    wished = request.GET.get("matter", "")
    matter = next((one for group in found.categories for one in group.matters if str(one.matter.pk) == wished), None)
    name = matter.matter.category if matter else request.GET.get("category")
    category = next((group for group in found.categories if group.name == name), None)
    context = {"place": place, "board": board, "found": found, "category": category, "matter": matter}
    return render(request, "certification/matrix/sums.html", context)
