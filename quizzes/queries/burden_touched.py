"""Whose week another burden budget would not hold: counts, before anything is written."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from courses.domain.facets import FACETS
from courses.queries import matter_ids_required
from people.models import User
from quizzes import obligations
from quizzes.domain.burden_rules import BurdenRules, ClerkWeek, Fit, fit
from quizzes.models import MasteryState
from quizzes.queries.booking import Lengths
from quizzes.queries.times import facet_seconds, sunday_of


@dataclass(frozen=True, slots=True)
class Touched:
    """Counts over everybody who was looked at, nobody by name: `now` by the budget in force, `then` by the proposed
    one. `centres` of `of_centres` were looked at."""

    clerks: int
    centres: int
    of_centres: int
    now: Fit
    then: Fit


def touched_by(standing: BurdenRules, proposed: BurdenRules, *, on: date) -> Touched:
    """How the week of `on` fits, by the checks that are due and what summaries say is fading; what was practised
    already plays no part, for nobody is told how much that was."""
    looked = obligations.everybodys_checks(on=on, by=sunday_of(on))
    lengths, fading = Lengths.on(on), _fading(looked.checks, on=on)
    seconds = {facet.value: facet_seconds(facet, lengths.typical) or 0 for facet in FACETS}
    weeks = [
        ClerkWeek(
            tuple(lengths.of(one) for one in due),
            sum(seconds[facet] * times for facet, times in fading.get(clerk.pk, Counter()).items()),
        )
        for clerk, due in looked.checks.items()
    ]
    return Touched(
        clerks=len(weeks),
        centres=looked.centres,
        of_centres=looked.of_centres,
        now=fit(weeks, budget=standing.seconds),
        then=fit(weeks, budget=proposed.seconds),
    )


def _fading(clerks: Collection[User], *, on: date) -> dict[int, Counter[str]]:
    """By clerk how often each facet of what is required of them is due by Sunday."""
    sunday, required = sunday_of(on), matter_ids_required(clerks, on)
    found: dict[int, Counter[str]] = {}
    for state in MasteryState.objects.filter(clerk__in=clerks, due_on__lte=sunday):
        if state.matter_id in required[state.clerk_id]:
            due = [facet.value for facet, one in state.facet_states().items() if one.due_on and one.due_on <= sunday]
            found.setdefault(state.clerk_id, Counter()).update(due)
    return found
