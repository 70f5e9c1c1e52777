"""The matrix on screen and as a workbook."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from certification.matrix import queries
from certification.matrix.domain.completeness import Completeness
from certification.matrix.forms import MatrixFilter
from certification.matrix.markup import table
from certification.matrix.reasons import COMPLETE, COMPLETE_REASONS, SHAPES, STATES
from certification.matrix.sheet import sheet
from certification.matrix.workbook import workbook
from ledger import audit
from people import places

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def matrix(request: HttpRequest) -> HttpResponse:
    """Clerks × matters of one centre: the categories first, then every cell."""
    place = places.to_oversee(request)
    board = queries.board(place.centre, on=place.on)
    form = MatrixFilter([category.name for category in board.categories], request.GET)
    shown = sheet(board, **form.chosen())
    complete = queries.complete_at(board)
    context = {
        "place": place,
        "board": board,
        "form": form,
        "shown": shown,
        "table": table(shown),
        "whole": board.coverage.whole,
        "legend": [(SHAPES[state], words) for state, words in STATES.items()],
        "short": len(board.coverage.short),
        "complete": [
            (clerk, one, *COMPLETE[one.status], [COMPLETE_REASONS[reason] for reason in one.reasons])
            for clerk in board.clerks
            for one in (complete[clerk.pk],)
        ],
        "all_round": sum(one.status is not Completeness.INCOMPLETE for one in complete.values()),
        "single": len(board.coverage.single_points),
    }
    return render(request, "certification/matrix/matrix.html", context)


def matrix_export(request: HttpRequest) -> HttpResponse:
    """The same rows and cells as a workbook; that it was taken out is noted."""
    place = places.to_oversee(request)
    board = queries.board(place.centre, on=place.on)
    form = MatrixFilter([category.name for category in board.categories], request.GET)
    book = workbook(sheet(board, **form.chosen()))
    audit.record("matrix.exported", place.centre, by=place.actor.user, at=timezone.now(), on=place.on.isoformat())
    name = f"matrix-{place.centre.code}-{place.on.isoformat()}.xlsx"
    return HttpResponse(book, content_type=XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'})
