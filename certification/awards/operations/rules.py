"""A new version of the rules."""

from datetime import date, datetime

from django.db import transaction

from certification.awards.domain.policy import CertificationPolicy
from certification.awards.models import CertificationPolicyVersion
from certification.awards.queries.standings import day_of
from courses.moments import start_of
from ledger import audit
from people.models import User


class PolicyInThePast(Exception):
    """Rules hold from today at the earliest, for nobody may be judged by rules that came afterwards."""


class PolicyChangedMeanwhile(Exception):
    """Somebody else adopted a version since the page was opened; nothing was written."""


@transaction.atomic
def adopt_policy(
    policy: CertificationPolicy,
    *,
    effective_on: date,
    reason: str,
    by: User | None,
    at: datetime,
    base: int | None = None,
) -> CertificationPolicyVersion:
    """Append the rules, in force from that day. Awards already made keep the end they were given.

    `base` is the newest version's key on the page they were decided on (0: none; None: nobody looked at a page).
    Raises PolicyInThePast and PolicyChangedMeanwhile.
    """
    if effective_on < day_of(at):
        raise PolicyInThePast
    newest = CertificationPolicyVersion.objects.select_for_update(of=("self",)).order_by("pk").last()
    if base is not None and base != (newest.pk if newest else 0):
        raise PolicyChangedMeanwhile
    row = CertificationPolicyVersion.objects.create(
        version=policy.version,
        rules=policy.to_json(),
        reason=reason,
        by=by,
        effective_at=start_of(effective_on),
        recorded_at=at,
    )
    audit.record(
        "policy.adopted",
        row,
        by=by,
        at=at,
        version=policy.version,
        effective_on=effective_on.isoformat(),
        reason=reason,
    )
    return row
