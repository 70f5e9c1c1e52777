"""Reads of the room: what a pack would hold, and the packs there are."""

from dataclasses import dataclass

from django.db.models import QuerySet

from certification.inspection.models import InspectionPack
from certification.inspection.parts import PARTS, Asked, Held
from people.models import Centre


@dataclass(frozen=True, slots=True)
class PlannedPart:
    """A part as it would be packed now, numbered as in the archive."""

    number: int
    title: str
    screen: str
    held: Held


def pack_plan(asked: Asked) -> list[PlannedPart]:
    """Every part from the very values that would be printed; nothing is set or written."""
    return [
        PlannedPart(number, part.title, part.screen(asked), part.hold(asked)) for number, part in enumerate(PARTS, 1)
    ]


def packs_of(centre: Centre) -> QuerySet[InspectionPack]:
    """Packs that were asked for, the newest first, deleted ones among them; one query."""
    return centre.inspection_packs.select_related("asked_by")
