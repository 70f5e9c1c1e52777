"""How a centre handles matters on a day: what a certification in them is held to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from courses.domain.facets import Tier
from courses.models import Matter, Offering
from people.models import Centre


@dataclass(frozen=True, slots=True)
class Offer:
    """Tier and depth. A matter the centre does not handle is held to the strictest tier: the shortest validity."""

    tier: Tier = Tier.A
    depth: str = ""


def offers(centre: Centre | None, matters: Iterable[int], *, on: date) -> dict[int, Offer]:
    """The offer of each matter key, in the order given; one query."""
    keys = list(matters)
    rows = Offering.objects.running_on(on).filter(centre=centre, matter__in=keys)
    found = {matter: Offer(Tier(tier), depth) for matter, tier, depth in rows.values_list("matter", "tier", "depth")}
    return {key: found.get(key) or Offer() for key in keys}


def offers_in(matters: Iterable[Matter]) -> dict[int, Offer]:
    """The same from matters that `courses.queries` annotated already; no query."""
    return {m.pk: Offer(Tier(m.tier), m.depth or "") if m.tier else Offer() for m in matters}
