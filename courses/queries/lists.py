"""The course list: lessons of the matters a person may look up, grouped by category."""

from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery

from courses.domain.fingerprint import searchable
from courses.models import Matter, MatterVersion
from courses.queries.matters import with_offering


@dataclass(frozen=True, slots=True)
class Category:
    """A category (领域) and its matters, each with `lesson`, `spoken`, `tier` and `depth`."""

    name: str
    matters: list[Matter]


def matters_listed(on: date, *, centre: int | None = None, words: str = "", category: str = "") -> QuerySet[Matter]:
    """Matters in force that day, of one centre or of every catalogue, that hold all the words somewhere.

    Each carries `spoken` (how people say it), `tier` and `depth` (of the centre) and its lesson.
    """
    versions = MatterVersion.objects.in_force(on)
    for word in words.split():
        versions = versions.filter(search_text__contains=searchable(word))
    matters = Matter.objects.filter(pk__in=versions.values("matter"))
    if category:
        matters = matters.filter(category=category)
    matters = with_offering(matters, centre or 0, on)
    if centre:
        matters = matters.filter(tier__isnull=False)
    spoken = MatterVersion.objects.in_force(on).filter(matter=OuterRef("pk")).values("elements__spoken")[:1]
    return matters.annotate(spoken=Subquery(spoken)).select_related("lesson").order_by("catalogue", "category", "code")


def grouped(matters: QuerySet[Matter]) -> list[Category]:
    """The matters by category; categories in the order the list first named them, matters as they come."""
    found: dict[str, list[Matter]] = {}
    for matter in matters:
        found.setdefault(matter.category, []).append(matter)
    categories = [Category(name, members) for name, members in found.items()]
    return sorted(categories, key=lambda category: min(matter.pk for matter in category.matters))
