"""Going back to what stood before an edition: a plan like any other, made from earlier versions in place of a file.

Nothing is undone behind anybody's back: versions stay, the way back is a new edition, and whoever proved a facet in the
meantime is asked again where its facts change again.
"""

from datetime import date, datetime

from django.db import transaction

from courses.domain.elements import Elements
from courses.domain.facets import Depth, Tier
from courses.domain.plan import make_plan
from courses.domain.records import Record
from courses.models import CatalogueImport, Edition, ImportLine, MatterRetirement, MatterVersion
from courses.operations.staging import known_matters
from courses.operations.storing import Findings
from courses.queries.editions import newest_edition_number
from ledger import audit
from people.models import User

Action = ImportLine.Action
State = CatalogueImport.State
HANDLING = {"depth", "tier", "retired"}


@transaction.atomic
def plan_restore(found: CatalogueImport, *, effective_on: date, by: User, at: datetime) -> CatalogueImport:
    """Open an import that goes back to what stood before this applied one; it waits to be read like a file."""
    edition = Edition.objects.get(catalogue_import=found, activation__isnull=False)
    opened = CatalogueImport.objects.create(
        catalogue_id=found.catalogue_id,
        source=found.source,
        file_name=found.file_name,
        restores=edition,
        effective_on=effective_on,
        by=by,
        staged_at=at,
        touched_at=at,
    )
    audit.record("catalogue.restore_planned", opened, by=by, at=at, before=edition.number)
    return opened


def restoring_plan(found: CatalogueImport) -> Findings:
    """What the catalogue said before the edition, planned as a full list against what it says now."""
    edition = found.restores
    base, known = newest_edition_number(found.catalogue), known_matters(found.catalogue)
    codes = {pk: code for code, pk in _codes_now(found).items()}
    records, renames = [], {}
    handled = _handled_before(edition)
    for version in _versions_before(edition):
        record = Record(
            Elements.from_json(version.elements), *handled.get(version.matter_id, (None, None)), version.cells
        )
        records.append(record)
        if codes[version.matter_id] != record.code:
            renames[record.code] = codes[version.matter_id]
    before = Edition.objects.filter(
        catalogue=edition.catalogue_id, number__lt=edition.number, activation__isnull=False
    ).select_related("catalogue_import")
    last = before.order_by("number").last()
    plan = make_plan(records, known, full=True, renames=renames)
    return Findings(plan, base, {"scope": "full", "is_sample": bool(last and last.catalogue_import.is_sample)})


def _versions_before(edition: Edition) -> list[MatterVersion]:
    """The newest version of every matter listed just before the edition, in the order of the catalogue."""
    earlier = MatterVersion.objects.activated().filter(
        matter__catalogue=edition.catalogue_id, edition__number__lt=edition.number
    )
    newest = {version.matter_id: version for version in earlier.select_related("edition").order_by("matter", "number")}
    retired = dict(
        MatterRetirement.objects.filter(
            matter__catalogue=edition.catalogue_id,
            edition__activation__isnull=False,
            edition__number__lt=edition.number,
        )
        .order_by("edition__number")
        .values_list("matter", "edition__number")
    )
    return [version for pk, version in sorted(newest.items()) if retired.get(pk, 0) <= version.edition.number]


def _codes_now(found: CatalogueImport) -> dict[str, int]:
    versions = MatterVersion.objects.newest().filter(matter__catalogue=found.catalogue_id)
    return {version.elements["code"]: version.matter_id for version in versions.only("matter_id", "elements")}


def _handled_before(edition: Edition) -> dict[int, tuple[Depth | None, Tier | None]]:
    """Depth and tier as the list before named them, of matters whose handling this edition or a later one changed."""
    later = ImportLine.objects.filter(
        catalogue_import__edition__catalogue=edition.catalogue_id,
        catalogue_import__edition__number__gte=edition.number,
        catalogue_import__edition__activation__isnull=False,
    )
    touched = {
        line.code
        for line in later.only("code", "action", "others")
        if line.action == Action.RETIRE or HANDLING & set(line.others)
    }
    listed = ImportLine.objects.filter(
        catalogue_import__edition__catalogue=edition.catalogue_id,
        catalogue_import__edition__number__lt=edition.number,
        catalogue_import__edition__activation__isnull=False,
        code__in=touched,
    ).order_by("catalogue_import__edition__number")
    found: dict[str, tuple[Depth | None, Tier | None]] = {}
    for line in listed.only("code", "depth", "tier"):
        depth, tier = found.get(line.code, (None, None))
        found[line.code] = (Depth(line.depth) if line.depth else depth, Tier(line.tier) if line.tier else tier)
    keys = dict(edition.catalogue.matters.filter(code__in=found).values_list("code", "pk"))
    return {keys[code]: handling for code, handling in found.items() if code in keys}
