"""The list of what one centre handles, as people read it on a page and take it home as a workbook."""

from datetime import date

from django.db.models import Q, QuerySet

from courses.models import Offering
from courses.queries.offerings import lasting, matters_known, not_handled
from people.models import Centre


def centre_list(centre: Centre, *, on: date, words: str = "", category: str = "") -> QuerySet[Offering]:
    """What the centre handles that day or will, by category and code, each with its matter and lesson."""
    rows = lasting(Offering.objects.filter(centre=centre), on).select_related("matter__lesson", "matter__catalogue")
    for word in words.split():
        rows = rows.filter(Q(matter__name__icontains=word) | Q(matter__code__icontains=word))
    if category:
        rows = rows.filter(matter__category=category)
    return rows.order_by("matter__category", "matter__code", "starts_on")


def sheet_rows(centre: Centre, *, on: date) -> list[tuple[str, int]]:
    """Category and key of every matter of the workbook: what the centre handles, then what it could."""
    named = matters_known(centre, on=on).values_list("category", "pk")
    rest = set(not_handled(centre, on=on).values_list("pk", flat=True))
    return sorted(named, key=lambda row: row[1] in rest)
