"""How an exam goes, for whoever invigilates it: counts, not content."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.cache import cache
from django.db.models import Count, Max

from people.models import User
from quizzes.exams.domain.limits import Limit
from quizzes.exams.models import LateAnswer, Paper
from quizzes.exams.queries.sitting import limit_of_sitting, seconds_left
from quizzes.models import Attempt, Draw, Response

SEEN_FOR = 3600
"""Seconds; who was last heard of longer ago isn't there. Kept in the cache only, of running sittings only."""
ABSENT = "absent"
"""The state of somebody named in the paper for whom no sitting was made yet."""


@dataclass(frozen=True, slots=True)
class LiveRow:
    """One person. `answered` counts the questions of which anything was saved, never what was said or whether it is
    right; `seen_at` is when the page was last heard of, None where it wasn't lately. Of several tries, the latest."""

    clerk: User
    attempt: Attempt | None
    state: str
    limit: Limit | None
    remaining_seconds: int
    answered: int
    asked: int
    last_saved_at: datetime | None
    seen_at: datetime | None
    late: int

    @property
    def paused(self) -> bool:
        return self.limit is not None and self.limit.paused


def live_rows(paper: Paper, *, at: datetime) -> list[LiveRow]:
    """Everybody named in the paper and everybody who sat it, by name; six queries, however many they are."""
    latest: dict[int, Attempt] = {}
    for attempt in paper.attempts.select_related("clerk").prefetch_related("acts").order_by("pk"):
        latest[attempt.clerk_id] = attempt
    people = {user.pk: user for user in paper.people.all()}
    people |= {clerk: attempt.clerk for clerk, attempt in latest.items()}
    numbers = [attempt.pk for attempt in latest.values()]
    saved = _by_attempt(
        Response, "draw__attempt", numbers, answered=Count("draw", distinct=True), last=Max("effective_at")
    )
    asked = _by_attempt(Draw, "attempt", numbers, asked=Count("pk"))
    late = _by_attempt(LateAnswer, "draw__attempt", numbers, late=Count("pk"))
    seen = last_seen(attempt.pk for attempt in latest.values() if attempt.is_open)
    rows = []
    for user in sorted(people.values(), key=lambda user: (user.name, user.pk)):
        attempt = latest.get(user.pk)
        number = attempt.pk if attempt else 0
        limit = limit_of_sitting(attempt) if attempt else None
        running = attempt is not None and attempt.is_open
        rows.append(
            LiveRow(
                clerk=user,
                attempt=attempt,
                state=attempt.state if attempt else ABSENT,
                limit=limit,
                remaining_seconds=seconds_left(limit, at=at) if running else 0,
                answered=saved.get(number, {}).get("answered", 0),
                asked=asked.get(number, {}).get("asked", 0),
                last_saved_at=saved.get(number, {}).get("last"),
                seen_at=seen.get(number),
                late=late.get(number, {}).get("late", 0),
            )
        )
    return rows


def note_seen(attempt: Attempt, *, at: datetime) -> None:
    """The page of a running sitting has asked how it stands: its connection works."""
    cache.set(_seen_key(attempt.pk), at, SEEN_FOR)


def last_seen(attempts: Iterable[int]) -> dict[int, datetime]:
    """Sitting → when its page was last heard of; only of those that were."""
    keys = {_seen_key(pk): pk for pk in attempts}
    return {keys[key]: at for key, at in cache.get_many(keys).items()}


def _seen_key(attempt: int) -> str:
    return f"exam-seen:{attempt}"


def _by_attempt(model: Any, path: str, attempts: list[int], **figures: Any) -> dict[int, dict[str, Any]]:
    rows = model.objects.filter(**{f"{path}__in": attempts}).order_by().values(path).annotate(**figures)
    return {row[path]: row for row in rows}
