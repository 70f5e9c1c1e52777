"""The facets of each category as radars: of the centre, and of one clerk beside it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from certification.matrix import queries
from certification.matrix.facet_charts import facet_radar
from certification.matrix.queries.facets import CategoryFacets, facets_by_category
from certification.matrix.radar import Radar
from courses.domain.facets import FACETS
from courses.models.matter import FACET_LABELS
from people import places
from people.models import User


def matrix_facets(request: HttpRequest) -> HttpResponse:
    """What is proved of what can be asked, facet by facet; `?clerk=` sets one clerk beside the centre."""
    place = places.to_oversee(request)
    board = queries.board(place.centre, on=place.on)
    wished = request.GET.get("clerk", "")
    clerk = next((one for one in board.clerks if str(one.pk) == wished), None)
    if wished and clerk is None:
        raise Http404
    found = facets_by_category(board, clerk)
    context = {
        "place": place,
        "board": board,
        "clerk": clerk,
        "facets": [FACET_LABELS[facet] for facet in FACETS],
        "groups": [(one, _radar(number, one, clerk)) for number, one in enumerate(found)],
    }
    return render(request, "certification/matrix/facets.html", context)


def _radar(number: int, one: CategoryFacets, clerk: User | None) -> Radar:
    beside = [("clerk", str(clerk), one.clerk)] if clerk and one.clerk else []
    return facet_radar(number, one.name, [("now", _("the centre"), one.centre), *beside])
