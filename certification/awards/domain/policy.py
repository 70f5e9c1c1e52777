"""The numbers of certification. Every one is policy: changed by a new version, never in place."""

from dataclasses import asdict, dataclass, fields
from datetime import date, timedelta
from typing import Any, Self

from courses.domain.facets import Facet, Tier
from courses.domain.months import add_months

GIVEN_UP = ("renewals_a_month",)
"""Numbers that earlier versions wrote and that decide nothing: how much is asked of a week is the burden budget's."""


@dataclass(frozen=True, slots=True)
class ByTier:
    """One positive number per tier; anything below 1 is a ValueError."""

    a: int
    b: int
    c: int

    def __post_init__(self) -> None:
        if min(self.a, self.b, self.c) < 1:
            raise ValueError("a tier's number is at least 1")

    def of(self, tier: Tier) -> int:
        return self.a if tier == Tier.A else self.b if tier == Tier.B else self.c


@dataclass(frozen=True, slots=True)
class CertificationPolicy:
    """One version of the rules; a ledger row names the version it was written under.

    `validity_months`: an award is valid to the day (see `months`). `due_days`: calendar days from the start
    of a posting until the matter must be certified. `cover_k`: certified clerks a matter needs.
    `delta_working_days`: working days to pass the delta check after a material change of one of
    `delta_facets`; any other facet has `delta_other_days` calendar days. `rights_to_restore`: fresh right
    answers in a row that make a stale facet good again. `evidence_days`: how old the evidence of a new award
    may be. More than `spread_above` stale facets of one person are spread over `spread_days`.
    `practical_months`: validity of a practical assessment.
    """

    version: str
    validity_months: ByTier = ByTier(12, 24, 24)
    due_days: ByTier = ByTier(90, 180, 365)
    cover_k: ByTier = ByTier(3, 2, 2)
    delta_working_days: ByTier = ByTier(5, 10, 20)
    delta_facets: tuple[Facet, ...] = (Facet.CONDITIONS, Facet.MATERIALS, Facet.TIME_LIMIT)
    delta_other_days: int = 30
    rights_to_restore: int = 2
    evidence_days: int = 90
    renewal_window_days: int = 90
    spread_above: int = 15
    spread_days: int = 60
    practical_months: int = 24
    citation: str = ""

    def __post_init__(self) -> None:
        if not self.version:
            raise ValueError("a policy has a version")
        low = [f.name for f in fields(self) if isinstance(n := getattr(self, f.name), int) and n < 1]
        if low:
            raise ValueError(f"policy numbers are at least 1: {', '.join(low)}")

    def expires_on(self, awarded_on: date, tier: Tier) -> date:
        """The last day an award of this tier is valid."""
        return add_months(awarded_on, self.validity_months.of(tier))

    def due_on(self, posted_on: date, tier: Tier) -> date:
        """The last day by which a clerk posted on that day must be certified."""
        return posted_on + timedelta(days=self.due_days.of(tier))

    def renewable_from(self, expires_on: date) -> date:
        """The first day a renewal may be sat."""
        return expires_on - timedelta(days=self.renewal_window_days)

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        """Rebuild from `to_json` output of this version or an earlier one; an unknown key is a TypeError."""
        kept = {name: value for name, value in data.items() if name not in GIVEN_UP}
        values: dict[str, Any] = {k: ByTier(**v) if isinstance(v, dict) else v for k, v in kept.items()}
        if "delta_facets" in values:
            values["delta_facets"] = tuple(Facet(name) for name in values["delta_facets"])
        return cls(**values)
