"""More changes at once than a person can answer in a few days are spread over weeks (DESIGN §8).

What counts is what was asked of a person on a day, answered since or not: whoever answers the first checks must not
lose time for the others. For the same reason a later day never shortens what an earlier one gave. The first of a day
keep their own last day; the rest get theirs one after the other, evenly, and never an earlier one than their own.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from certification.awards.domain.policy import CertificationPolicy
from certification.awards.domain.rows import GRANTING, AwardRow, FacetChange, material_changes
from courses.domain.facets import FACETS, Facet, Tier

Slots = Mapping[tuple[Facet, int], date]
"""Of one matter, by facet and version of the change, the day until which it may wait."""
NO_SLOTS: Slots = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Asked:
    """One facet of one matter (by key) that was asked again from that day because of the change to this version."""

    matter: int
    facet: Facet
    version: int
    since: date


def asked_again(
    matter: int, awards: Iterable[AwardRow], changes: Iterable[FacetChange], *, on: date, known_on: date
) -> list[Asked]:
    """What changed materially while an award that covers it was in force."""
    held = [row for row in awards if row.kind in GRANTING and row.recorded_on <= known_on]
    found = []
    for change in material_changes(changes, on=on, known_on=known_on):
        since = max(change.effective_on, change.recorded_on)
        if any(_covers(row, change, since) for row in held):
            found.append(Asked(matter, change.facet, change.version, since))
    return found


def _covers(row: AwardRow, change: FacetChange, since: date) -> bool:
    covered = row.covered(change.facet)
    in_force = row.effective_on <= since and (row.expires_on is None or since <= row.expires_on)
    return in_force and covered is not None and covered < change.version


def spread(
    asked: Iterable[Asked], *, tiers: Mapping[int, Tier], policy: CertificationPolicy
) -> dict[int, dict[tuple[Facet, int], date]]:
    """By matter the last days of what one person can't be asked at once: of each day the strictest tier first, then
    what a citizen feels first. A matter without a tier comes last."""
    by_day: dict[date, dict[tuple[int, Facet], set[int]]] = defaultdict(lambda: defaultdict(set))
    for one in asked:
        by_day[one.since][one.matter, one.facet].add(one.version)

    def order(key: tuple[int, Facet]) -> tuple[str, bool, int, int]:
        matter, facet = key
        return tiers.get(matter, Tier.C), facet not in policy.delta_facets, matter, FACETS.index(facet)

    slots: dict[int, dict[tuple[Facet, int], date]] = defaultdict(dict)
    for day, batch in by_day.items():
        lately = sum(len(other) for since, other in by_day.items() if 0 < (day - since).days < policy.spread_days)
        over = sorted(batch, key=order)[max(0, policy.spread_above - lately) :]
        for place, (matter, facet) in enumerate(over, 1):
            until = day + timedelta(days=-(-policy.spread_days * place // len(over)))
            slots[matter] |= {(facet, version): until for version in batch[matter, facet]}
    return dict(slots)
