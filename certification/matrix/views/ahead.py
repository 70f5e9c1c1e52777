"""The weeks ahead: where certified clerks will be too few, why, and what would mend it."""

from bisect import bisect_right
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from certification.matrix import queries
from certification.matrix.ahead_charts import category_chart, matter_chart, short_by_week
from certification.matrix.ahead_words import MENDS, why_lost
from certification.matrix.domain.ahead import MatterAhead
from certification.matrix.domain.coming import Change
from certification.matrix.queries.ahead import Ahead, ahead_of
from certification.matrix.views.ways import ways_shown, work_arranged
from courses.models import Matter
from courses.models.matter import FACET_LABELS
from courses.script import in_script
from people import places
from people.places import Place

SHOWN = 40
"""Matters on one page; the rest by category."""
NEAREST = 3


def matrix_ahead(request: HttpRequest) -> HttpResponse:
    """Categories with matters that get bare, then these matters; `?category=` one of them, `?matter=` one matter."""
    place = places.to_oversee(request)
    ahead = ahead_of(queries.board(place.centre, on=place.on))
    chosen, wished = request.GET.get("category"), request.GET.get("matter", "")
    short = [pair for pair in ahead.short if chosen is None or pair[0].category == chosen]
    matter = next((pair for pair in ahead.matters if str(pair[0].pk) == wished), None)
    context = {
        "place": place,
        "ahead": ahead,
        "category": chosen,
        "short": len(short),
        "falls": sum(one.falls for _matter, one in ahead.short),
        "bare": sum(one.worst is not None and not one.worst.clerks for _matter, one in ahead.short),
        "groups": _groups(ahead, chosen),
        "rows": [_row(ahead, *pair) for pair in short[:SHOWN]],
        "left_out": max(0, len(short) - SHOWN),
        "arranged": work_arranged(ahead),
        "coming": _coming(ahead),
        "one": _opened(ahead, place, *matter) if matter else None,
    }
    return render(request, "certification/matrix/ahead.html", context)


def _groups(ahead: Ahead, chosen: str | None) -> list[dict[str, Any]]:
    """Categories with a short matter, the one with most of them first."""
    found: dict[str, list[MatterAhead]] = {}
    for matter, one in ahead.short:
        if chosen in (None, matter.category):
            found.setdefault(matter.category, []).append(one)
    groups = sorted(found.items(), key=lambda pair: -max(short_by_week(pair[1], ahead.weeks)))
    return [
        {
            "name": name,
            "counts": short_by_week(own, ahead.weeks),
            "chart": category_chart(f"category-{place}", in_script(name) or _("no category"), own, ahead.weeks),
        }
        for place, (name, own) in enumerate(groups)
    ]


def _coming(ahead: Ahead) -> list[tuple[Matter, Change, list[str], date]]:
    """What changes, in the week it does."""
    matters = {str(matter.pk): matter for matter, _one in ahead.matters}
    starts = [week.starts_on for week in ahead.weeks]
    return [
        (
            matters[one.matter],
            one,
            [str(FACET_LABELS[facet]) for facet in one.facets],
            starts[bisect_right(starts, one.on) - 1],
        )
        for one in ahead.changes
        if one.matter in matters
    ]


def _row(ahead: Ahead, matter: Matter, one: MatterAhead) -> dict[str, Any]:
    clerks = {str(clerk.pk): clerk for clerk in ahead.board.clerks}
    found = ahead.mends(matter, one)
    return {
        "matter": matter,
        "ahead": one,
        "first": one.short[0] if one.short else None,
        "why": [(clerks[loss.clerk], why_lost(loss)) for loss in ahead.why(one)],
        "mends": [(clerks[mend.clerk], mend, MENDS[mend.kind]) for mend in found[: max(NEAREST, one.missing)]],
    }


def _opened(ahead: Ahead, place: Place, matter: Matter, one: MatterAhead) -> dict[str, Any]:
    return _row(ahead, matter, one) | {
        "chart": matter_chart("matter", in_script(matter.name), one, ahead.weeks),
        "weeks": list(zip(ahead.weeks, one.weeks, strict=True)),
        "ways": ways_shown(ahead, place, matter) if place.may_write and one.short and not one.starts_on else None,
    }
