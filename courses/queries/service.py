"""What came back on the matters of a centre: the newest row of each month, and sums over a year."""

from datetime import date

from courses.domain.service.figures import Figure, Sum, months_before, summed
from courses.models import ServiceFigure
from courses.moments import end_of
from people.models import Centre


def figures_known(
    centre: Centre, *, since: date | None = None, on: date | None = None
) -> dict[tuple[int, date], Figure]:
    """What counts by (matter, month); `on`: as known that day. One query."""
    rows = ServiceFigure.objects.filter(centre=centre).order_by("pk")
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
