"""How long practice takes, from anonymous counts, and how much of the week it has taken."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from statistics import median_low

from django.db.models import Count, Exists, OuterRef, Q

from courses.domain.facets import Facet
from courses.moments import end_of, start_of
from people.models import User
from quizzes.domain.authored import SECONDS
from quizzes.domain.burden import Week
from quizzes.domain.registry import TEMPLATES, templates_for
from quizzes.domain.written import number_in
from quizzes.models import Attempt, Draw, Response, TemplateTime
from quizzes.queries.burden_rules import burden_rules_on

ENOUGH_ANSWERS = 10
LONG_SECONDS = 120
"""For a template that is no longer in the house; one that is says its own first guess."""


def typical_seconds() -> dict[str, int]:
    """Median bucket of each template with enough answers, in seconds. Holds nobody's times."""
    counts: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in TemplateTime.objects.order_by("template", "seconds"):
        counts[row.template].append((row.seconds, row.answers))
    return {name: _median(rows) for name, rows in counts.items() if sum(n for _s, n in rows) >= ENOUGH_ANSWERS}


def _median(rows: list[tuple[int, int]]) -> int:
    half, seen = (sum(answers for _s, answers in rows) + 1) // 2, 0
    for seconds, answers in rows:
        seen += answers
        if seen >= half:
            return seconds
    raise ValueError("no answers")


def seconds_of(template: str, typical: dict[str, int]) -> int:
    """What an item of the template is reckoned at, in seconds: measured, or the template's own first guess."""
    if template in typical:
        return typical[template]
    if number_in(template) is not None:
        return SECONDS
    return TEMPLATES[template].seconds if template in TEMPLATES else LONG_SECONDS


def facet_seconds(facet: Facet, typical: dict[str, int]) -> int | None:
    """The middle length of an item on the facet; None where no template asks it."""
    lengths = [seconds_of(template.name, typical) for template in templates_for(facet)]
    return median_low(lengths) if lengths else None


def sunday_of(on: date) -> date:
    """The last day of the ISO week."""
    return on + timedelta(days=6 - on.weekday())


def week_of(clerk: User, *, on: date, typical: dict[str, int]) -> Week:
    """What this ISO week has asked of the clerk, nothing kept yet: typical times, never their own; by the budget
    in force on the day. Two queries.

    Practice counts from the moment it asks, by what the item was reckoned at then; anything else once it is answered.
    """
    begins, ends = start_of(on - timedelta(days=on.weekday())), end_of(sunday_of(on))
    answers = Response.objects.filter(draw=OuterRef("pk"), sequence=1)
    practice = Q(attempt__kind=Attempt.Kind.PRACTICE)
    asked = practice & Q(drawn_at__gte=begins, drawn_at__lt=ends)
    answered = ~practice & Exists(answers.filter(effective_at__gte=begins, effective_at__lt=ends))
    draws = Draw.objects.filter(asked | answered, attempt__clerk=clerk)
    rows = draws.values_list("attempt__kind", "snapshot__template", "seconds").annotate(items=Count("pk")).order_by()
    seconds = {True: 0, False: 0}
    for kind, template, reckoned, items in rows:
        own = seconds_of(template, typical) if reckoned is None else reckoned
        seconds[kind == Attempt.Kind.PRACTICE] += own * items
    return Week(practised=seconds[True], sat=seconds[False], budget=burden_rules_on(on).seconds)


def check_seconds(facets: Sequence[Facet], *, items: int, typical: dict[str, int]) -> int:
    """What a check of so many items on these facets is reckoned at: items of the middle length of what may certify."""
    lengths = [
        median_low([seconds_of(one.name, typical) for one in templates_for(facet, certifying=True)]) for facet in facets
    ]
    return -(-items * sum(lengths) // len(lengths)) if lengths else 0
