"""What came back on a matter in twelve months, as curves: the share returned, and the mean of the stars."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from courses.domain.service.figures import STARS, Sum
from quizzes.charts import Axis, Chart, Series, chart

Months = Sequence[tuple[date, Sum]]


def charts_of(months: Months) -> list[Chart]:
    """The curves that have two months at least: of fewer there is nothing to draw, and the table says them."""
    returned = [(n, month.returned_percent) for n, (_day, month) in enumerate(months)]
    stars = [(n, month.mean_stars) for n, (_day, month) in enumerate(months)]
    most = 4 * max(1, -(-int(max((share for _n, share in returned if share is not None), default=0) + 1) // 4))
    drawn = (
        _drawn("returned", _("Returned share"), returned, months, Axis(0, most, range(0, most + 1, most // 4), "%")),
        _drawn("stars", _("Mean stars"), stars, months, Axis(1, STARS, range(1, STARS + 1))),
    )
    return [one for one in drawn if one]


def _drawn(
    name: str, title: str, values: Sequence[tuple[int, float | None]], months: Months, upward: Axis
) -> Chart | None:
    points = [(float(place), value) for place, value in values if value is not None]
    if len(points) < 2:
        return None
    labels = [f"{day:%Y-%m}" for day, _month in months]
    about = _("Month by month from %(first)s to %(last)s; months without a figure are left out. %(from)s → %(to)s.")
    told = about % {"first": labels[0], "last": labels[-1], "from": points[0][1], "to": points[-1][1]}
    across = Axis(0, len(months) - 1, range(0, len(months), 3), labels=labels)
    return chart(name, title, told, [Series("valid", title, points)], across=across, upward=upward)
