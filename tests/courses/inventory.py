"""Everything a catalogue holds, row by row and without keys, so that two catalogues can be compared."""

from typing import Any

from courses.models import (
    Activation,
    Catalogue,
    CategoryPage,
    Edition,
    FacetChange,
    LessonPage,
    Matter,
    MatterRetirement,
    MatterVersion,
    Offering,
)
from ledger.models import AuditEntry, OutboxMessage

WHEN = ("effective_at", "recorded_at")
# A workbook holds the second it was written in, so the same list twice is not the same bytes.
OF_THE_FILE = ("sha256", "bytes")


def inventory(catalogue: Catalogue) -> dict[str, list[Any]]:
    """Rows by what they are called, each by its natural keys and everything it says."""
    of_it = {"matter__catalogue": catalogue}
    codes = dict(Matter.objects.filter(catalogue=catalogue).values_list("pk", "code"))
    index = catalogue.lesson_index
    return {
        "matters": rows(Matter.objects.filter(catalogue=catalogue), "code", "name", "category", "department"),
        "editions": rows(Edition.objects.filter(catalogue=catalogue), "number", *WHEN),
        "activations": rows(Activation.objects.filter(edition__catalogue=catalogue), "edition__number", *WHEN),
        "versions": rows(
            MatterVersion.objects.filter(**of_it),
            *("matter__code", "number", "edition__number", "name", "category", "department"),
            *("elements", "cells", "digest", *WHEN),
        ),
        "retirements": rows(MatterRetirement.objects.filter(**of_it), "matter__code", "edition__number", *WHEN),
        "changes": rows(
            FacetChange.objects.filter(**of_it),
            *("matter__code", "facet", "kind", "reason", "from_version__number", "to_version__number", *WHEN),
        ),
        "offerings": rows(Offering.objects.filter(**of_it), "matter__code", "depth", "tier", "starts_on", "ends_on"),
        "categories": [
            (page.title, page.slug, page.numchild, page.path.removeprefix(index.path))
            for page in CategoryPage.objects.child_of(index).order_by("path")
        ],
        "lessons": [
            (page.matter.code, page.title, page.slug, page.path.removeprefix(index.path), str(page.body))
            for page in LessonPage.objects.descendant_of(index).select_related("matter").order_by("path")
        ],
        "messages": [
            [sorted(codes[pk] for pk in message.payload["matters"]), len(message.payload["changes"])]
            for message in OutboxMessage.objects.filter(topic="catalogue.applied", payload__catalogue=catalogue.pk)
        ],
        "audit": [
            (entry.action, {name: value for name, value in entry.detail.items() if name not in OF_THE_FILE})
            for found in catalogue.imports.order_by("pk")
            for entry in AuditEntry.objects.filter(subject=f"courses.catalogueimport:{found.pk}").order_by("pk")
        ],
        "imports": rows(catalogue.imports.all(), "state", "cursor", "applied_at", "plan"),
    }


def rows(found: Any, *names: str) -> list[Any]:
    return sorted(found.order_by().values_list(*names), key=repr)
