"""Yearly cases of a matter at a centre, which of them count on a day, and what stands in where nobody counted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from statistics import median_low

from courses.domain.facets import Tier

FIRST_YEAR = 2000
MOST_CASES = 9_999_999
TIER_WEIGHT = {Tier.A: 3, Tier.B: 2, Tier.C: 1}
"""How often matters come where a centre has counted nothing at all."""


@dataclass(frozen=True, slots=True)
class Counted:
    """So many cases of a matter (by key) in a calendar year."""

    matter: int
    year: int
    cases: int


def last_full_year(on: date) -> int:
    """The newest calendar year that has ended by the end of that day."""
    return on.year if (on.month, on.day) == (12, 31) else on.year - 1


def counting(counted: Iterable[Counted], *, on: date) -> dict[int, Counted]:
    """Of every matter the newest full year. A later one of the same matter and year corrects an earlier one."""
    last, found = last_full_year(on), dict[int, Counted]()
    for one in counted:
        if one.year <= last and (one.matter not in found or one.year >= found[one.matter].year):
            found[one.matter] = one
    return found


def weights(cases: Mapping[int, int | None], tiers: Mapping[int, Tier | None]) -> dict[int, int]:
    """How often each matter comes, as figures that may be compared with one another.

    A matter nobody counted comes as often as the middle one of its tier; where the whole tier is uncounted, A as the
    most frequent that was counted, B as the middle one, C as the rarest. A centre without figures goes by tier alone.
    """
    known = [figure for figure in cases.values() if figure is not None]
    if not known:
        return {matter: _tier_weight(tiers.get(matter)) for matter in cases}
    stand_in = {tier: _middle(cases, tiers, tier) for tier in Tier}
    whole = {Tier.A: max(known), Tier.B: median_low(known), Tier.C: min(known)}
    found = {}
    for matter, figure in cases.items():
        tier = tiers.get(matter)
        if figure is None:
            middle = stand_in[tier] if tier else 0
            figure = whole[tier] if middle is None and tier else middle or 0
        found[matter] = figure
    return found


def _middle(cases: Mapping[int, int | None], tiers: Mapping[int, Tier | None], tier: Tier) -> int | None:
    own = [figure for matter, figure in cases.items() if figure is not None and tiers.get(matter) is tier]
    return median_low(own) if own else None


def _tier_weight(tier: Tier | None) -> int:
    return TIER_WEIGHT[tier] if tier else 0
