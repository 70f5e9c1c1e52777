"""Shadowing (跟班学习) closes twice: the host's word, and the learner's short check on the matters seen.

Neither stands for the other. Where they say different things (the host signed and the check was not passed, or the
host refused and it was), both are shown side by side until one side changes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ClosingStatus(StrEnum):
    """OPEN: the learner still goes along, or has not said yet what there was to be seen."""

    OPEN = "open"
    WAITS_FOR_HOST = "waits_for_host"
    WAITS_FOR_CHECK = "waits_for_check"
    DISAGREEMENT = "disagreement"
    REFUSED = "refused"
    CLOSED = "closed"
    CALLED_OFF = "called_off"


class ClosingReason(StrEnum):
    """Why; the order here is the order in which a decision lists them."""

    CALLED_OFF = "called_off"
    NOTHING_SEEN = "nothing_seen"
    STILL_RUNS = "still_runs"
    HOST_SIGNED = "host_signed"
    HOST_REFUSED = "host_refused"
    HOST_WAITS = "host_waits"
    CHECK_PASSED = "check_passed"
    CHECK_NOT_PASSED = "check_not_passed"
    LIST_GREW = "list_grew"
    CHECK_WAITS = "check_waits"


@dataclass(frozen=True, slots=True)
class Said:
    """The host's word, or that of the paper they signed, as it was recorded."""

    signed: bool
    recorded_on: date


@dataclass(frozen=True, slots=True)
class Sat:
    """One closed short check, and the matters it was allowed to ask about."""

    passed: bool
    about: frozenset[int]
    finished_on: date


@dataclass(frozen=True, slots=True)
class Closing:
    """How a shadowing stands on a day."""

    status: ClosingStatus
    reasons: tuple[ClosingReason, ...]

    @property
    def waits_for_host(self) -> bool:
        return ClosingReason.HOST_WAITS in self.reasons

    @property
    def waits_for_check(self) -> bool:
        """Something is left for the learner: the check was not sat, not passed, or the list grew since."""
        return bool({ClosingReason.CHECK_WAITS, ClosingReason.CHECK_NOT_PASSED} & set(self.reasons))


def closing(
    *,
    last_day: date,
    seen: frozenset[int],
    words: Iterable[Said],
    checks: Iterable[Sat],
    called_off_on: date | None = None,
    on: date,
) -> Closing:
    """By what was recorded until the day. A signature is the last word; a refusal stands until there is one.

    A check counts when it was about every matter seen: one sat before the list grew says nothing of what came after.
    """
    said = [word for word in words if word.recorded_on <= on]
    signed, refused = any(word.signed for word in said), bool(said)
    sat = [check for check in checks if check.finished_on <= on]
    counting = [check for check in sat if seen and seen <= check.about]
    passed, failed = any(check.passed for check in counting), bool(counting)
    found = {
        ClosingReason.CALLED_OFF: called_off_on is not None and called_off_on <= on,
        ClosingReason.NOTHING_SEEN: not seen,
        ClosingReason.STILL_RUNS: on <= last_day,
        ClosingReason.HOST_SIGNED: signed,
        ClosingReason.HOST_REFUSED: refused and not signed,
        ClosingReason.HOST_WAITS: bool(seen) and not said,
        ClosingReason.CHECK_PASSED: passed,
        ClosingReason.CHECK_NOT_PASSED: failed and not passed,
        ClosingReason.LIST_GREW: bool(seen) and bool(sat) and not counting,
        ClosingReason.CHECK_WAITS: bool(seen) and not counting,
    }
    if found[ClosingReason.CALLED_OFF]:
        return Closing(ClosingStatus.CALLED_OFF, (ClosingReason.CALLED_OFF,))
    over = signed or refused or failed
    status = _status(signed, refused, passed, failed, ready=bool(seen) and (over or on > last_day))
    if status is not ClosingStatus.OPEN:
        found[ClosingReason.STILL_RUNS] = False
    return Closing(status, tuple(reason for reason in ClosingReason if found[reason]))


def _status(signed: bool, refused: bool, passed: bool, failed: bool, *, ready: bool) -> ClosingStatus:
    if signed and passed:
        return ClosingStatus.CLOSED
    if signed:
        return ClosingStatus.DISAGREEMENT if failed else ClosingStatus.WAITS_FOR_CHECK
    if refused:
        return ClosingStatus.DISAGREEMENT if passed else ClosingStatus.REFUSED
    return ClosingStatus.WAITS_FOR_HOST if ready else ClosingStatus.OPEN
