"""Reads about leave of a centre."""

from collections import defaultdict
from datetime import date

from django.db.models import QuerySet

from certification.domain.spans import Span
from certification.rotation.domain.leave_list import Known
from people.models import Centre, Leave
from people.queries import clerks_of


def leave_of(centre: Centre, *, year: int, on: date) -> QuerySet[Leave]:
    """Leave of the centre's clerks with a day in the year, withdrawn ones among them, newest first."""
    found = Leave.ever.filter(clerk__in=clerks_of(centre, on=on)).select_related("clerk")
    return found.sharing_days(date(year, 1, 1), date(year + 1, 1, 1)).order_by("-starts_on", "clerk__name", "pk")


def clerks_on_lists(centre: Centre, *, on: date) -> list[Known]:
    """The clerks a list of leave may be about."""
    rows = clerks_of(centre, on=on).values_list("pk", "name", "employee_number")
    return [Known(pk, name, number) for pk, name, number in rows]


def leave_known(clerks: set[int]) -> dict[int, list[tuple[str, Span]]]:
    """Kind and span of all leave that stands, by clerk."""
    known = defaultdict(list)
    for clerk, kind, starts_on, ends_on in Leave.objects.filter(clerk__in=clerks).values_list(
        "clerk", "kind", "starts_on", "ends_on"
    ):
        known[clerk].append((kind, Span(starts_on, ends_on)))
    return known
