"""A stored plan, page by page, with what stood before beside what would stand."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from courses.domain.elements import Elements
from courses.domain.facets import Facet
from courses.domain.wording import element_text, facet_lines
from courses.models import CatalogueImport, Edition, ImportLine, MatterVersion


@dataclass(frozen=True, slots=True)
class Difference:
    """One facet (or other element) of a changed matter: lines as they stood and as they would stand."""

    name: str
    is_facet: bool
    kind: str
    old: tuple[tuple[str, bool], ...]
    new: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class PlannedMatter:
    """A line of the plan and its differences."""

    line: ImportLine
    differences: tuple[Difference, ...]


def imports_of(catalogues: QuerySet) -> QuerySet[CatalogueImport]:
    """All imports of these catalogues, newest first, without their heavy columns."""
    return (
        CatalogueImport.objects.filter(catalogue__in=catalogues)
        .defer("problems", "mapping")
        .select_related("catalogue", "by", "edition")
    )


def planned_matters(found: CatalogueImport, lines: Sequence[ImportLine]) -> list[PlannedMatter]:
    """The lines with their differences; two queries for any number of lines."""
    codes = [line.code for line in lines if line.action == ImportLine.Action.UPDATE]
    before = {version.matter.code: version.facts for version in _before(found, codes)}
    return [PlannedMatter(line, tuple(_differences(line, before.get(line.code)))) for line in lines]


def _before(found: CatalogueImport, codes: list[str]) -> QuerySet[MatterVersion]:
    """The versions the plan was made against, applied since or not."""
    edition = Edition.objects.filter(catalogue_import=found).first()
    versions = MatterVersion.objects.activated().filter(matter__catalogue=found.catalogue_id, matter__code__in=codes)
    if edition:
        versions = versions.filter(edition__number__lt=edition.number)
    return versions.select_related("matter").order_by("matter", "number")


def _differences(line: ImportLine, before: Elements | None) -> list[Difference]:
    if before is None or line.elements is None:
        return [Difference(name, False, "", (), ()) for name in line.others]
    after = Elements.from_json(line.elements)
    facets = [
        _difference(change["facet"], change["kind"], facet_lines(before, facet), facet_lines(after, facet))
        for change in line.changes
        for facet in [Facet(change["facet"])]
    ]
    others = [
        _difference(name, "", _lines(before, name), _lines(after, name)) for name in line.others if hasattr(after, name)
    ]
    return facets + others


def _lines(elements: Elements, name: str) -> tuple[str, ...]:
    return tuple(element_text(elements, name).split("\n")) if element_text(elements, name) else ()


def _difference(name: str, kind: str, old: tuple[str, ...], new: tuple[str, ...]) -> Difference:
    return Difference(
        name,
        bool(kind),
        kind,
        tuple((line, line not in new) for line in old),
        tuple((line, line not in old) for line in new),
    )
