"""Reading a file into a plan. The plan is stored for a person to look at; nothing in force changes."""

from collections import defaultdict
from dataclasses import asdict, dataclass
from datetime import date, datetime
from hashlib import sha256

from django.db import transaction

from courses.chunks import chunks
from courses.domain.elements import Elements
from courses.domain.facets import Depth, Tier
from courses.domain.plan import Action, Known, Plan, PlanLine, make_plan
from courses.domain.reading import Kind, Mapping, Reading, Scope, read_source
from courses.domain.source import Format
from courses.models import Catalogue, CatalogueImport, ImportLine, MatterRetirement, MatterVersion, Offering
from courses.queries.editions import newest_edition_number
from courses.readers import read_file
from ledger import audit
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
    source = read_file(data)
    reading = read_source(source, mapping=mapping)
    base = newest_edition_number(catalogue) if catalogue else 0
    known = known_matters(catalogue) if catalogue else {}
    said = Scope.PART if reading.kind is Kind.GUIDE else scope or Scope.FULL
    plan = make_plan(reading.records, known, problems=reading.problems, full=said is Scope.FULL, renames=renames)
    return Draft(plan, reading, source.format, source.encoding, said, sha256(data).hexdigest(), base)


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
    """Read a file and store its plan; raises Refusal (and stores nothing) where it can't be read.

    `mapping` and `scope` are what a person says of the file, see draft_import.
    Lines are written in chunks, so a plan counts only once its state has left "being read".
    """
    draft = draft_import(catalogue, data, mapping=mapping, scope=scope)
    found = CatalogueImport.objects.create(
        catalogue=catalogue,
        source=source,
        file_name=file_name[:200],
        sha256=draft.sha256,
        mapping=draft.mapping.to_json(),
        plan={action.value: draft.plan.count(action) for action in Action},
        problems=[problem.to_json() for problem in draft.plan.problems],
        is_sample=draft.is_sample,
        base=draft.base,
        effective_on=effective_on,
        by=by,
        staged_at=at,
    )
    for piece in chunks(enumerate(draft.plan.lines, 1)):
        ImportLine.objects.bulk_create(_stored(found, position, line) for position, line in piece)
    with transaction.atomic():
        state = CatalogueImport.State
        found.state = state.REFUSED if draft.plan.has_errors else state.PLANNED
        found.save(update_fields=["state"])
        audit.record("catalogue.staged", found, by=by, at=at, sha256=found.sha256, plan=found.plan)
    return found


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


def _stored(found: CatalogueImport, position: int, line: PlanLine) -> ImportLine:
    record = line.record
    return ImportLine(
        catalogue_import=found,
        position=position,
        row=record.row if record else None,
        code=line.code,
        name=line.name,
        action=line.action,
        changes=[asdict(change) for change in line.changes],
        others=list(line.others),
        elements=record.elements.to_json() if record and line.writes_version else None,
        cells=record.cells if record and line.writes_version else {},
        depth=(record.depth if record else None) or "",
        tier=(record.tier if record else None) or "",
    )
