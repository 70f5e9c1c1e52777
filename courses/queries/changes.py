"""What changed in the facets of matters, as it stands after people's decisions."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from courses.models import FacetChange, Matter
from courses.moments import end_of


def facet_changes(matters: Iterable[Matter | int] | None = None, *, on: date) -> QuerySet[FacetChange]:
    """Changes in force by that day, oldest first; of an overruled change only the newest decision is given.

    Changes of editions that were never activated don't exist for anybody. `matters` None means all.
    """
    overruled = FacetChange.objects.filter(
        to_version=OuterRef("to_version"), facet=OuterRef("facet"), pk__gt=OuterRef("pk")
    )
    changes = FacetChange.objects.filter(
        ~Exists(overruled), to_version__edition__activation__isnull=False, effective_at__lt=end_of(on)
    )
    if matters is not None:
        changes = changes.filter(matter__in=list(matters))
    return changes.select_related("matter", "from_version", "to_version").order_by("effective_at", "pk")
