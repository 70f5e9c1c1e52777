"""Postings as bars: everybody or every window of a centre, or one clerk; by links to a quarter, a year, two years."""

from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from certification.rotation import drawing, queries
from certification.rotation.domain.frames import Frame, Zoom, frame, starting
from certification.rotation.queries import ClerkLine
from people import permissions, places
from people.models import Posting, User
from people.places import Place
from people.queries import centre_of

ZOOMS = {Zoom.QUARTER: _("Quarter"), Zoom.YEAR: _("Year"), Zoom.TWO_YEARS: _("Two years")}
GROUPS = {"": _("By clerk"), "window": _("By window")}
SHEETS = {"a4": _("A4 landscape"), "a3": _("A3 landscape")}


@dataclass(frozen=True, slots=True)
class Choice:
    """A link that shows the same otherwise."""

    label: str
    query: str
    current: bool = False


def posting_chart(request: HttpRequest) -> HttpResponse:
    """Everybody who was at the centre, a line each; or every window with who was at it and when nobody was."""
    place = places.to_oversee(request)
    shown = _shown(request, Zoom.YEAR, on=place.on)
    by_window = request.GET.get("by") == "window"
    rows = _by_window(place, shown) if by_window else _by_clerk(place, shown)
    around = _around(request, shown, on=place.on)
    context = {"place": place, "rows": rows, "lines": [line for line, _strip in rows], "by_window": by_window}
    return render(request, "certification/rotation/chart.html", context | around)


def posting_timeline(request: HttpRequest, clerk: int) -> HttpResponse:
    """One clerk, a line for each kind."""
    person = get_object_or_404(User, pk=clerk)
    actor, on = permissions.to_read_record(request, person), timezone.localdate()
    centre = centre_of(person, on=on)
    may_end = centre is not None and Place(actor, centre, (centre,), on).may_end
    shown = _shown(request, Zoom.TWO_YEARS, on=on)
    line = queries.line_of_clerk(person, shown, on=on)
    context = {"clerk": person, "rows": _by_kind(line, shown), "lines": [line], "may_end": may_end} | _around(
        request, shown, on=on
    )
    return render(request, "certification/rotation/timeline.html", context)


def _by_clerk(place: Place, shown: Frame) -> list[tuple[object, drawing.Strip]]:
    lines = queries.lines_of_centre(place.centre, shown, on=place.on)
    manner = drawing.OF_A_CLERK
    return [(line, drawing.strip(line.postings, line.leaves, line.limits, shown, manner=manner)) for line in lines]


def _by_window(place: Place, shown: Frame) -> list[tuple[object, drawing.Strip]]:
    lines = queries.lines_of_windows(place.centre, shown)
    manner = drawing.OF_A_WINDOW
    return [
        (line, drawing.strip(line.postings, line.leaves, (), shown, manner=manner, empty=line.empty)) for line in lines
    ]


def _by_kind(line: ClerkLine, shown: Frame) -> list[tuple[object, drawing.Strip]]:
    """The base post always, with its leave; of the others what there is."""
    found = []
    for kind in Posting.Kind:
        own = [posting for posting in line.postings if posting.kind == kind]
        base = kind == Posting.Kind.BASE
        if own or base:
            leaves, limits = (line.leaves, line.limits) if base else ((), ())
            found.append((kind.label, drawing.strip(own, leaves, limits, shown, manner=drawing.OF_A_CLERK)))
    return found


def _shown(request: HttpRequest, usual: Zoom, *, on: date) -> Frame:
    """What the address asks for; nonsense is the usual frame around today."""
    asked = request.GET.get("zoom", "")
    zoom = Zoom(asked) if asked in set(Zoom) else usual
    try:
        return starting(zoom, date.fromisoformat(request.GET["from"]))
    except (KeyError, ValueError, OverflowError):
        return frame(zoom, on)


def _around(request: HttpRequest, shown: Frame, *, on: date) -> dict[str, object]:
    """Scale, and the links to other frames and sheets."""
    kept = {key: request.GET[key] for key in ("centre", "sheet", "by") if key in request.GET}
    sheet = kept.get("sheet") if kept.get("sheet") in SHEETS else "a4"
    middle = min(max(on, shown.starts_on), shown.ends_on - timedelta(days=1))
    return {
        "shown": shown,
        "last_day": shown.ends_on - timedelta(days=1),
        "on": on,
        "scale": drawing.scale(shown, on=on),
        "sheet": sheet,
        "zooms": [
            Choice(str(label), _query(kept, frame(zoom, middle)), zoom is shown.zoom) for zoom, label in ZOOMS.items()
        ],
        "groups": [
            Choice(str(label), _query({**kept, "by": name}, shown), name == kept.get("by", ""))
            for name, label in GROUPS.items()
        ],
        "earlier": _query(kept, shown.shifted(-1)),
        "later": _query(kept, shown.shifted(1)),
        "sheets": [
            Choice(str(label), _query({**kept, "sheet": name}, shown), name == sheet) for name, label in SHEETS.items()
        ],
    }


def _query(kept: dict[str, str], shown: Frame) -> str:
    return "?" + urlencode({**kept, "zoom": shown.zoom.value, "from": shown.starts_on.isoformat()})
