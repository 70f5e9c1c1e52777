"""What came back on the matters of a centre: the newest row of each month, and sums over a year."""

from datetime import date

from courses.domain.service.figures import Figure, Sum, by_month, months_before, summed
from courses.models import Matter, ServiceFigure
from courses.moments import end_of
from people.models import Centre


def figures_known(
    centre: Centre, *, since: date | None = None, on: date | None = None, matter: Matter | None = None
) -> dict[tuple[int, date], Figure]:
    """What counts by (matter, month), of one matter or all; `on`: as known that day. One query."""
    rows = ServiceFigure.objects.filter(centre=centre, **({"matter": matter} if matter else {})).order_by("pk")
    if since is not None:
        rows = rows.filter(month__gte=since)
    if on is not None:
        rows = rows.filter(recorded_at__lt=end_of(on), month__lt=on.replace(day=1))
    told = rows.values_list("matter", "month", "cases", "returned", "stars")
    return {
        (matter, month): Figure(matter, month, cases, returned, tuple(stars) or None)
        for matter, month, cases, returned, stars in told
    }


def service_of(centre: Centre, *, on: date) -> dict[int, Sum]:
    """Each matter's last twelve full months as known that day; one query."""
    return summed(figures_known(centre, since=months_before(on), on=on).values())


def service_by_month(centre: Centre, matter: Matter, *, on: date) -> tuple[tuple[tuple[date, Sum], ...], Sum]:
    """A matter's last twelve full months as known that day, month by month, and what they come to; one query."""
    figures = figures_known(centre, since=months_before(on), on=on, matter=matter).values()
    return by_month(figures, on=on), summed(figures).get(matter.pk, Sum())
