"""全科: whether one clerk masters every matter of the centre and the intake systems they are taken in with."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from certification.matrix.domain.cells import Cell
from certification.matrix.domain.seals import CellState


class Completeness(StrEnum):
    COMPLETE = "complete"
    COMPLETE_EXCEPT = "complete_except"  # every matter valid, some except stale facets
    INCOMPLETE = "incomplete"


class CompletenessReason(StrEnum):
    """Why; the order here is the order in which a decision lists them."""

    NO_MATTERS = "no_matters"
    MATTERS_MISSING = "matters_missing"
    FACETS_STALE = "facets_stale"
    PRACTICAL_MISSING = "practical_missing"
    MATTERS_NOT_ASSESSABLE = "matters_not_assessable"
    NO_INTAKE_SYSTEM = "no_intake_system"


@dataclass(frozen=True, slots=True)
class PracticalStanding:
    """A practical assessment (实操考核) of one intake system, signed twice; `expires_on` is its last valid day."""

    system: str
    assessed_on: date
    expires_on: date


@dataclass(frozen=True, slots=True)
class CompletenessDecision:
    """`valid` of `assessable` matters; `missing` and `systems_missing` name what stands in the way."""

    status: Completeness
    reasons: tuple[CompletenessReason, ...]
    valid: int
    assessable: int
    missing: tuple[str, ...]
    systems_missing: tuple[str, ...]
    as_of: date


def completeness(
    cells: Iterable[Cell], *, systems: Sequence[str], practicals: Iterable[PracticalStanding], on: date
) -> CompletenessDecision:
    """One clerk's cells of all the centre's matters, required of them or not: 全科 is about the centre.

    Matters nobody can be asked about are left out and named as a reason; a centre without matters makes nobody
    complete. A centre that records no intake system asks for no practical assessment, and the reason says so.
    """
    rows = tuple(cells)
    asked = [row for row in rows if row.assessable]
    missing = tuple(row.matter for row in asked if not row.covers)
    in_date = {p.system for p in practicals if p.assessed_on <= on <= p.expires_on}
    systems_missing = tuple(system for system in systems if system not in in_date)
    stale = any(row.state is CellState.VALID_EXCEPT for row in asked)
    found = {
        CompletenessReason.NO_MATTERS: not asked,
        CompletenessReason.MATTERS_MISSING: bool(missing),
        CompletenessReason.FACETS_STALE: stale,
        CompletenessReason.PRACTICAL_MISSING: bool(systems_missing),
        CompletenessReason.MATTERS_NOT_ASSESSABLE: len(asked) < len(rows),
        CompletenessReason.NO_INTAKE_SYSTEM: not systems,
    }
    status = Completeness.COMPLETE_EXCEPT if stale else Completeness.COMPLETE
    if missing or systems_missing or not asked:
        status = Completeness.INCOMPLETE
    return CompletenessDecision(
        status=status,
        reasons=tuple(reason for reason in CompletenessReason if found[reason]),
        valid=len(asked) - len(missing),
        assessable=len(asked),
        missing=missing,
        systems_missing=systems_missing,
        as_of=on,
    )
