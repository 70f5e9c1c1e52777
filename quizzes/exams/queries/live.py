"""How an exam goes, for whoever invigilates it: counts, not content."""

from datetime import datetime

from django.core.cache import cache

from quizzes.models import Attempt

SEEN_FOR = 3600
"""Seconds; who was last heard of longer ago isn't there. Kept in the cache only, of running sittings only."""


def note_seen(attempt: Attempt, *, at: datetime) -> None:
    """The page of a running sitting has asked how it stands: its connection works."""
    cache.set(_seen_key(attempt.pk), at, SEEN_FOR)


def last_seen(attempts: list[int]) -> dict[int, datetime]:
    """Sitting → when its page was last heard of; only of those that were."""
    found = cache.get_many([_seen_key(pk) for pk in attempts])
    return {pk: found[_seen_key(pk)] for pk in attempts if _seen_key(pk) in found}


def _seen_key(attempt: int) -> str:
    return f"exam-seen:{attempt}"
