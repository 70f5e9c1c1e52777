"""Until when a sitting runs, reckoned from its start and from what the invigilator did.

The paper's closing bounds the time a sitting starts with; what an invigilator gives comes on top of it, or a pause near
the end would cost the candidate time.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum


class ActKind(StrEnum):
    """In the order they take effect where several bear one moment: first what gives time."""

    REOPENED = "reopened"
    EXTRA_TIME = "extra_time"
    PAUSED = "paused"
    RESUMED = "resumed"


@dataclass(frozen=True, slots=True)
class Act:
    """`minutes` of extra time and of a sitting opened again; 0 of the others."""

    kind: ActKind
    at: datetime
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Limit:
    """`when` the time is up. While the sitting is paused the clock stands since `paused_since`, and `when` is what it
    would be had it been resumed that very moment."""

    when: datetime
    paused_since: datetime | None = None

    @property
    def paused(self) -> bool:
        return self.paused_since is not None

    def remaining(self, at: datetime) -> timedelta:
        """Time left at that moment, never less than none."""
        return max(self.when - (self.paused_since or at), timedelta())

    def is_over(self, at: datetime, *, grace: timedelta = timedelta()) -> bool:
        """Whether what arrives now comes too late. A paused sitting is never over."""
        return not self.paused and at > self.when + grace


def limit_of(started_at: datetime, minutes: int, closes_at: datetime, acts: Iterable[Act]) -> Limit:
    """The limit after all these acts, in whatever order they were written down.

    Pausing what is paused, and resuming what runs, changes nothing; so does a pause after the time was up. A sitting
    opened again goes on from its old limit or, where that is past, from the moment it was opened.
    """
    limit = Limit(min(started_at + timedelta(minutes=minutes), closes_at))
    order = list(ActKind)
    for act in sorted(acts, key=lambda act: (act.at, order.index(act.kind), act.minutes)):
        limit = _after(limit, act)
    return limit


def _after(limit: Limit, act: Act) -> Limit:
    given = timedelta(minutes=act.minutes)
    match act.kind:
        case ActKind.EXTRA_TIME:
            return replace(limit, when=limit.when + given)
        case ActKind.REOPENED:
            since = limit.paused_since or act.at
            return replace(limit, when=max(limit.when, since) + given)
        case ActKind.PAUSED if not limit.paused and act.at <= limit.when:
            return replace(limit, paused_since=act.at)
        case ActKind.RESUMED if limit.paused_since is not None:
            return Limit(limit.when + (act.at - limit.paused_since))
        case _:
            return limit
