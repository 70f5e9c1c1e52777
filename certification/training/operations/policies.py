"""A new version of what a year asks."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from certification.training.domain.policy import DutyPolicy, DutyRole, PolicyTrouble
from certification.training.models import DutyPolicyVersion
from courses.moments import start_of
from ledger import audit
from people.models import User


class PolicyRefused(Exception):
    """Nothing was written; `troubles` say why this is no policy."""

    def __init__(self, troubles: tuple[PolicyTrouble, ...]) -> None:
        super().__init__(", ".join(troubles))
        self.troubles = troubles


class YearIsOver(Exception):
    """A policy holds from the running year on at the earliest: nobody is judged by rules that came afterwards."""


class PolicyChangedMeanwhile(Exception):
    """Somebody else adopted a version since the page was opened; nothing was written."""


@transaction.atomic
def adopt_duty_policy(
    policy: DutyPolicy, *, role: DutyRole, first_year: int, base: int, reason: str, by: User | None, at: datetime
) -> DutyPolicyVersion:
    """Append the policy for `first_year` and those after it; its version is named here.

    `base` is the newest version's number of the page it was decided on (0: none). Raises PolicyRefused, YearIsOver and
    PolicyChangedMeanwhile.
    """
    if troubles := policy.troubles(role):
        raise PolicyRefused(troubles)
    if first_year < timezone.localdate(at).year:
        raise YearIsOver
    rows = DutyPolicyVersion.objects.select_for_update(of=("self",)).order_by("pk")
    newest = rows.last()
    if (newest.pk if newest else 0) != base:
        raise PolicyChangedMeanwhile
    row = DutyPolicyVersion.objects.create(
        version=f"duty-{DutyPolicyVersion.objects.count() + 1}",
        role=role,
        first_year=first_year,
        rules=policy.to_json(),
        reason=reason,
        by=by,
        effective_at=start_of(date(first_year, 1, 1)),
        recorded_at=at,
    )
    told = {"version": row.version, "role": role, "first_year": first_year, "reason": reason}
    audit.record("duty_policy.adopted", row, by=by, at=at, **told)
    return row
