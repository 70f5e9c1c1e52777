"""What a person does to a certification: grant, suspend, reinstate, revoke; each signed and with a reason."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from certification.awards.domain.dating import DayTrouble, day_trouble
from certification.awards.domain.decisions import Decision, Reason, Status
from certification.awards.domain.rows import AwardKind
from certification.awards.models import AwardEntry
from certification.awards.operations.awarding import tier_for
from certification.awards.operations.grounds import NO_GROUND, Ground, keep_ground
from certification.awards.operations.telling import tell_written
from certification.awards.queries.policies import policy_in_force
from certification.awards.queries.standings import day_of, standing_of
from courses.domain.facets import FACETS
from courses.models import Matter
from courses.moments import end_of, start_of
from courses.queries import version_in_force
from ledger import audit
from people.models import User

Kind = AwardEntry.Kind
# What each act needs to find; anything else has nothing to act on.
ACTS_ON = {
    AwardKind.SUSPENSION: (Status.CERTIFIED, Status.VALID_EXCEPT, Status.LAPSED),
    AwardKind.REINSTATEMENT: (Status.SUSPENDED,),
    AwardKind.REVOCATION: (Status.CERTIFIED, Status.VALID_EXCEPT, Status.LAPSED, Status.SUSPENDED),
}
GRANTABLE = (Status.NEVER, Status.LAPSED, Status.EXPIRED, Status.REVOKED, Status.NOT_ASSESSABLE)
"""Where a grant by hand makes a difference; a changed facet of a valid certification is the delta check's business."""


def possible_acts(decision: Decision) -> list[AwardKind]:
    """What the standing leaves room for. A suspension by a regraded check is no person's to lift."""
    found = [kind for kind, statuses in ACTS_ON.items() if decision.status in statuses]
    return [kind for kind in found if kind is not AwardKind.REINSTATEMENT or decision.suspended_by_hand]


def grantable(decision: Decision) -> bool:
    """Whether a grant by hand has room: nothing valid stands, or what stands may be renewed."""
    return decision.status in GRANTABLE or (
        decision.status is Status.CERTIFIED and Reason.RENEWAL_OPEN in decision.reasons
    )


class ActRefused(Exception):
    """Nothing was written: the certification's standing (`decision`) leaves nothing to act on."""

    def __init__(self, decision: Decision) -> None:
        super().__init__(decision.status)
        self.decision = decision


class DayRefused(Exception):
    """Nothing was written: the act can't take effect on that day."""

    def __init__(self, trouble: DayTrouble) -> None:
        super().__init__(trouble)
        self.trouble = trouble


class OwnCertification(Exception):
    """Nothing was written: nobody certifies themselves, nor lifts what somebody else wrote about them."""


class PaperMissing(Exception):
    """Nothing was written: a grant by hand rests on a paper, handed in or named; somebody's word alone is none."""


class NoVersion(Exception):
    """Nothing was written: the matter has no version in force on the day."""


@transaction.atomic
def act_on_award(
    clerk: User,
    matter: Matter,
    *,
    kind: str,
    reason: str,
    by: User,
    at: datetime,
    effective_on: date | None = None,
    ground: Ground = NO_GROUND,
) -> AwardEntry:
    """Suspend, reinstate or revoke, effective at once or on that day; raises ActRefused, DayRefused and
    OwnCertification. The standing must leave room on that day, and today where the day is past."""
    moment = _opened(clerk, matter, by=by, at=at, effective_on=effective_on, ground=ground)
    for on in {day_of(moment), max(day_of(moment), day_of(at))}:
        decision = standing_of(clerk, matter, on=on, known_on=max(on, day_of(at)))
        if AwardKind(kind) not in possible_acts(decision):
            raise ActRefused(decision)
    return _append(clerk, matter, kind=kind, reason=reason, by=by, at=at, moment=moment, ground=ground)


@transaction.atomic
def grant_by_hand(
    clerk: User,
    matter: Matter,
    *,
    reason: str,
    by: User,
    at: datetime,
    ground: Ground,
    effective_on: date | None = None,
) -> AwardEntry:
    """Certify on a person's word and a paper that bears it out (`Ground.has_paper`), at the version in force that day,
    for as long as an award of it would last.

    Raises PaperMissing, DayRefused, OwnCertification and NoVersion; that it makes a difference is the page's to see
    (`grantable`).
    """
    moment = _opened(clerk, matter, by=by, at=at, effective_on=effective_on, ground=ground)
    if not ground.has_paper:
        raise PaperMissing
    on = day_of(moment)
    version = version_in_force(matter, on)
    if version is None:
        raise NoVersion(f"no version of {matter} in force on {on}")
    more = {
        "expires_on": policy_in_force(on).expires_on(on, tier_for(clerk, matter, on=on)),
        "versions": {facet.value: version.number for facet in FACETS},
    }
    return _append(
        clerk, matter, kind=Kind.MANUAL_GRANT, reason=reason, by=by, at=at, moment=moment, ground=ground, **more
    )


def _opened(
    clerk: User, matter: Matter, *, by: User, at: datetime, effective_on: date | None, ground: Ground
) -> datetime:
    """The moment from which the act holds, with the clerk's row held: one act after the other."""
    User.objects.select_for_update().get(pk=clerk.pk)
    if by.pk == clerk.pk:
        raise OwnCertification
    today = day_of(at)
    on = effective_on or today
    acts_on = [day_of(moment) for moment in _moments(clerk, matter)] if on != today else []
    if trouble := day_trouble(on, written_on=today, acts_on=acts_on, explained=bool(ground.late_reason.strip())):
        raise DayRefused(trouble)
    if on == today:
        return at
    # an act on a past day follows what was written on that day
    return start_of(on) if on > today else end_of(on) - timedelta(seconds=1)


def _moments(clerk: User, matter: Matter) -> list[datetime]:
    return list(AwardEntry.objects.filter(clerk=clerk, matter=matter).values_list("effective_at", flat=True))


def _append(
    clerk: User,
    matter: Matter,
    *,
    kind: str,
    reason: str,
    by: User,
    at: datetime,
    moment: datetime,
    ground: Ground,
    **more: Any,
) -> AwardEntry:
    entry = AwardEntry.objects.create(
        clerk=clerk,
        matter=matter,
        kind=kind,
        reason=reason,
        by=by,
        policy_version=policy_in_force(day_of(moment)).version,
        effective_at=moment,
        recorded_at=at,
        **more,
    )
    tell_written(entry, at=at)
    kept = keep_ground(entry, ground)
    audit.record(
        f"award.{kind}",
        entry,
        by=by,
        at=at,
        clerk=clerk.pk,
        matter=matter.pk,
        reason=reason,
        effective_on=day_of(moment).isoformat(),
        **({"document": kept.sha256} if kept and kept.sha256 else {}),
    )
    return entry
