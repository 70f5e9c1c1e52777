"""How long practice takes, from anonymous counts, and how much of the week it has taken."""

from collections import defaultdict
from datetime import date, timedelta

from django.db.models import Count

from courses.moments import end_of, start_of
from people.models import User
from quizzes.domain.authored import SECONDS
from quizzes.domain.registry import TEMPLATES
from quizzes.domain.written import number_in
from quizzes.models import Draw, TemplateTime

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


def seconds_used(clerk: User, *, on: date, typical: dict[str, int]) -> int:
    """What the clerk's answers of this ISO week are reckoned at: typical times, never their own."""
    monday = on - timedelta(days=on.weekday())
    answered = Draw.objects.filter(
        attempt__clerk=clerk,
        responses__sequence=1,
        responses__effective_at__gte=start_of(monday),
        responses__effective_at__lt=end_of(monday + timedelta(days=6)),
    )
    rows = answered.values_list("snapshot__template").annotate(answers=Count("pk")).order_by()
    return sum(seconds_of(template, typical) * answers for template, answers in rows)
