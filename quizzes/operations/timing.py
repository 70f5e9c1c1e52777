"""Anonymous times: how long a template takes, so that the burden of a week can be reckoned in minutes."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from django.db.models import F

from quizzes.models import TemplateTime

# Upper edges in seconds. Slower than the last is somebody called away to the counter, and is not counted.
BUCKETS = (5, 10, 15, 20, 30, 40, 50, 60, 80, 100, 120, 150, 180, 240, 300)


def note_times(taken: Iterable[tuple[str, int]]) -> None:
    """Count answers, each by (template, seconds), in their buckets; called in the transaction of the answers, with
    nobody's name. Two statements, however many, once the buckets are there.

    Everybody who hands in counts in the same rows: they are held in one order, so that nobody waits in a circle.
    """
    news = Counter((template, edge) for template, seconds in taken if (edge := _edge(seconds)) is not None)
    if not news:
        return
    held = _hold(news)
    if missing := news.keys() - held.keys():
        new = [TemplateTime(template=template, seconds=edge) for template, edge in sorted(missing)]
        TemplateTime.objects.bulk_create(new, ignore_conflicts=True)
        held = _hold(news)
    by_count = defaultdict(list)
    for bucket, answers in news.items():
        by_count[answers].append(held[bucket])
    for answers, rows in by_count.items():
        TemplateTime.objects.filter(pk__in=rows).update(answers=F("answers") + answers)


def _edge(seconds: int) -> int | None:
    return next((bucket for bucket in BUCKETS if seconds <= bucket), None)


def _hold(wanted: Iterable[tuple[str, int]]) -> dict[tuple[str, int], int]:
    """The buckets that are there, their rows locked until the transaction ends."""
    templates, edges = (set(parts) for parts in zip(*wanted, strict=True))
    rows = TemplateTime.objects.select_for_update(no_key=True).filter(template__in=templates, seconds__in=edges)
    return {
        (template, edge): pk
        for template, edge, pk in rows.order_by("template", "seconds").values_list("template", "seconds", "pk")
    }
