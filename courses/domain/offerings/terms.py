"""On which terms a centre handles a matter, as it stands and as somebody wants it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from courses.domain.facets import Depth, Tier

UNSTATED_TIER = Tier.B
"""A matter whose tier nobody named is trained as a regular one until the centre decides."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Depth and tier on [starts_on, ends_on); the depth rests on `document`, whose last day is `expires_on`."""

    starts_on: date
    depth: Depth | None = None
    tier: Tier = UNSTATED_TIER
    document: str = ""
    expires_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """A matter the centre could handle. `terms` None: it does not. `windows` are the numbers of the sector and tidal
    windows that serve it."""

    matter: int
    code: str
    name: str
    terms: Terms | None = None
    windows: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Wish:
    """What should hold for a matter. `values` has only what was said: fields of Terms, and `windows`."""

    matter: int
    values: Mapping[str, Any] = field(default_factory=dict)
    row: int | None = None
