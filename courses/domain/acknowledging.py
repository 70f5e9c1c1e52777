"""Which changed facts a clerk says they have read before serving a matter again (conditions, materials, limits, fees).

Reading is no check and no evidence of mastery. What changed before somebody began to serve the matter is not asked of
them: they learn it as it stands.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from courses.domain.facets import Facet

FEE = "fee"
"""No facet, but told like one."""

PARTS = (Facet.CONDITIONS.value, Facet.MATERIALS.value, Facet.TIME_LIMIT.value, FEE)
"""What is acknowledged, in the order of a lesson."""


@dataclass(frozen=True, slots=True)
class PartChange:
    """A part changed materially with this version: from when it holds, and from when the house could tell."""

    part: str
    version: int
    effective_on: date
    known_on: date

    @property
    def told_on(self) -> date:
        """The day from which it is asked to be read."""
        return max(self.effective_on, self.known_on)


def concerns(change: PartChange, *, since: date, on: date) -> bool:
    """Whether somebody who has served the matter since that day must know of the change on this one."""
    return change.part in PARTS and change.effective_on <= on and since <= change.told_on <= on


def unread(changes: Iterable[PartChange], read: Mapping[str, int], *, since: date, on: date) -> tuple[PartChange, ...]:
    """The changes still to be read on the day, by version, then in the order of a lesson.

    `read` holds for each part the newest version somebody has acknowledged it at; that covers all earlier ones.
    """
    open_ones = [c for c in changes if concerns(c, since=since, on=on) and c.version > read.get(c.part, 0)]
    return tuple(sorted(open_ones, key=lambda c: (c.version, PARTS.index(c.part))))
