"""What the public check page may say: a masked name and what is true of the paper on the day. Plain Python.

It tells nothing the paper does not carry, except the day's status with its date and reason.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from certification.awards.domain.decisions import Decision, Reason, Status
from certification.awards.domain.rows import AwardKind, AwardRow
from courses.domain.facets import Facet


class PaperStatus(StrEnum):
    VALID = "valid"
    VALID_EXCEPT = "valid_except"
    SUSPENDED = "suspended"
    ENDED = "ended"


class PaperReason(StrEnum):
    PAST_EXPIRY = "past_expiry"
    REVOKED = "revoked"
    DELTA_OVERDUE = "delta_overdue"
    NOT_STANDING = "not_standing"
    SUSPENDED = "suspended"
    FACETS_CHANGED = "facets_changed"
    REPLACED = "replaced"
    CENTRE_GREW = "centre_grew"  # a paper about all matters: the centre has taken on more, and the clerk lacks it


@dataclass(frozen=True, slots=True)
class Deviation:
    """A matter of the paper that does not stand as printed, since when and why; `facets` where only those changed."""

    matter: str
    reason: PaperReason
    since: date | None = None
    facets: tuple[Facet, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperStanding:
    """The paper's status on `as_of`. `since` is the first day it holds, None for a valid one."""

    status: PaperStatus
    as_of: date
    since: date | None = None
    deviations: tuple[Deviation, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """A matter the paper names, the clerk's decision in it on the day, and the acts it came from."""

    name: str
    decision: Decision
    acts: tuple[AwardRow, ...] = ()


_RANK = {
    PaperReason.FACETS_CHANGED: PaperStatus.VALID_EXCEPT,
    PaperReason.CENTRE_GREW: PaperStatus.VALID_EXCEPT,
    PaperReason.SUSPENDED: PaperStatus.SUSPENDED,
}


def masked(name: str) -> str:
    """First and last character with one asterisk between, whatever the length: 演*甲; of two characters the first."""
    name = name.strip()
    return f"{name[:1]}*{name[-1:] if len(name) > 2 else ''}"


def standing(
    named: Iterable[Named],
    *,
    expires_on: date,
    on: date,
    replaced_on: date | None = None,
    grew_on: date | None = None,
) -> PaperStanding:
    """The paper is as good as its worst matter; past its own last day it has ended, whatever was renewed since, and
    so it has where a newer one was issued in its place. `grew_on` is the day the centre took on what a paper about
    all its matters doesn't cover."""
    if on > expires_on:
        return _ended(PaperReason.PAST_EXPIRY, expires_on + timedelta(days=1), on)
    if replaced_on is not None:
        return _ended(PaperReason.REPLACED, replaced_on, on)
    deviations = tuple(found for one in named if (found := _deviation(one)))
    if grew_on is not None:
        deviations += (Deviation("", PaperReason.CENTRE_GREW, grew_on),)
    order = list(PaperStatus)
    status = max((_RANK.get(e.reason, PaperStatus.ENDED) for e in deviations), key=order.index, default=order[0])
    shown = tuple(e for e in deviations if _RANK.get(e.reason, PaperStatus.ENDED) is status)
    since = min((e.since for e in shown if e.since), default=None)
    return PaperStanding(status, on, since, deviations)


def _ended(reason: PaperReason, since: date, on: date) -> PaperStanding:
    return PaperStanding(PaperStatus.ENDED, on, since, (Deviation("", reason, since),))


def _deviation(one: Named) -> Deviation | None:
    decision = one.decision
    match decision.status:
        case Status.CERTIFIED:
            return None
        case Status.VALID_EXCEPT:
            facets = tuple(stale.facet for stale in decision.stale_facets)
            return Deviation(one.name, PaperReason.FACETS_CHANGED, min(s.since for s in decision.stale_facets), facets)
        case Status.LAPSED:
            overdue = [s.due_on for s in decision.stale_facets if s.due_on < decision.as_of]
            return Deviation(one.name, PaperReason.DELTA_OVERDUE, min(overdue) + timedelta(days=1))
        case Status.SUSPENDED:
            return Deviation(one.name, PaperReason.SUSPENDED, _suspended(one))
        case Status.EXPIRED if decision.expires_on:
            return Deviation(one.name, PaperReason.PAST_EXPIRY, decision.expires_on + timedelta(days=1))
        case Status.REVOKED:
            return Deviation(one.name, PaperReason.REVOKED, _last(one, AwardKind.REVOCATION))
    return Deviation(one.name, PaperReason.NOT_STANDING)


def _suspended(one: Named) -> date | None:
    """By a person, or because the check was regraded."""
    if Reason.REGRADED_AWAY not in one.decision.reasons:
        return _last(one, AwardKind.SUSPENSION)
    return max((act.regraded_on for act in one.acts if act.regraded_on), default=None)


def _last(one: Named, kind: AwardKind) -> date | None:
    days = [act.effective_on for act in one.acts if act.kind is kind and act.effective_on <= one.decision.as_of]
    return max(days, default=None)
