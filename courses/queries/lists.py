"""The course list: lessons of the matters a person may look up, grouped by category."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Min, OuterRef, QuerySet, Subquery

from courses.models import Matter, MatterVersion
from courses.queries.matters import with_offering


@dataclass(frozen=True, slots=True)
class Category:
    """A category (领域), how many matters it has, and those that are shown: each with `lesson`, `spoken`,
    `tier` and `depth`."""

    name: str
    count: int
    matters: tuple[Matter, ...] = ()


def matters_listed(on: date, *, centre: int | None = None, category: str | None = None) -> QuerySet[Matter]:
    """Matters in force that day, of one centre or of every catalogue; `category` keeps one category.

    Each carries `spoken` (how people say it), `tier` and `depth` (of the centre) and its lesson.
    """
    in_force = MatterVersion.objects.in_force(on)
    matters = with_offering(Matter.objects.filter(pk__in=in_force.values("matter")), centre or 0, on)
    if category is not None:
        matters = matters.filter(category=category)
    if centre:
        matters = matters.filter(tier__isnull=False)
    spoken = in_force.filter(matter=OuterRef("pk")).values("elements__spoken")[:1]
    return matters.annotate(spoken=Subquery(spoken)).select_related("lesson").order_by("catalogue", "category", "code")


def categories_of(matters: QuerySet[Matter]) -> list[Category]:
    """The categories of the matters with their counts, in the order the list first named them."""
    rows = matters.order_by().values("category").annotate(first=Min("pk"), count=Count("pk")).order_by("first")
    return [Category(name, count) for name, count in rows.values_list("category", "count")]


def filled(categories: list[Category], matters: QuerySet[Matter]) -> list[Category]:
    """The categories with their matters, in the order the matters come."""
    found: dict[str, list[Matter]] = {}
    for matter in matters:
        found.setdefault(matter.category, []).append(matter)
    return [Category(one.name, one.count, tuple(found.get(one.name, ()))) for one in categories]
