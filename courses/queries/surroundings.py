"""What stands around a matter: its variants, the life events it is part of, and what it may be taken for."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, F, IntegerField, Q, Value, When

from courses.domain.comparison import Comparison, comparison
from courses.domain.neighbours import confusable, life_events
from courses.models import LessonPage, MatterVersion, Offering

CONSIDERED = 60
"""At most so many neighbours are looked at, however large the category is."""
RELATED = 6


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another matter in force: its version and lesson, and how the reader's centre handles it (None: not at all)."""

    version: MatterVersion
    lesson: LessonPage | None
    offering: Offering | None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """`variants` share the parent item; `events` are (life event, its other matters); `compared` heads the columns of
    `comparison`; `related` are the nearest others that none of these names."""

    offering: Offering | None
    variants: tuple[Neighbour, ...]
    events: tuple[tuple[str, tuple[Neighbour, ...]], ...]
    comparison: Comparison
    compared: tuple[Neighbour, ...]
    related: tuple[Neighbour, ...]


def surroundings(version: MatterVersion, on: date, *, centre: int | None) -> Surroundings:
    """Everything around the matter on that day, in two queries (one for a reader without a centre)."""
    facts, near = version.facts, _near(version, on)
    offerings = _offerings([version, *near], centre, on)
    found = [Neighbour(one, getattr(one.matter, "lesson", None), offerings.get(one.matter_id)) for one in near]
    beside = comparison(facts, confusable(facts, [one.version.facts for one in found]))
    by_code = {one.version.facts.code: one for one in found}
    variants = tuple(one for one in found if facts.parent and one.version.facts.parent == facts.parent)
    events = {name: _of_event(name, found) for name in life_events(facts.bundle)}
    named = {one.version.pk for members in (variants, *events.values()) for one in members}
    return Surroundings(
        offering=offerings.get(version.matter_id),
        variants=variants,
        events=tuple(events.items()),
        comparison=beside,
        compared=tuple(by_code[other.code] for other in beside.others),
        related=tuple([one for one in found if one.version.pk not in named][:RELATED]),
    )


def _near(version: MatterVersion, on: date) -> list[MatterVersion]:
    """The same parent or life event first, then the same category, then the same department; by code."""
    facts = version.facts
    kin = Q(elements__parent=facts.parent) if facts.parent else Q(pk=None)
    for event in life_events(facts.bundle):
        kin |= Q(elements__bundle__icontains=event)
    category = Q(category=version.category)
    alike = category | kin | (Q(department=version.department) if version.department else Q(pk=None))
    nearness = Case(When(kin, then=0), When(category, then=1), default=Value(2), output_field=IntegerField())
    return list(
        MatterVersion.objects.in_force(on)
        .filter(alike, matter__catalogue=version.matter.catalogue_id)
        .exclude(matter=version.matter_id)
        .annotate(nearness=nearness, matter_code=F("matter__code"))
        .select_related("matter__lesson")
        .defer("cells", "matter__lesson__body")
        .order_by("nearness", "matter_code")[:CONSIDERED]
    )


def _offerings(versions: list[MatterVersion], centre: int | None, on: date) -> dict[int, Offering]:
    if centre is None:
        return {}
    matters = [version.matter_id for version in versions]
    running = Offering.objects.running_on(on).filter(centre=centre, matter__in=matters)
    return {offering.matter_id: offering for offering in running}


def _of_event(name: str, found: list[Neighbour]) -> tuple[Neighbour, ...]:
    return tuple(one for one in found if name in life_events(one.version.facts.bundle))
