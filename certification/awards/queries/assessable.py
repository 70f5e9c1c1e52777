"""Which facets of a matter can be asked at all."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Max

from courses.domain.elements import FACET_FIELDS
from courses.domain.facets import FACETS, Facet
from courses.models import MatterVersion
from quizzes.models import CheckOutcome


def facets_assessable(matters: Iterable[int], *, on: date) -> dict[int, tuple[Facet, ...]]:
    """For each matter key the facets that have items on the day; two queries.

    A facet the list leaves empty has none; one the newest check of that matter found nothing fair to ask about has
    none either. A matter without a version in force has no assessable facet.
    """
    keys = list(matters)
    found = dict.fromkeys(keys, ())
    versions = MatterVersion.objects.in_force(on).filter(matter__in=keys)
    for matter, elements in versions.values_list("matter", "elements"):
        found[matter] = tuple(facet for facet in FACETS if any(_says(elements.get(f)) for f in FACET_FIELDS[facet]))
    newest = CheckOutcome.objects.filter(matter__in=keys, scope=[]).values("matter").annotate(newest=Max("pk"))
    empty = dict(CheckOutcome.objects.filter(pk__in=newest.values("newest")).values_list("matter", "not_assessable"))
    return {key: tuple(facet for facet in found[key] if facet.value not in empty.get(key, ())) for key in keys}


def _says(value: Any) -> bool:
    if isinstance(value, dict):
        return any(_says(part) for part in value.values())
    return value not in (None, "", [], ())
