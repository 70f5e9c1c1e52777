"""Staging lines of a plan as versions, facet changes and retirements of an edition that isn't in force yet."""

from collections.abc import Sequence

from django.db.models import Max

from courses.domain.elements import Elements
from courses.domain.fingerprint import digest
from courses.models import Edition, FacetChange, ImportLine, Matter, MatterRetirement, MatterVersion
from courses.operations.search import index_versions

Action = ImportLine.Action


def stage_lines(edition: Edition, lines: Sequence[ImportLine]) -> None:
    """Write what these lines say; lines already written for this edition are left alone."""
    matters = _matters(edition, lines)
    _write_versions(edition, [line for line in lines if line.elements is not None], matters)
    retired = MatterRetirement.objects.filter(edition=edition, matter__in=matters.values())
    done = set(retired.values_list("matter", flat=True))
    MatterRetirement.objects.bulk_create(
        MatterRetirement(matter=matters[line.code], edition=edition, **_when(edition))
        for line in lines
        if line.action == Action.RETIRE and matters[line.code].pk not in done
    )


def _matters(edition: Edition, lines: Sequence[ImportLine]) -> dict[str, Matter]:
    """The lines' matters by code; unknown ones are entered and stay unseen until the edition is activated."""
    named = Matter.objects.filter(catalogue=edition.catalogue_id, code__in=[line.code for line in lines])
    known = {matter.code: matter for matter in named}
    new = [
        Matter(
            catalogue_id=edition.catalogue_id,
            code=line.code,
            name=line.name,
            category=line.elements["category"],
            department=line.elements["department"],
        )
        for line in lines
        if line.code not in known and line.elements is not None
    ]
    return known | {matter.code: matter for matter in Matter.objects.bulk_create(new)}


def _write_versions(edition: Edition, lines: Sequence[ImportLine], matters: dict[str, Matter]) -> None:
    keys = [matters[line.code].pk for line in lines]
    written = set(edition.versions.filter(matter__in=keys).values_list("matter", flat=True))
    numbers = dict(
        MatterVersion.objects.filter(matter__in=keys).values_list("matter").annotate(Max("number")).order_by()
    )
    before = {version.matter_id: version for version in MatterVersion.objects.newest().filter(matter__in=keys)}
    todo = [line for line in lines if matters[line.code].pk not in written]
    versions = MatterVersion.objects.bulk_create(
        _version(edition, line, matters[line.code], numbers.get(matters[line.code].pk, 0) + 1) for line in todo
    )
    index_versions(versions)
    FacetChange.objects.bulk_create(
        FacetChange(
            matter_id=version.matter_id,
            facet=change["facet"],
            kind=change["kind"],
            reason=change["reason"],
            from_version=before[version.matter_id],
            to_version=version,
            **_when(edition),
        )
        for line, version in zip(todo, versions, strict=True)
        for change in line.changes
    )


def _version(edition: Edition, line: ImportLine, matter: Matter, number: int) -> MatterVersion:
    elements = Elements.from_json(line.elements)
    return MatterVersion(
        matter=matter,
        number=number,
        edition=edition,
        name=elements.name,
        category=elements.category,
        department=elements.department,
        elements=line.elements,
        cells=line.cells,
        digest=digest(elements),
        **_when(edition),
    )


def _when(edition: Edition) -> dict[str, object]:
    return {"effective_at": edition.effective_at, "recorded_at": edition.recorded_at}
