"""The week's time for checks that are due, kept before any practice is chosen."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from courses.moments import end_of
from people.models import User
from quizzes.domain.attempts import may_start
from quizzes.domain.burden import Week, book
from quizzes.models import Attempt
from quizzes.obligations import DueCheck, checks_due
from quizzes.queries.checks import TRIES
from quizzes.queries.times import check_seconds, sunday_of, week_of


@dataclass(frozen=True, slots=True)
class Booked:
    """The week with the time of the checks that `fit` kept; `over` are due as well and don't fit."""

    week: Week
    fits: tuple[DueCheck, ...]
    over: tuple[DueCheck, ...]


def book_checks(clerk: User, *, on: date, typical: dict[str, int], due: Iterable[DueCheck] | None = None) -> Booked:
    """Book what is due by Sunday, the most binding first. No time is kept for a check that may not be tried again
    this week (coaching comes first)."""
    week, sunday = week_of(clerk, on=on, typical=typical), sunday_of(on)
    wanted = checks_due(clerk, on=on, by=sunday) if due is None else [one for one in due if one.due_on <= sunday]
    ready = _sittable(clerk, wanted, by=end_of(sunday))
    fits, over, kept = book(((one, seconds_for(one, typical)) for one in ready), left=week.left)
    return Booked(replace(week, kept=kept), fits, over)


def seconds_for(check: DueCheck, typical: dict[str, int]) -> int:
    """What the check is reckoned at."""
    return check_seconds(check.facets, tier=check.tier, delta=check.delta, typical=typical)


def _sittable(clerk: User, wanted: Iterable[DueCheck], *, by: datetime) -> list[DueCheck]:
    checks = list(wanted)
    if not checks:
        return []
    since = by - timedelta(days=TRIES.window_days)
    rows = Attempt.objects.filter(
        clerk=clerk, kind=Attempt.Kind.CHECK, matter__in=[one.matter for one in checks], started_at__gte=since
    )
    tried = defaultdict(list)
    for matter, started, facets in rows.values_list("matter", "started_at", "facets"):
        tried[matter, bool(facets)].append(started)
    return [one for one in checks if may_start(tried[one.matter, one.delta], at=by, policy=TRIES).allowed]
