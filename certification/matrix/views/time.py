"""The matrix over time: what changed between two days, and what it held month by month."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from certification.matrix.domain.changes import GAINS
from certification.matrix.forms import PeriodFilter
from certification.matrix.queries.changes import Point, changes_between, trend
from certification.matrix.reasons import CHANGES, LABELS, SHAPES
from people import places
from quizzes.charts import Axis, Chart, Series, chart

A_MONTH = timedelta(days=30)


def matrix_changes(request: HttpRequest) -> HttpResponse:
    """Which cells were won and lost, by reason; every line opens to its evidence. Else of the last thirty days."""
    place = places.to_oversee(request)
    usual = {"first": place.on - A_MONTH, "last": place.on}
    asked = {"first", "last"} & request.GET.keys()
    form = PeriodFilter(request.GET if asked else usual, today=place.on)
    found = None
    if form.is_valid():
        data = form.cleaned_data
        known = place.on if data["corrected"] else None
        found = changes_between(place.centre, data["first"], data["last"], known_on=known)
    context = {
        "place": place,
        "form": form,
        "found": found,
        "groups": [(why, CHANGES[why], why in GAINS, lines) for why, lines in found.groups] if found else [],
        "shapes": SHAPES,
        "labels": LABELS,
        "won": sum(len(lines) for why, lines in found.groups if why in GAINS) if found else 0,
    }
    return render(request, "certification/matrix/changes.html", context, status=200 if found else 422)


def matrix_trend(request: HttpRequest) -> HttpResponse:
    """Twelve month ends and today."""
    place = places.to_oversee(request)
    points = trend(place.centre, on=place.on)
    context = {"place": place, "points": points, "charts": [_cells_chart(points), _matters_chart(points)]}
    return render(request, "certification/matrix/trend.html", context)


def _cells_chart(points: tuple[Point, ...]) -> Chart:
    required = [float(one.totals.required) for one in points]
    valid = [float(one.valid) for one in points]
    series = [
        Series("valid", _("certified, changed facets included"), list(enumerate(valid))),
        Series("now", _("required"), list(enumerate(required))),
    ]
    return _over_months("cells", _("Certified of what is required"), series, points)


def _matters_chart(points: tuple[Point, ...]) -> Chart:
    series = [
        Series("enough", _("matters with enough certified clerks"), [(n, one.enough) for n, one in enumerate(points)]),
        Series("now", _("matters of the centre"), [(n, one.matters) for n, one in enumerate(points)]),
    ]
    return _over_months("matters", _("Matters with enough certified clerks"), series, points)


def _over_months(name: str, title: str, series: list[Series], points: tuple[Point, ...]) -> Chart:
    most = max([4, *(int(up) for one in series for _place, up in one.points)])
    step = -(-most // 4)
    first, last = (date_format(one.on) for one in (points[0], points[-1]))
    ends = "; ".join(f"{one.label} {one.points[0][1]:.0f} → {one.points[-1][1]:.0f}" for one in series)
    about = _("Across: the ends of the months from %(first)s to %(last)s.") % {"first": first, "last": last}
    across = Axis(0, len(points) - 1, range(0, len(points), 3), labels=[f"{one.on:%Y-%m}" for one in points])
    upward = Axis(0, step * 4, range(0, step * 4 + 1, step))
    return chart(name, title, f"{about} {ends}", series, across=across, upward=upward)
