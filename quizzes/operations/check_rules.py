"""A new version of the rules of the check."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from courses.moments import start_of
from ledger import audit
from people.models import User
from quizzes.domain.check_rules import CheckRules, RuleTrouble
from quizzes.models import CheckPolicyVersion


class RulesRefused(Exception):
    """Nothing was written; `troubles` say why the numbers are no rule."""

    def __init__(self, troubles: tuple[RuleTrouble, ...]) -> None:
        super().__init__(", ".join(troubles))
        self.troubles = troubles


class RulesInThePast(Exception):
    """Rules hold from today at the earliest, for nobody may be judged by rules that came afterwards."""


class RulesChangedMeanwhile(Exception):
    """Somebody else adopted a version since the page was opened; nothing was written."""


@transaction.atomic
def adopt_rules(
    rules: CheckRules, *, base: int, effective_on: date, reason: str, citation: str, by: User, at: datetime
) -> CheckPolicyVersion:
    """Append the rules, in force from that day; open sittings end under those they began with.

    `base` is the newest version's number of the page they were decided on (0: none). Raises RulesRefused,
    RulesInThePast and RulesChangedMeanwhile.
    """
    if troubles := rules.troubles():
        raise RulesRefused(troubles)
    if effective_on < timezone.localdate(at):
        raise RulesInThePast
    rows = CheckPolicyVersion.objects.select_for_update(of=("self",)).order_by("pk")
    newest = rows.last()
    if (newest.pk if newest else 0) != base:
        raise RulesChangedMeanwhile
    row = CheckPolicyVersion.objects.create(
        version=f"check-{CheckPolicyVersion.objects.count() + 1}",
        rules=rules.to_json(),
        reason=reason,
        citation=citation,
        by=by,
        effective_at=start_of(effective_on),
        recorded_at=at,
    )
    told = {"version": row.version, "effective_on": effective_on.isoformat(), "reason": reason}
    audit.record("check_rules.adopted", row, by=by, at=at, **told)
    return row
