"""What a person does to a certification: grant, suspend, reinstate, revoke; each signed and with a reason."""

from datetime import datetime

from django.db import transaction

from certification.awards.domain.decisions import Decision, Status
from certification.awards.domain.rows import AwardKind
from certification.awards.models import AwardEntry
from certification.awards.operations.awarding import tier_for
from certification.awards.queries.policies import policy_in_force
from certification.awards.queries.standings import day_of, standing_of
from courses.domain.facets import FACETS
from courses.models import Matter
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


def possible_acts(decision: Decision) -> list[AwardKind]:
    """What the standing leaves room for. A suspension by a regraded check is no person's to lift."""
    found = [kind for kind, statuses in ACTS_ON.items() if decision.status in statuses]
    return [kind for kind in found if kind is not AwardKind.REINSTATEMENT or decision.suspended_by_hand]


class ActRefused(Exception):
    """Nothing was written: the certification's standing (`decision`) leaves nothing to act on."""

    def __init__(self, decision: Decision) -> None:
        super().__init__(decision.status)
        self.decision = decision


@transaction.atomic
def act_on_award(clerk: User, matter: Matter, *, kind: str, reason: str, by: User, at: datetime) -> AwardEntry:
    """Suspend, reinstate or revoke, effective at once; raises ActRefused."""
    User.objects.select_for_update().get(pk=clerk.pk)
    decision = standing_of(clerk, matter, on=day_of(at))
    if AwardKind(kind) not in possible_acts(decision):
        raise ActRefused(decision)
    return _append(clerk, matter, kind=kind, reason=reason, by=by, at=at)


@transaction.atomic
def grant_by_hand(clerk: User, matter: Matter, *, reason: str, by: User, at: datetime) -> AwardEntry:
    """Certify on a person's word, at the version in force, for as long as an award of today would last."""
    on = day_of(at)
    version = version_in_force(matter, on)
    if version is None:
        raise ValueError(f"no version of {matter} in force on {on}")
    expires_on = policy_in_force(on).expires_on(on, tier_for(clerk, matter, on=on))
    granted = {facet.value: version.number for facet in FACETS}
    return _append(
        clerk, matter, kind=Kind.MANUAL_GRANT, reason=reason, by=by, at=at, expires_on=expires_on, versions=granted
    )


def _append(
    clerk: User, matter: Matter, *, kind: str, reason: str, by: User, at: datetime, **more: object
) -> AwardEntry:
    entry = AwardEntry.objects.create(
        clerk=clerk,
        matter=matter,
        kind=kind,
        reason=reason,
        by=by,
        policy_version=policy_in_force(day_of(at)).version,
        effective_at=at,
        recorded_at=at,
        **more,
    )
    audit.record(f"award.{kind}", entry, by=by, at=at, clerk=clerk.pk, matter=matter.pk, reason=reason)
    return entry
