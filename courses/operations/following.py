"""What follows an activation: offerings, the names in lists, lessons. Each works on lines and may be repeated."""

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from courses.models import Edition, ImportLine, Matter, MatterRetirement
from courses.operations import lessons
from courses.operations.lines import matters_of
from courses.operations.offerings import close_offerings, reopen_offerings, set_offerings
from ledger import audit

Action = ImportLine.Action
NAMES = ("name", "category", "department")


def offer_lines(edition: Edition, lines: Sequence[ImportLine]) -> None:
    """Open, change and close what centres handle, from the effective date.

    Depth and tier of the list are those of the catalogue's own unit; a centre below it has its own, and takes over what
    is new by itself. What is retired ends everywhere, and what is listed again goes on wherever it had to stop.
    """
    on = edition.catalogue_import.effective_on
    matters = matters_of(edition, lines)
    centres = list(edition.catalogue.unit.centres.all())
    wanted = {
        matters[line.code].pk: (line.depth, line.tier)
        for line in lines
        if line.action == Action.CREATE or {"depth", "tier", "retired"} & set(line.others)
    }
    again = [matters[line.code].pk for line in lines if "retired" in line.others]
    reopen_offerings(_retired_on(edition, again), on=on)
    for centre in centres:
        set_offerings(centre, wanted, on=on, again=again)
    close_offerings([matters[line.code].pk for line in lines if line.action == Action.RETIRE], on=on)


def settle_names(edition: Edition, lines: Sequence[ImportLine]) -> None:
    """Give the matters the names of their newest version, for lists, and the code a person said they have now."""
    matters = matters_of(edition, lines)
    _recode(edition, lines, matters)
    versions = {version.matter_id: version for version in edition.versions.filter(matter__in=matters.values())}
    changed = []
    for matter in matters.values():
        version = versions.get(matter.pk)
        names = tuple(getattr(version, name) for name in NAMES) if version else ()
        if names and names != tuple(getattr(matter, name) for name in NAMES):
            matter.name, matter.category, matter.department = names
            changed.append(matter)
    Matter.objects.bulk_update(changed, NAMES)


def _recode(edition: Edition, lines: Sequence[ImportLine], matters: dict[str, Matter]) -> None:
    """The same matter under another code. A row that some withdrawn edition left under the new code makes way."""
    for line in lines:
        matter = matters.get(line.code)
        if not line.was or matter is None or matter.code == line.code:
            continue
        for shadow in Matter.objects.filter(catalogue=edition.catalogue_id, code=line.code):
            shadow.code = f"{shadow.code[:60]}~{shadow.pk}"
            shadow.save(update_fields=["code"])
        matter.code = line.code
        matter.save(update_fields=["code"])
        audit.record("matter.recoded", matter, by=None, at=edition.recorded_at, old=line.was, new=line.code)


def publish_lessons(edition: Edition, lines: Sequence[ImportLine]) -> None:
    """Make sure every listed matter has its lesson page, in the right category. A retired matter keeps its own."""
    listed = [line for line in lines if line.action != Action.RETIRE]
    matters = matters_of(edition, listed)
    lessons.publish_lessons(edition, [matters[line.code] for line in listed])


def _retired_on(edition: Edition, matters: Sequence[int]) -> dict[int, date]:
    """The day each of these matters was last retired on, before this edition."""
    rows = MatterRetirement.objects.filter(
        matter__in=matters, edition__activation__isnull=False, edition__number__lt=edition.number
    )
    newest = rows.order_by("edition__number").values_list("matter", "effective_at")
    return {matter: timezone.localdate(at) for matter, at in newest}
