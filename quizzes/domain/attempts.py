"""How often a check may be tried: retries make a rule weaker, so they are spaced and counted.

Defaults: 24 hours apart, three in 30 days, then coaching (DESIGN §7: three free tries make 4.7 % into 13 %).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class AttemptPolicy:
    hours_apart: int = 24
    tries: int = 3
    window_days: int = 30


TRIES = AttemptPolicy()


class AttemptReason(StrEnum):
    FREE = "free"
    COACHED = "coached"
    TOO_SOON = "too_soon"
    COACHING_DUE = "coaching_due"
    SHEET_OUT = "sheet_out"


@dataclass(frozen=True, slots=True)
class AttemptDecision:
    """Whether a check may start at the asked time; `earliest` is when it may without anything else happening."""

    allowed: bool
    reason: AttemptReason
    earliest: datetime
    tries_left: int


def may_start(
    tried: Sequence[datetime], *, at: datetime, policy: AttemptPolicy, coached: datetime | None = None
) -> AttemptDecision:
    """Decide from the starts of earlier checks of one clerk on one matter (any order, none after `at`).

    A coaching after the last try starts the count anew, but the hours apart still hold.
    """
    earlier = sorted(start for start in tried if start <= at)
    counted = [
        start
        for start in earlier
        if start > at - timedelta(days=policy.window_days) and (coached is None or start > coached)
    ]
    left = max(0, policy.tries - len(counted))
    rested = earlier[-1] + timedelta(hours=policy.hours_apart) if earlier else at
    if not left:
        freed = counted[-policy.tries] + timedelta(days=policy.window_days)
        return AttemptDecision(False, AttemptReason.COACHING_DUE, max(freed, rested), 0)
    if at < rested:
        return AttemptDecision(False, AttemptReason.TOO_SOON, rested, left)
    fresh = coached is not None and bool(earlier) and len(counted) < len(earlier) and earlier[-1] <= coached
    return AttemptDecision(True, AttemptReason.COACHED if fresh else AttemptReason.FREE, at, left)
