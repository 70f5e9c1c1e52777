"""What the rules of certification read: ledger rows as plain values, of one clerk and one matter.

Each row has the day it takes effect and the day it was recorded. `sequence` is the ledger's own running
number; it orders rows of one day, so the order in which rows are handed over never matters.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from courses.domain.facets import ChangeKind, Facet

FacetVersions = tuple[tuple[Facet, int], ...]


class AwardKind(StrEnum):
    """AWARD stands on examined evidence; a renewal is another AWARD. MANUAL_GRANT stands on a person's word
    (a signature and reason kept by the operation). REINSTATEMENT lifts a suspension, nothing else does."""

    AWARD = "award"
    MANUAL_GRANT = "manual_grant"
    SUSPENSION = "suspension"
    REINSTATEMENT = "reinstatement"
    REVOCATION = "revocation"


GRANTING = (AwardKind.AWARD, AwardKind.MANUAL_GRANT)


class Regraded(StrEnum):
    """What became of the check an award stands on, by what is known: it still passes, it fails, or too little is
    left to decide it."""

    NO = ""
    PASSED = "passed"
    UNDECIDED = "undecided"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class AwardRow:
    """One act on a certification.

    `expires_on` is the last day the act has effect: always there for an award or grant (frozen when it was
    made, so a later policy does not shorten it), optional for a suspension, unused otherwise. `versions` are
    the matter versions at which each facet was proved or granted; `excluded` the facets that had no items
    then, with the version in force: they are not asked before the renewal unless they change materially. `regraded`
    is how the check under it ends since its answers were graded anew on `regraded_on`.
    """

    sequence: int
    kind: AwardKind
    effective_on: date
    recorded_on: date
    policy_version: str = ""
    expires_on: date | None = None
    versions: FacetVersions = ()
    excluded: FacetVersions = ()
    regraded: Regraded = Regraded.NO
    regraded_on: date | None = None

    def __post_init__(self) -> None:
        if self.kind in GRANTING and self.expires_on is None:
            raise ValueError(f"a certification that never expires is not one: row {self.sequence}")

    def settles(self) -> dict[Facet, int]:
        """By facet the version up to which this act settles it."""
        return dict(self.excluded + self.versions)

    def covered(self, facet: Facet) -> int | None:
        """The version up to which this act settles the facet; None where it does not name it."""
        return self.settles().get(facet)


@dataclass(frozen=True, slots=True)
class FacetChange:
    """A facet changed with this version. A later recorded row for the same facet and version corrects it
    (a person overruled material to editorial, or the date)."""

    sequence: int
    facet: Facet
    kind: ChangeKind
    version: int
    effective_on: date
    recorded_on: date


@dataclass(frozen=True, slots=True)
class FacetEvidence:
    """One *examined* graded answer bearing on a facet, at the matter version it was asked of.

    Practice never comes here.
    """

    sequence: int
    facet: Facet
    version: int
    effective_on: date
    recorded_on: date
    right: bool = True


Row = TypeVar("Row", AwardRow, FacetChange, FacetEvidence)


def as_of(rows: Iterable[Row], *, on: date, known_on: date) -> tuple[Row, ...]:
    """Rows effective by `on` and recorded by `known_on`, in ledger order."""
    seen = [row for row in rows if row.effective_on <= on and row.recorded_on <= known_on]
    if len(seen) > 1:
        seen.sort(key=lambda row: (row.effective_on, row.recorded_on, row.sequence))
    return tuple(seen)


def material_changes(changes: Iterable[FacetChange], *, on: date, known_on: date) -> tuple[FacetChange, ...]:
    """The material changes in effect on `on`, by version. The last word on each (facet, version) is taken
    first: a correction that postpones a change must not leave the row it corrects standing."""
    recorded = [change for change in changes if change.recorded_on <= known_on]
    if not recorded:
        return ()
    known = sorted(recorded, key=lambda change: (change.recorded_on, change.sequence))
    last = {(change.facet, change.version): change for change in known}
    material = [c for c in last.values() if c.kind is ChangeKind.MATERIAL and c.effective_on <= on]
    return tuple(sorted(material, key=lambda c: (c.version, c.sequence)))
