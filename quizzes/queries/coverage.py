"""Which facets of a matter can be asked at all, as vetting found."""

from collections.abc import Iterable
from datetime import date

from courses.domain.facets import FACETS, Facet
from courses.models import MatterVersion
from quizzes.models import Vetting

Vettings = dict[tuple[int, str], Vetting]


def vettings_of(versions: Iterable[MatterVersion | int]) -> Vettings:
    """By (version key, depth); one query. A version that was not vetted yet is left out."""
    keys = [getattr(version, "pk", version) for version in versions]
    return {(row.matter_version_id, row.depth): row for row in Vetting.objects.filter(matter_version__in=keys)}


def askable(vetting: Vetting | None, *, certifying: bool) -> tuple[Facet, ...]:
    """Facets with items for practice, or with certifying ones; none of an unvetted version."""
    if vetting is None:
        return ()
    wanted = "certifying" if certifying else "practice"
    return tuple(facet for facet in FACETS if vetting.facets.get(facet, {}).get(wanted))


def askable_since(vetting: Vetting) -> dict[Facet, date | None]:
    """Facets a check can prove, in the plan's order, each with the first day it could; None where nobody noted it."""
    told = {facet: vetting.facets[facet].get("since") for facet in askable(vetting, certifying=True)}
    return {facet: date.fromisoformat(day) if day else None for facet, day in told.items()}


def vetting_for(found: Vettings, version: int, depth: str) -> Vetting | None:
    """The vetting at this depth; one made for no depth where the centre began to offer the matter since."""
    return found.get((version, depth)) or found.get((version, ""))


def facets_assessable(version: MatterVersion, *, depth: str = "") -> tuple[Facet, ...]:
    """Facets a check of this version can prove, in the plan's order."""
    return askable(vetting_for(vettings_of([version]), version.pk, depth), certifying=True)
