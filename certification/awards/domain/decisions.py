"""What the rules of certification answer: a status with its reasons, and the facets that stand out."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from courses.domain.facets import Facet


class Status(StrEnum):
    """One clerk's standing in one matter on one day."""

    CERTIFIED = "certified"
    VALID_EXCEPT = "valid_except"  # facets changed, delta check still in time
    LAPSED = "lapsed"  # a delta check is overdue
    SUSPENDED = "suspended"
    EXPIRED = "expired"
    REVOKED = "revoked"
    NEVER = "never"
    NOT_ASSESSABLE = "not_assessable"  # no facet of the matter has items, and nobody granted it


VALID_STATUSES = (Status.CERTIFIED, Status.VALID_EXCEPT)


class Reason(StrEnum):
    """Why; the order here is the order in which a decision lists them."""

    REVOKED = "revoked"
    SUSPENDED = "suspended"
    REGRADED_AWAY = "regraded_away"  # the check was regraded, and what is left doesn't carry the award
    PAST_EXPIRY = "past_expiry"
    NO_AWARD = "no_award"
    AWARD_UNPROVED = "award_unproved"  # an award whose facets are not proved counts for nothing
    PROVED = "proved"
    GRANTED_BY_HAND = "granted_by_hand"
    REGRADED_STANDS = "regraded_stands"  # the check was regraded, and the award stands all the same
    FACET_STALE = "facet_stale"
    DELTA_OVERDUE = "delta_overdue"
    RENEWAL_OPEN = "renewal_open"
    FACET_NOT_ASSESSABLE = "facet_not_assessable"
    FACET_UNASKED = "facet_unasked"
    NOTHING_ASSESSABLE = "nothing_assessable"
    CALENDAR_NOT_PUBLISHED = "calendar_not_published"

    __hash__ = str.__hash__


@dataclass(frozen=True, slots=True)
class StaleFacet:
    """A facet changed materially since it was proved: from when, which version to know, and the last day to
    prove it. `due_published` is False where the deadline counts days of a year whose holidays are not out."""

    facet: Facet
    version: int
    since: date
    due_on: date
    due_published: bool = True


@dataclass(frozen=True, slots=True)
class UnaskedFacet:
    """A facet that can be asked today but could not when the award was made, and has not changed materially: it
    takes nothing away and is asked at the renewal, or earlier where the clerk wishes. `since` is the first day it
    could be asked, None where nobody noted it."""

    facet: Facet
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """`since` is when the certification that counts took effect and `expires_on` its last valid day; both
    stay filled after it expired. `as_of` is the day asked about."""

    status: Status
    reasons: tuple[Reason, ...]
    as_of: date
    since: date | None = None
    expires_on: date | None = None
    stale_facets: tuple[StaleFacet, ...] = ()
    unasked_facets: tuple[UnaskedFacet, ...] = ()

    @property
    def suspended_by_hand(self) -> bool:
        """Whether a person suspended it; what a regraded check took away only another check gives back."""
        return Reason.SUSPENDED in self.reasons

    @property
    def valid(self) -> bool:
        """Whether the clerk counts for this matter: certified, or certified except named facets."""
        return self.status in VALID_STATUSES


ORDER = tuple(Reason)


def in_order(reasons: set[Reason]) -> tuple[Reason, ...]:
    return tuple(reasons) if len(reasons) < 2 else tuple(reason for reason in ORDER if reason in reasons)
