"""Staging lines of a plan as versions, facet changes and retirements of an edition that isn't in force yet."""

from collections.abc import Sequence

from django.db.models import Max

from courses.domain.elements import Elements
from courses.domain.fingerprint import digest
from courses.models import Edition, FacetChange, ImportLine, Matter, MatterRetirement, MatterVersion
from courses.operations.lines import matters_of
from courses.operations.search import index_versions
from ledger import audit
from people.models import User

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
    known = matters_of(edition, lines)
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
    pairs = list(zip(todo, versions, strict=True))
    FacetChange.objects.bulk_create(
        _change(edition, before[version.matter_id], version, change["facet"], change["kind"], change["reason"])
        for line, version in pairs
        for change in line.changes
    )
    _write_decisions(edition, pairs, before)


def _write_decisions(
    edition: Edition, pairs: Sequence[tuple[ImportLine, MatterVersion]], before: dict[int, MatterVersion]
) -> None:
    """What people said of changes while they were planned, after the rule's own rows, which it overrules."""
    people = User.objects.in_bulk({said["by"] for line, _ in pairs for said in line.decisions.values()})
    decided = FacetChange.objects.bulk_create(
        _change(
            edition,
            before[version.matter_id],
            version,
            facet,
            said["kind"],
            said["reason"],
            decided_by=people[said["by"]],
        )
        for line, version in pairs
        for facet, said in sorted(line.decisions.items())
    )
    for change in decided:
        detail = {"facet": change.facet, "kind": change.kind, "reason": change.reason, "planned": True}
        audit.record("facet_change.decided", change, by=change.decided_by, at=edition.recorded_at, **detail)


def _change(
    edition: Edition,
    before: MatterVersion,
    after: MatterVersion,
    facet: str,
    kind: str,
    reason: str,
    *,
    decided_by: User | None = None,
) -> FacetChange:
    return FacetChange(
        matter_id=after.matter_id,
        facet=facet,
        kind=kind,
        reason=reason,
        decided_by=decided_by,
        from_version=before,
        to_version=after,
        **_when(edition),
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
