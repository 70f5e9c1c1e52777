"""The year's training of a centre: on the screen, printed, as a workbook and as a PDF."""

from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from certification.training import queries
from certification.training.report import YearReport, year_report
from certification.training.report_files import TITLE, pdf, workbook
from certification.training.views.years import year_asked
from ledger import audit
from people import places
from people.places import Place

MEDIA = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
}


def training_report(request: HttpRequest) -> HttpResponse:
    """Everybody with status, reasons and classes, and what the year comes to."""
    place = places.to_oversee(request)
    report = _report(request, place)
    years = queries.years_of(place.centre, on=place.on)
    context = {"place": place, "year": report.year, "years": years, "report": report}
    return render(request, "certification/training/report.html", context)


def training_report_file(request: HttpRequest, kind: str) -> HttpResponse:
    """The same as a file; that names left the house is noted."""
    place = places.to_oversee(request)
    if kind not in MEDIA:
        raise Http404("no such file")
    report, at = _report(request, place), timezone.now()
    data = workbook(report) if kind == "xlsx" else pdf(report, at=at, language=get_language() or "")
    audit.record("training.report_exported", place.centre, by=place.actor.user, at=at, year=report.year, kind=kind)
    name = quote(f"{place.centre.name}-{report.year}{TITLE}.{kind}")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return HttpResponse(data, content_type=MEDIA[kind], headers=headers)


def _report(request: HttpRequest, place: Place) -> YearReport:
    year = year_asked(request, place.on.year)
    rows = queries.duties_of_centre(place.centre, year=year, on=place.on)
    return year_report(place.centre, rows, year=year, on=place.on)
