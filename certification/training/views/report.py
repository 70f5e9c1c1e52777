"""The year's training of a centre, clerk by clerk and class by class: on the screen, printed, and as files."""

from collections.abc import Callable, Mapping
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from certification.training import class_register, queries, report_files
from certification.training.report import YearReport, year_report
from certification.training.views.years import year_asked
from courses.documents.notice_papers import CONTENT_TYPES
from ledger import audit
from people import places
from people.places import Place

MEDIA = {"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", **CONTENT_TYPES}
Writers = Mapping[str, Callable[[], bytes]]


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
    report, at, language = _report(request, place), timezone.now(), get_language() or ""
    writers: Writers = {
        "xlsx": lambda: report_files.workbook(report),
        "docx": lambda: report_files.docx(report, language=language),
        "pdf": lambda: report_files.pdf(report, at=at, language=language),
    }
    data = _written(writers, kind)
    audit.record("training.report_exported", place.centre, by=place.actor.user, at=at, year=report.year, kind=kind)
    return _handed(data, f"{place.centre.name}-{report.year}{report_files.TITLE}", kind)


def training_register_file(request: HttpRequest, kind: str) -> HttpResponse:
    """The training register of a year as a file; that names left the house is noted."""
    place = places.to_oversee(request)
    year, at, language = year_asked(request, place.on.year), timezone.now(), get_language() or ""
    register = class_register.class_register(place.centre, year=year, on=place.on)
    writers: Writers = {
        "xlsx": lambda: class_register.workbook(register),
        "docx": lambda: class_register.docx(register, language=language),
        "pdf": lambda: class_register.pdf(register, at=at, language=language),
    }
    data = _written(writers, kind)
    audit.record("training.register_exported", place.centre, by=place.actor.user, at=at, year=year, kind=kind)
    return _handed(data, f"{place.centre.name}-{class_register.titled(register)}", kind)


def _written(writers: Writers, kind: str) -> bytes:
    if kind not in writers:
        raise Http404("no such file")
    return writers[kind]()


def _handed(data: bytes, name: str, kind: str) -> HttpResponse:
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(f'{name}.{kind}')}"}
    return HttpResponse(data, content_type=MEDIA[kind], headers=headers)


def _report(request: HttpRequest, place: Place) -> YearReport:
    year = year_asked(request, place.on.year)
    rows = queries.duties_of_centre(place.centre, year=year, on=place.on)
    return year_report(place.centre, rows, year=year, on=place.on)
