"""What follows an activation: offerings, the names in lists, lessons. Each works on lines and may be repeated."""

from collections.abc import Sequence

from courses.models import Edition, ImportLine, Matter
from courses.operations import lessons
from courses.operations.offerings import close_offerings, set_offerings

Action = ImportLine.Action


def offer_lines(edition: Edition, lines: Sequence[ImportLine]) -> None:
    """Open, change and close what the centres of the catalogue's own unit handle, from the effective date."""
    on = edition.catalogue_import.effective_on
    matters = _by_code(edition, lines)
    centres = list(edition.catalogue.unit.centres.all())
    wanted = {
        matters[line.code].pk: (line.depth, line.tier)
        for line in lines
        if line.action == Action.CREATE or {"depth", "tier", "retired"} & set(line.others)
    }
    for centre in centres:
        set_offerings(centre, wanted, on=on)
    close_offerings([matters[line.code].pk for line in lines if line.action == Action.RETIRE], on=on)


def settle_names(edition: Edition, lines: Sequence[ImportLine]) -> None:
    """Give the matters the names of their newest version, for lists."""
    changed = []
    for version in edition.versions.filter(matter__code__in=[line.code for line in lines]).select_related("matter"):
        matter, names = version.matter, (version.name, version.category, version.department)
        if (matter.name, matter.category, matter.department) != names:
            matter.name, matter.category, matter.department = names
            changed.append(matter)
    Matter.objects.bulk_update(changed, ["name", "category", "department"])


def publish_lessons(edition: Edition, lines: Sequence[ImportLine]) -> None:
    """Make sure every listed matter has its lesson page, in the right category. A retired matter keeps its own."""
    listed = [line for line in lines if line.action != Action.RETIRE]
    matters = _by_code(edition, listed)
    lessons.publish_lessons(edition, [matters[line.code] for line in listed])


def _by_code(edition: Edition, lines: Sequence[ImportLine]) -> dict[str, Matter]:
    named = Matter.objects.filter(catalogue=edition.catalogue_id, code__in=[line.code for line in lines])
    return {matter.code: matter for matter in named}
