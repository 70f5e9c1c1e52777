"""Reads about matter checks: may it start, how does it stand, how did it end."""

from datetime import datetime

from django.db.models import QuerySet

from courses.domain.facets import Facet
from courses.models import Matter
from people.models import User
from quizzes.domain.attempts import AttemptDecision, AttemptPolicy, may_start
from quizzes.domain.check import CheckPolicy, CheckState, FacetCount, Verdicts, advance
from quizzes.models import Attempt, CheckOutcome, Evidence

TRIES = AttemptPolicy()


def admission_to_check(clerk: User, matter: Matter, *, at: datetime, delta: bool = False) -> AttemptDecision:
    """Whether a check may start now, why not, and from when; delta checks are counted apart from full ones."""
    earlier = Attempt.objects.filter(clerk=clerk, matter=matter, kind=Attempt.Kind.CHECK)
    tried = [started for started, facets in earlier.values_list("started_at", "facets") if bool(facets) is delta]
    return may_start(tried, at=at, policy=TRIES)


def open_check(clerk: User, matter: Matter) -> Attempt | None:
    """The clerk's running check of the matter."""
    return Attempt.objects.filter(clerk=clerk, matter=matter, kind=Attempt.Kind.CHECK, state=Attempt.State.OPEN).first()


def policy_of(attempt: Attempt) -> CheckPolicy:
    """The numbers frozen when the sitting started."""
    return CheckPolicy(**{**attempt.policy, "rights": tuple(attempt.policy["rights"])})


def check_state(attempt: Attempt) -> CheckState:
    """The state of the sitting, replayed from its evidence in the order of the draws."""
    policy = policy_of(attempt)
    counts = tuple(FacetCount(Facet(name), 0, policy.fresh_rights) for name in attempt.facets)
    state = CheckState(counts=counts)
    for verdicts in _verdicts(attempt):
        state = advance(state, policy, verdicts)
    return state


def _verdicts(attempt: Attempt) -> list[Verdicts]:
    """Verdicts per answered item, on the facets the sitting asks; a wrong case that blames none of them blames
    the facet it was drawn for, for a wrong answer proves nothing."""
    told: dict[int, list[tuple[Facet, bool]]] = {}
    drawn_for: dict[int, Facet] = {}
    rows = Evidence.objects.filter(response__draw__attempt=attempt).order_by("response__draw__position", "pk")
    for position, asked, facet, right in rows.values_list(
        "response__draw__position", "response__draw__facet", "facet", "right"
    ):
        drawn_for[position] = Facet(asked)
        told.setdefault(position, [])
        if facet in attempt.plan:
            told[position].append((Facet(facet), right))
    return [tuple(found) or ((drawn_for[position], False),) for position, found in told.items()]


def outcomes_of(clerk: User) -> QuerySet[CheckOutcome]:
    """How the clerk's checks ended, newest first."""
    return clerk.check_outcomes.select_related("matter", "matter_version", "attempt")
