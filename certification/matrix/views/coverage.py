"""How well the matters of a centre are covered."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from certification.matrix import queries
from certification.matrix.forms import CoverFilter
from certification.matrix.reasons import COVERS
from people import places


def coverage(request: HttpRequest) -> HttpResponse:
    """Matters with fewer than k certified clerks, who those clerks are, and the single points of failure."""
    place = places.to_oversee(request)
    board = queries.board(place.centre, on=place.on)
    form = CoverFilter(request.GET)
    wanted = form.wanted()
    matters = {str(matter.pk): matter for matter in board.matters}
    clerks = {str(clerk.pk): clerk for clerk in board.clerks}
    rows = [
        {
            "matter": matters[one.matter],
            "cover": one,
            "k": wanted or one.k,
            "words": COVERS[one.cover],
            "clerks": [clerks[key] for key in one.clerks],
            "away": [clerks[key] for key in one.clerks if clerks[key].pk in board.away],
        }
        for one in board.coverage.matters
        if len(one.clerks) < (wanted or one.k)
    ]
    rows.sort(key=lambda row: len(row["clerks"]) - row["k"])
    context = {
        "place": place,
        "form": form,
        "rows": rows,
        "single": [matters[one.matter] for one in board.coverage.single_points],
        "total": len(board.matters),
        "policy": board.policy,
    }
    return render(request, "certification/matrix/coverage.html", context)
