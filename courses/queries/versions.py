"""The version of a matter that holds on a day."""

from collections.abc import Iterable
from datetime import date

from courses.models import Matter, MatterVersion


def version_in_force(matter: Matter, on: date) -> MatterVersion | None:
    """The version that holds on that day; None before the first and after retirement."""
    return (
        MatterVersion.objects.in_force(on).filter(matter=matter).select_related("matter__catalogue", "edition").first()
    )


def versions_in_force(matters: Iterable[Matter | int], on: date) -> dict[int, MatterVersion]:
    """The versions that hold on that day by matter key, in one query; matters without one are left out."""
    found = MatterVersion.objects.in_force(on).filter(matter__in=list(matters)).select_related("matter", "edition")
    return {version.matter_id: version for version in found}
