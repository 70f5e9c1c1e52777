"""Reads about short checks: which is open, what waits, how they ended."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Exists, OuterRef

from people.models import User
from quizzes.domain.short import ShortResult, rights_needed
from quizzes.models import Attempt, Draw, Evidence


def open_short_check(clerk: User) -> Attempt | None:
    """The one the clerk left open."""
    return Attempt.objects.filter(clerk=clerk, kind=Attempt.Kind.SHORT, state=Attempt.State.OPEN).first()


def waiting_draw(attempt: Attempt) -> Draw | None:
    """The first question without an answer; None once all were answered."""
    answered = Evidence.objects.filter(response__draw=OuterRef("pk"))
    return attempt.draws.exclude(Exists(answered)).order_by("position").first()


def short_results(attempts: Iterable[Attempt]) -> dict[int, ShortResult]:
    """How each sitting stands by its key, as corrected since: an answer is right when all its verdicts are, and what
    was withdrawn counts for nothing. One query."""
    sittings = list(attempts)
    verdicts: dict[int, dict[int, bool]] = defaultdict(dict)
    rows = Evidence.objects.standing().filter(response__draw__attempt__in=sittings)
    for attempt, draw, right in rows.values_list("response__draw__attempt", "response__draw", "is_right"):
        verdicts[attempt][draw] = verdicts[attempt].get(draw, True) and right
    return {one.pk: _result(one, verdicts[one.pk].values()) for one in sittings}


def _result(attempt: Attempt, verdicts: Iterable[bool]) -> ShortResult:
    told = list(verdicts)
    return ShortResult(len(told), sum(told), rights_needed(len(told), attempt.policy["percent"]))
