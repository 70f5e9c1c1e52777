"""The week's time for checks that are due, kept before any practice is chosen."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.db.models import Q

from courses.moments import end_of
from people.models import User
from quizzes.domain.attempts import AttemptPolicy, may_start
from quizzes.domain.burden import Week, book, check_items
from quizzes.domain.check_rules import CheckRules
from quizzes.models import Attempt
from quizzes.obligations import DueCheck, checks_due
from quizzes.queries.check_rules import rules_in_force
from quizzes.queries.times import check_seconds, sunday_of, typical_seconds, week_of


@dataclass(frozen=True, slots=True)
class Booked:
    """The week with the time of the checks that `fit` kept; `over` are due as well and don't fit."""

    week: Week
    fits: tuple[DueCheck, ...]
    over: tuple[DueCheck, ...]


@dataclass(frozen=True, slots=True)
class Lengths:
    """How long checks are reckoned to be, by the rules in force and the typical times."""

    rules: CheckRules
    typical: dict[str, int]

    @classmethod
    def on(cls, on: date) -> "Lengths":
        """Two queries."""
        return cls(rules_in_force(on).rules, typical_seconds())

    def of(self, check: DueCheck) -> int:
        """Seconds of one check."""
        policy = self.rules.policy_for(check.tier, delta=len(check.facets) if check.delta else 0)
        items = check_items(policy.rights_needed(0, len(check.facets)) or 0)
        return check_seconds(check.facets, items=items, typical=self.typical)


def book_checks(clerk: User, *, on: date, typical: dict[str, int], due: Iterable[DueCheck] | None = None) -> Booked:
    """Book what is due by Sunday, the most binding first. No time is kept for a check that may not be tried again
    this week (coaching comes first)."""
    week, sunday = week_of(clerk, on=on, typical=typical), sunday_of(on)
    wanted = checks_due(clerk, on=on, by=sunday) if due is None else [one for one in due if one.due_on <= sunday]
    if not wanted:
        return Booked(week, (), ())
    rules = rules_in_force(on).rules
    ready, lengths = _sittable(clerk, wanted, rules.tries, by=end_of(sunday)), Lengths(rules, typical)
    fits, over, kept = book(((one, lengths.of(one)) for one in ready), left=week.left)
    return Booked(replace(week, kept=kept), fits, over)


def _sittable(clerk: User, checks: Sequence[DueCheck], tries: AttemptPolicy, *, by: datetime) -> list[DueCheck]:
    since = by - timedelta(days=tries.window_days)
    asked = Q(matter__in=[one.matter for one in checks]) | ~Q(shared={})
    rows = Attempt.objects.filter(asked, clerk=clerk, kind=Attempt.Kind.CHECK, started_at__gte=since)
    tried = defaultdict(list)
    for matter, started, facets, shared in rows.values_list("matter", "started_at", "facets", "shared"):
        for key in {matter, *map(int, shared.get("matters", {}))}:
            tried[key, bool(facets)].append(started)
    return [one for one in checks if may_start(tried[one.matter, one.delta], at=by, policy=tries).allowed]
