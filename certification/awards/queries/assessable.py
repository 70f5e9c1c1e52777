"""Which facets of a matter can be asked at all."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from courses.domain.elements import FACET_FIELDS
from courses.domain.facets import FACETS, Facet
from courses.models import MatterVersion
from quizzes.queries.coverage import askable_since, vetting_for, vettings_of

Assessable = Mapping[Facet, date | None]


def facets_assessable(depths: Mapping[int, str], *, on: date) -> dict[int, Assessable]:
    """For each matter key the facets a check of the version in force can prove, in the plan's order, with the first
    day each could be asked where that was noted; two queries.

    `depths` is what the asking centre may do for each matter (empty: not said). Of a version that waits for its
    vetting the facets the list states are taken, so that applying a catalogue takes nobody's certification away for
    the while. A matter without a version in force has none.
    """
    versions = dict(MatterVersion.objects.in_force(on).filter(matter__in=list(depths)).values_list("matter", "pk"))
    vettings = vettings_of(versions.values())
    found: dict[int, Assessable] = {matter: {} for matter in depths}
    waiting = []
    for matter, version in versions.items():
        if vetting := vetting_for(vettings, version, depths[matter]):
            found[matter] = askable_since(vetting)
        else:
            waiting.append(version)
    if waiting:
        rows = MatterVersion.objects.filter(pk__in=waiting).values_list("matter", "elements")
        found |= {matter: dict.fromkeys(_stated(elements)) for matter, elements in rows}
    return found


def _stated(elements: dict[str, Any]) -> tuple[Facet, ...]:
    return tuple(facet for facet in FACETS if any(_says(elements.get(name)) for name in FACET_FIELDS[facet]))


def _says(value: Any) -> bool:
    if isinstance(value, dict):
        return any(_says(part) for part in value.values())
    return value not in (None, "", [], ())
