"""A new version of the rules of tenure."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from certification.rotation.domain.tenure import TenurePolicy
from certification.rotation.models import TenurePolicyVersion
from courses.moments import start_of
from ledger import audit
from people.models import User


class TenureRulesInThePast(Exception):
    """Rules hold from today at the earliest, for nobody may be judged by rules that came afterwards."""


class TenureRulesChangedMeanwhile(Exception):
    """Somebody else adopted a version since the page was opened; nothing was written."""


@transaction.atomic
def adopt_tenure_rules(
    policy: TenurePolicy, *, base: int, effective_on: date, reason: str, by: User, at: datetime
) -> TenurePolicyVersion:
    """Append the rules, in force from that day; `base` is the newest version's key of the page (0: none).

    The name of the version is given here. Raises TenureRulesInThePast and TenureRulesChangedMeanwhile.
    """
    if effective_on < timezone.localdate(at):
        raise TenureRulesInThePast
    newest = TenurePolicyVersion.objects.select_for_update(of=("self",)).order_by("pk").last()
    if base != (newest.pk if newest else 0):
        raise TenureRulesChangedMeanwhile
    row = TenurePolicyVersion.objects.create(
        version=f"tenure-{TenurePolicyVersion.objects.count() + 1}",
        min_months=policy.min_months,
        max_months=policy.max_months,
        notice_days=policy.notice_days,
        citation=policy.citation,
        reason=reason,
        by=by,
        effective_at=start_of(effective_on),
        recorded_at=at,
    )
    told = {"version": row.version, "effective_on": effective_on.isoformat(), "reason": reason}
    audit.record("tenure_rules.adopted", row, by=by, at=at, **told)
    return row
