"""What a search shows of the matters it found: why, and who handles those the own centre does not."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from courses.domain.search.why import Why, why, why_near
from courses.models import MatterVersion, Offering
from courses.queries.matters import with_offering
from courses.queries.search import Search

NAMED = 2


@dataclass(frozen=True, slots=True)
class Hit:
    """A version found, with its lesson and the `tier` and `depth` of the centre.

    `handled_by` names the first centres that handle it where the own doesn't, `more` counts the rest.
    """

    version: MatterVersion
    why: Why
    handled_by: tuple[str, ...] = ()
    more: int = 0


def hits(found: Search, keys: Sequence[int], on: date, *, centre: int | None) -> list[Hit]:
    """The versions of one page with their reasons; one query more where the centre doesn't handle some."""
    rows = MatterVersion.objects.filter(pk__in=keys).select_related("matter__lesson", "search_entry")
    versions = {one.pk: one for one in with_offering(rows, centre or 0, on, matter="matter")}
    centres = _handling([one.matter_id for one in versions.values() if one.tier is None] if centre else [], on)
    return [
        Hit(one, _why(found, one), tuple(centres[one.matter_id][:NAMED]), max(0, len(centres[one.matter_id]) - NAMED))
        for one in map(versions.__getitem__, keys)
    ]


def _why(found: Search, version: MatterVersion) -> Why:
    if found.near:
        return why_near(version.facts, found.typed)
    entry = version.search_entry
    kept = {"name_readings": entry.name_readings, "spoken_readings": entry.spoken_readings}
    return why(version.facts, found.words, **kept)


def _handling(matters: list[int], on: date) -> dict[int, list[str]]:
    names: dict[int, list[str]] = defaultdict(list)
    if matters:
        rows = Offering.objects.running_on(on).filter(matter__in=matters).order_by("centre__unit__code", "centre__name")
        for matter, name in rows.values_list("matter", "centre__name"):
            names[matter].append(name)
    return names
