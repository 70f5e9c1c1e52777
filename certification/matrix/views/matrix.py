"""The matrix on screen and as files."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from certification.matrix import queries
from certification.matrix.domain.completeness import Completeness
from certification.matrix.files import csv_file, pdf_file
from certification.matrix.folding import ALL, NONE, folded, opened, with_open
from certification.matrix.markup import table
from certification.matrix.queries import Board
from certification.matrix.queries.kept_views import kept_views
from certification.matrix.reasons import COMPLETE, COMPLETE_REASONS, FACET_STATES, KNOWN_FACETS, legend
from certification.matrix.showing import Showing, showing
from certification.matrix.workbook import workbook
from courses.domain.facets import FACETS
from courses.models.matter import FACET_LABELS
from ledger import audit
from people import permissions

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def matrix(request: HttpRequest) -> HttpResponse:
    """Clerks × matters of one centre on a day: the categories with their sums, then every cell of those opened."""
    views = list(kept_views(permissions.overseeing(request).user))
    first = next((view for view in views if view.is_default), None)
    if first and not request.GET:
        return HttpResponseRedirect(f"?{first.query or 'view='}")
    shown = showing(request)
    sheet, board = shown.sheet, shown.sheet.board
    now = opened(sheet, request.GET)

    def folding(place: int) -> str:
        return folded(request.GET, now, place)

    context = {
        "place": shown.place,
        "views": views,
        "board": board,
        "form": shown.form,
        "shown": sheet,
        "showing": shown,
        "table": table(sheet, opened=now, folding=folding, query=_of_the_day(shown)),
        "all_open": len(now) == len(sheet.groups),
        "open_all": with_open(request.GET, ALL),
        "close_all": with_open(request.GET, NONE),
        "whole": board.coverage.whole,
        "legend": legend(known=board.known),
        "facets": [FACET_LABELS[facet] for facet in FACETS],
        "facet_states": [*FACET_STATES.values(), *KNOWN_FACETS.values()],
        "short": len(board.coverage.short),
        "single": len(board.coverage.single_points),
        **_complete(board),
    }
    return render(
        request, "certification/matrix/matrix.html", context, status=422 if shown.form.errors.get("on") else 200
    )


def _complete(board: Board) -> dict[str, object]:
    """Who is complete in all matters, with what is missing."""
    found = queries.complete_at(board)
    return {
        "complete": [
            (clerk, one, *COMPLETE[one.status], [COMPLETE_REASONS[reason] for reason in one.reasons])
            for clerk in board.clerks
            for one in (found[clerk.pk],)
        ],
        "all_round": sum(one.status is not Completeness.INCOMPLETE for one in found.values()),
    }


def _of_the_day(shown: Showing) -> str:
    """What the address of a cell ends with, so that it opens as of the day of its matrix."""
    if not shown.past:
        return ""
    return f"?on={shown.sheet.board.on.isoformat()}{'&corrected=on' if shown.corrected else ''}"


def matrix_export(request: HttpRequest) -> HttpResponse:
    """What is on the screen as a workbook; that it was taken out is noted."""
    shown = showing(request)
    _note(shown)
    return _file(workbook(shown.sheet), XLSX, shown, "xlsx")


WRITERS = {
    "csv": ("text/csv; charset=utf-8", lambda sheet: csv_file(sheet)),
    "pdf": ("application/pdf", lambda sheet: pdf_file(sheet, at=timezone.now(), language=get_language() or "")),
}


def matrix_file(request: HttpRequest, format: str) -> HttpResponse:
    """What is on the screen as CSV, or as a PDF to print on A3."""
    shown = showing(request)
    if format not in WRITERS:
        raise Http404
    media, write = WRITERS[format]
    _note(shown)
    return _file(write(shown.sheet), media, shown, format)


def _note(shown: Showing) -> None:
    place, day = shown.place, shown.sheet.board.on
    audit.record("matrix.exported", place.centre, by=place.actor.user, at=timezone.now(), on=day.isoformat())


def _file(content: bytes, media: str, shown: Showing, ending: str) -> HttpResponse:
    day: date = shown.sheet.board.on
    name = f"matrix-{shown.place.centre.code}-{day.isoformat()}.{ending}"
    return HttpResponse(content, content_type=media, headers={"Content-Disposition": f'attachment; filename="{name}"'})
