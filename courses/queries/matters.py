"""Matters by where they are handled and what they resemble."""

from datetime import date

from django.db.models import Case, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When

from courses.models import Matter, MatterVersion, Offering
from people.models import Centre

SIBLINGS = 12


def matters_offered(centre: Centre, on: date) -> QuerySet[Matter]:
    """Matters in force that the centre handles that day, with `tier` and `depth`; by category, then code."""
    return (
        with_offering(Matter.objects.all(), centre, on)
        .filter(tier__isnull=False, pk__in=MatterVersion.objects.in_force(on).values("matter"))
        .order_by("category", "code")
    )


def with_offering(rows: QuerySet, centre: Centre | int, on: date, *, matter: str = "pk") -> QuerySet:
    """The rows with the `tier` and `depth` this centre handles their matter in that day (None: not at all).

    `matter` names the matter's key on the rows.
    """
    running = Offering.objects.running_on(on).filter(centre=centre, matter=OuterRef(matter))
    return rows.annotate(tier=Subquery(running.values("tier")[:1]), depth=Subquery(running.values("depth")[:1]))


def siblings_of(matter: Matter, on: date, *, limit: int = SIBLINGS) -> QuerySet[MatterVersion]:
    """Versions in force of the nearest other matters: same category first, then same department, by code."""
    alike = Q(matter__category=matter.category)
    if matter.department:
        alike |= Q(matter__department=matter.department)
    near = Case(When(matter__category=matter.category, then=Value(0)), default=Value(1), output_field=IntegerField())
    return (
        MatterVersion.objects.in_force(on)
        .filter(alike, matter__catalogue=matter.catalogue_id)
        .exclude(matter=matter)
        .annotate(nearness=near, matter_code=F("matter__code"))
        .select_related("matter")
        .order_by("nearness", "matter_code")[:limit]
    )
