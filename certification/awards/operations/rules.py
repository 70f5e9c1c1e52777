"""A new version of the rules."""

from datetime import date, datetime

from django.db import transaction

from certification.awards.domain.policy import CertificationPolicy
from certification.awards.models import CertificationPolicyVersion
from courses.moments import start_of
from ledger import audit
from people.models import User


@transaction.atomic
def adopt_policy(
    policy: CertificationPolicy, *, effective_on: date, reason: str, by: User | None, at: datetime
) -> CertificationPolicyVersion:
    """Append the rules, in force from that day. Awards already made keep the end they were given."""
    row = CertificationPolicyVersion.objects.create(
        version=policy.version,
        rules=policy.to_json(),
        reason=reason,
        by=by,
        effective_at=start_of(effective_on),
        recorded_at=at,
    )
    audit.record("policy.adopted", row, by=by, at=at, version=policy.version, effective_on=effective_on.isoformat())
    return row
