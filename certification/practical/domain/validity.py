"""Whether a clerk's practical assessment (实操考核) of one intake system is in date.

An assessment counts once it was passed and both sides have signed it. It is valid to the day, as months are counted
in `courses.domain.months`: observed on 29 February 2024, 24 months end on 28 February 2026. One that was not passed,
or is contested, takes nothing away from an earlier one that is in date; the reasons name it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from courses.domain.months import add_months

DUE_WITHIN_DAYS = 60


class PracticalStatus(StrEnum):
    """DUE is in date as well, and ends within `DUE_WITHIN_DAYS`."""

    IN_DATE = "in_date"
    DUE = "due"
    EXPIRED = "expired"
    NEVER = "never"


class PracticalReason(StrEnum):
    """Why; the order here is the order in which a decision lists them."""

    SIGNED = "signed"
    ENDS_SOON = "ends_soon"
    ENDED = "ended"
    NOT_ASSESSED = "not_assessed"
    CONTESTED = "contested"
    WAITS_FOR_CLERK = "waits_for_clerk"
    NOT_PASSED = "not_passed"


@dataclass(frozen=True, slots=True)
class Assessed:
    """One assessment of one intake system. `expires_on` is its last valid day by the rules of the day it was observed.

    The observing side signs as it is recorded; a contest stands until the clerk signs after all.
    """

    assessed_on: date
    expires_on: date
    recorded_on: date
    passed: bool
    clerk_signed_on: date | None = None
    contested_on: date | None = None


@dataclass(frozen=True, slots=True)
class PracticalDecision:
    """`assessed_on` and `expires_on` are those of the assessment that stands; None where none ever counted."""

    status: PracticalStatus
    reasons: tuple[PracticalReason, ...]
    as_of: date
    assessed_on: date | None = None
    expires_on: date | None = None

    @property
    def in_date(self) -> bool:
        return self.status in (PracticalStatus.IN_DATE, PracticalStatus.DUE)


def last_valid_day(assessed_on: date, months: int) -> date:
    """The last day on which an assessment observed that day counts."""
    return add_months(assessed_on, months)


def practical_standing(assessments: Iterable[Assessed], *, on: date, known_on: date | None = None) -> PracticalDecision:
    """One clerk in one intake system on the day, by what was recorded and signed until `known_on` (else `on`)."""
    known = known_on or on
    rows = sorted(
        (row for row in assessments if row.assessed_on <= on and row.recorded_on <= known),
        key=lambda row: (row.assessed_on, row.recorded_on),
    )
    counting = [row for row in rows if row.passed and _signed(row, known)]
    stands = max(counting, key=lambda row: (row.expires_on, row.assessed_on), default=None)
    reasons = set()
    if rows and (latest := rows[-1]) is not stands:
        reasons = _open(latest, known)
    if stands is None:
        status = PracticalStatus.NEVER
        reasons.add(PracticalReason.NOT_ASSESSED)
    elif stands.expires_on < on:
        status = PracticalStatus.EXPIRED
        reasons.add(PracticalReason.ENDED)
    else:
        ends_soon = stands.expires_on - on <= timedelta(days=DUE_WITHIN_DAYS)
        status = PracticalStatus.DUE if ends_soon else PracticalStatus.IN_DATE
        reasons |= {PracticalReason.SIGNED} | ({PracticalReason.ENDS_SOON} if ends_soon else set())
    return PracticalDecision(
        status,
        tuple(reason for reason in PracticalReason if reason in reasons),
        on,
        stands.assessed_on if stands else None,
        stands.expires_on if stands else None,
    )


def _signed(row: Assessed, known: date) -> bool:
    return row.clerk_signed_on is not None and row.clerk_signed_on <= known


def _open(row: Assessed, known: date) -> set[PracticalReason]:
    """What is to be said of the latest assessment where it is not the one that stands."""
    found = set() if row.passed else {PracticalReason.NOT_PASSED}
    if _signed(row, known):
        return found
    contested = row.contested_on is not None and row.contested_on <= known
    return found | {PracticalReason.CONTESTED if contested else PracticalReason.WAITS_FOR_CLERK}
