from datetime import UTC, datetime, timedelta

import pytest

from quizzes.domain.attempts import AttemptDecision, AttemptPolicy, AttemptReason, may_start

NOON = datetime(2026, 3, 9, 12, tzinfo=UTC)
POLICY = AttemptPolicy()


def ago(days: float) -> datetime:
    return NOON - timedelta(days=days)


@pytest.mark.parametrize(
    ("tried", "coached", "decision"),
    [
        ((), None, AttemptDecision(True, AttemptReason.FREE, NOON, 3)),
        ((0.5,), None, AttemptDecision(False, AttemptReason.TOO_SOON, ago(-0.5), 2)),
        ((1,), None, AttemptDecision(True, AttemptReason.FREE, NOON, 2)),
        ((20, 10, 2), None, AttemptDecision(False, AttemptReason.COACHING_DUE, ago(-10), 0)),
        ((31, 10, 2), None, AttemptDecision(True, AttemptReason.FREE, NOON, 1)),
        ((20, 10, 2), 1, AttemptDecision(True, AttemptReason.COACHED, NOON, 3)),
        ((20, 10, 0.5), 0.2, AttemptDecision(False, AttemptReason.TOO_SOON, ago(-0.5), 3)),
        ((20, 10, 2), 15, AttemptDecision(True, AttemptReason.FREE, NOON, 1)),
    ],
    ids=[
        "first", "half a day later", "a day later", "three in thirty days", "one long ago", "coached since",
        "coached the same day", "coached between",
    ],
)  # fmt: skip
def test_when_a_check_may_start(tried, coached, decision):
    found = may_start(
        [ago(days) for days in tried], at=NOON, policy=POLICY, coached=None if coached is None else ago(coached)
    )
    assert found == decision
