"""The staff files of a centre: who lacks what, what waits, what ends; on the screen and as a workbook."""

from collections.abc import Iterable
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from certification.staff_file import queries
from certification.staff_file.domain.entries import CITATION
from certification.staff_file.models import StaffFileEntry
from certification.staff_file.queries import PersonFile
from certification.staff_file.reasons import SHAPES, STANDINGS
from certification.staff_file.workbook import workbook
from ledger import audit
from people import places

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FILTERS = {
    "": pgettext_lazy("staff files", "Everybody"),
    "waiting": _("Something waits for confirmation"),
    "lacking": _("Something is lacking"),
    "ending": _("Something ends soon or has ended"),
}


def staff_file_list(request: HttpRequest) -> HttpResponse:
    """Everybody of the centre, by what is asked for."""
    place = places.to_oversee(request)
    whole = queries.centre_file(place.centre, place.on)
    shown = request.GET.get("show", "")
    rows = list(_those(whole, shown))
    context = {
        "place": place,
        "rows": [(one, _cells(one)) for one in rows],
        "kinds": [StaffFileEntry.Kind(kind).label for kind in StaffFileEntry.Kind],
        "filters": FILTERS,
        "shown": shown,
        "people": len(whole),
        "waiting": sum(len(one.waiting) for one in whole),
        "lacking": sum(bool(one.standing.lacks) for one in whole),
        "ending": sum(bool(one.standing.ending) for one in whole),
        "citation": CITATION,
    }
    return render(request, "certification/staff_file/list.html", context)


def staff_file_export(request: HttpRequest) -> HttpResponse:
    """The same as a workbook; that names left the house is noted."""
    place = places.to_oversee(request)
    shown = request.GET.get("show", "")
    rows = list(_those(queries.centre_file(place.centre, place.on), shown))
    audit.record("staff_file.exported", place.centre, by=place.actor.user, at=timezone.now(), people=len(rows))
    name = quote(f"{place.centre.name}-人员档案-{place.on:%Y%m%d}.xlsx")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return HttpResponse(workbook(rows), content_type=XLSX, headers=headers)


def _those(whole: Iterable[PersonFile], shown: str) -> Iterable[PersonFile]:
    for one in whole:
        found = {"waiting": one.waiting, "lacking": one.standing.lacks, "ending": one.standing.ending}
        if shown not in found or found[shown]:
            yield one


def _cells(found: PersonFile) -> list[tuple[str, str, str, StaffFileEntry | None, bool]]:
    """Title, shape, words, the row that stands and whether more waits, by kind."""
    return [
        (
            str(StaffFileEntry.Kind(one.kind).label),
            SHAPES[one.status],
            str(STANDINGS[one.status]),
            found.entry(one) if one.held else None,
            bool(one.waiting),
        )
        for one in found.standing.kinds
    ]
