"""Until when changes may wait of which too many came to one person at once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from certification.awards.domain.policy import CertificationPolicy
from certification.awards.domain.rows import AwardRow, FacetChange
from certification.awards.domain.spreading import Asked, Slots, asked_again, spread
from courses.domain.facets import Tier
from courses.models import Offering

Pair = tuple[int, int]


def slots_of(
    acts: Mapping[Pair, Iterable[AwardRow]],
    changes: Mapping[int, Iterable[FacetChange]],
    *,
    policy: CertificationPolicy,
    on: date,
    known_on: date,
) -> dict[Pair, Slots]:
    """By (clerk key, matter key), from all acts of these clerks. No query unless somebody was asked that much; then
    one, for the tiers: the strictest any centre gives the matter, so that every page comes to the same days."""
    asked: dict[int, list[Asked]] = defaultdict(list)
    for (clerk, matter), rows in acts.items():
        if found := changes.get(matter):
            asked[clerk] += asked_again(matter, rows, found, on=on, known_on=known_on)
    many = {clerk: own for clerk, own in asked.items() if len(own) > policy.spread_above}
    if not many:
        return {}
    tiers: dict[int, Tier] = {}
    matters = {one.matter for own in many.values() for one in own}
    rows = Offering.objects.running_on(on).filter(matter__in=matters).values_list("matter", "tier")
    for matter, tier in rows:
        tiers[matter] = min(tiers.get(matter, Tier(tier)), Tier(tier))
    return {
        (clerk, matter): slots
        for clerk, own in many.items()
        for matter, slots in spread(own, tiers=tiers, policy=policy).items()
    }
