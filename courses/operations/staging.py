"""Reading a file into a plan. The plan is stored for a person to look at; nothing in force changes."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from courses.domain.elements import Elements
from courses.domain.facets import Depth, Tier
from courses.domain.plan import Known, Plan, make_plan
from courses.domain.reading import Kind, Mapping, Reading, Scope, read_source
from courses.domain.source import Format, Source
from courses.models import Catalogue, CatalogueImport, MatterRetirement, MatterVersion, Offering
from courses.operations.receiving import keep_beginning, receive_file
from courses.operations.storing import Findings, storing
from courses.queries.editions import newest_edition_number
from courses.readers import read_file
from people.models import User


@dataclass(frozen=True, slots=True)
class Draft:
    """A file read and compared, not stored: what a dry run shows."""

    plan: Plan
    reading: Reading
    format: Format
    encoding: str
    scope: Scope
    sha256: str
    base: int

    @property
    def mapping(self) -> Mapping:
        return self.reading.mapping

    @property
    def is_sample(self) -> bool:
        return self.reading.is_sample


def draft_import(
    catalogue: Catalogue | None,
    data: bytes,
    *,
    mapping: Mapping | None = None,
    scope: Scope | None = None,
    renames: dict[str, str] | None = None,
) -> Draft:
    """Read the bytes of a file and plan them against the catalogue (None: against an empty one).

    `scope` None: a list is taken as full; a guide never is. `renames` are a person's answers, see make_plan.
    Raises courses.domain.problems.Refusal where the file can't be read as matters. Writes nothing.
    """
    return _drafted(catalogue, data, read_file(data), mapping=mapping, scope=scope, renames=renames)


def stage_import(
    catalogue: Catalogue,
    *,
    data: bytes,
    file_name: str,
    effective_on: date,
    by: User | None,
    at: datetime,
    source: str = "",
    mapping: Mapping | None = None,
    scope: Scope | None = None,
) -> CatalogueImport:
    """Read a file and store its plan at once; raises Refusal (and stores nothing) where it can't be read.

    `mapping` and `scope` are what a person says of the file, see draft_import.
    """
    return stage_source(
        catalogue,
        read_file(data),
        data=data,
        file_name=file_name,
        effective_on=effective_on,
        by=by,
        at=at,
        source=source,
        mapping=mapping,
        scope=scope,
    )


def stage_source(
    catalogue: Catalogue,
    held: Source,
    *,
    data: bytes,
    file_name: str,
    effective_on: date,
    by: User | None,
    at: datetime,
    source: str = "",
    mapping: Mapping | None = None,
    scope: Scope | None = None,
) -> CatalogueImport:
    """Store the plan of a file that has been read: `held` is what its bytes, `data`, hold."""
    draft = _drafted(catalogue, data, held, mapping=mapping, scope=scope)
    found = receive_file(
        catalogue, data=data, file_name=file_name, source=source, effective_on=effective_on, by=by, at=at
    )
    keep_beginning(found.file, held)
    told = told_of(draft.reading, scope=draft.scope, format=draft.format, encoding=draft.encoding)
    for _ in storing(found, Findings(draft.plan, draft.base, told), at=at):
        pass
    return found


def _drafted(
    catalogue: Catalogue | None,
    data: bytes,
    held: Source,
    *,
    mapping: Mapping | None,
    scope: Scope | None,
    renames: dict[str, str] | None = None,
) -> Draft:
    read = read_source(held, mapping=mapping)
    said = scope_of(read, scope or Scope.FULL)
    plan, base = planned_against(catalogue, read, scope=said, renames=renames)
    return Draft(plan, read, held.format, held.encoding, said, sha256(data).hexdigest(), base)


def planned_against(
    catalogue: Catalogue | None, read: Reading, *, scope: Scope, renames: dict[str, str] | None = None
) -> tuple[Plan, int]:
    """The plan of what was read, and the number of the edition it is made against (0: none)."""
    base = newest_edition_number(catalogue) if catalogue else 0
    known = known_matters(catalogue) if catalogue else {}
    plan = make_plan(read.records, known, problems=read.problems, full=scope is Scope.FULL, renames=renames)
    return plan, base


def scope_of(read: Reading, said: Scope) -> Scope:
    """A guide tells of its own matters only, whatever anybody says."""
    return Scope.PART if read.kind is Kind.GUIDE else said


def told_of(read: Reading, *, scope: Scope, format: Format, encoding: str) -> dict[str, Any]:
    """What an import keeps of its reading besides the plan: fields of the import."""
    return {
        "mapping": read.mapping.to_json(),
        "recognised": {
            "kind": read.kind.value,
            "confidence": read.confidence,
            "format": format.value,
            "encoding": encoding,
            "left_aside": list(read.left_aside),
            "matters": len(read.records),
        },
        "scope": scope.value,
        "is_sample": read.is_sample,
    }


def known_matters(catalogue: Catalogue) -> dict[str, Known]:
    """Every matter of the catalogue by code: its newest activated version, and how centres handle it."""
    versions = MatterVersion.objects.newest().filter(matter__catalogue=catalogue).select_related("edition")
    retired = dict(
        MatterRetirement.objects.filter(matter__catalogue=catalogue, edition__activation__isnull=False)
        .order_by("edition__number")
        .values_list("matter", "edition__number")
    )
    handled = defaultdict(list)
    for matter, depth, tier in Offering.objects.filter(
        matter__catalogue=catalogue, centre__unit=catalogue.unit_id, ends_on=None
    ).values_list("matter", "depth", "tier"):
        handled[matter].append((Depth(depth) if depth else None, Tier(tier)))
    return {
        version.elements["code"]: Known(
            Elements.from_json(version.elements),
            version.cells,
            retired.get(version.matter_id, 0) > version.edition.number,
            tuple(handled[version.matter_id]),
        )
        for version in versions.iterator(chunk_size=500)
    }
