"""A shadowing closes twice: every pair of host's word and check has its standing."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certification.shadowing.domain.closing import ClosingReason, ClosingStatus, Said, Sat, closing
from certification.shadowing.domain.signing import SigningRefusal, refused_to_sign

LAST = date(2026, 3, 6)
AFTER = date(2026, 3, 9)
DAY = timedelta(days=1)
SEEN = frozenset({1, 2})
Status, Reason = ClosingStatus, ClosingReason
SIGNED, REFUSED = Said(True, LAST), Said(False, LAST)
PASSED, FAILED = Sat(True, SEEN, LAST), Sat(False, SEEN, LAST)
HALF = Sat(True, frozenset({1}), LAST)


def stands(words=(), checks=(), *, seen=SEEN, on=AFTER, called_off_on=None):
    return closing(last_day=LAST, seen=seen, words=words, checks=checks, called_off_on=called_off_on, on=on)


@pytest.mark.parametrize(
    ("words", "checks", "status", "reasons"),
    [
        ([], [], Status.WAITS_FOR_HOST, (Reason.HOST_WAITS, Reason.CHECK_WAITS)),
        ([], [FAILED], Status.WAITS_FOR_HOST, (Reason.HOST_WAITS, Reason.CHECK_NOT_PASSED)),
        ([], [PASSED], Status.WAITS_FOR_HOST, (Reason.HOST_WAITS, Reason.CHECK_PASSED)),
        ([SIGNED], [], Status.WAITS_FOR_CHECK, (Reason.HOST_SIGNED, Reason.CHECK_WAITS)),
        ([SIGNED], [FAILED], Status.DISAGREEMENT, (Reason.HOST_SIGNED, Reason.CHECK_NOT_PASSED)),
        ([SIGNED], [FAILED, PASSED], Status.CLOSED, (Reason.HOST_SIGNED, Reason.CHECK_PASSED)),
        ([SIGNED], [HALF], Status.WAITS_FOR_CHECK, (Reason.HOST_SIGNED, Reason.LIST_GREW, Reason.CHECK_WAITS)),
        ([REFUSED], [], Status.REFUSED, (Reason.HOST_REFUSED, Reason.CHECK_WAITS)),
        ([REFUSED], [FAILED], Status.REFUSED, (Reason.HOST_REFUSED, Reason.CHECK_NOT_PASSED)),
        ([REFUSED], [PASSED], Status.DISAGREEMENT, (Reason.HOST_REFUSED, Reason.CHECK_PASSED)),
        ([REFUSED, SIGNED], [PASSED], Status.CLOSED, (Reason.HOST_SIGNED, Reason.CHECK_PASSED)),
    ],
)
def test_each_pair_of_word_and_check_has_its_standing(words, checks, status, reasons):
    found = stands(words, checks)
    assert (found.status, found.reasons) == (status, reasons)


def test_while_it_runs_nobody_is_asked_for_a_word():
    early = stands(on=LAST)
    assert (early.status, early.waits_for_host, early.waits_for_check) == (Status.OPEN, True, True)
    nothing = stands([], [], seen=frozenset())
    assert (nothing.status, nothing.reasons) == (Status.OPEN, (Reason.NOTHING_SEEN,))
    assert stands([SIGNED], on=LAST).status is Status.WAITS_FOR_CHECK


def test_as_of_a_day_is_what_was_recorded_by_then():
    days = [LAST - DAY, LAST, AFTER]
    assert [stands([SIGNED], [PASSED], on=on).status for on in days] == [Status.OPEN, Status.CLOSED, Status.CLOSED]
    off = [stands([SIGNED], [PASSED], called_off_on=AFTER, on=on).status for on in (LAST, AFTER)]
    assert off == [Status.CLOSED, Status.CALLED_OFF]


days = st.integers(0, 9).map(lambda n: LAST - 4 * DAY + n * DAY)
said = st.builds(Said, st.booleans(), days)
sat = st.builds(Sat, st.booleans(), st.frozensets(st.integers(1, 3)), days)


@given(st.lists(said, max_size=4), st.lists(sat, max_size=4), st.frozensets(st.integers(1, 3)), days)
def test_it_is_closed_by_a_signature_and_a_passed_check_on_all_that_was_seen_and_by_nothing_else(
    words, checks, seen, on
):
    found = stands(words, checks, seen=seen, on=on)
    both = any(word.signed and word.recorded_on <= on for word in words) and any(
        check.passed and check.finished_on <= on and seen and seen <= check.about for check in checks
    )
    assert (found.status is Status.CLOSED) == both
    without = stands([word for word in words if not word.signed], checks, seen=seen, on=on)
    assert without.status is not Status.CLOSED


@pytest.mark.parametrize(
    ("person", "host", "head", "refused"),
    [
        ("host", "host", False, None),
        ("head", "host", True, SigningRefusal.NOT_THE_HOST),
        ("learner", "host", True, SigningRefusal.ONE_PERSON),
        ("head", None, True, None),
        ("clerk", None, False, SigningRefusal.HEAD_ONLY),
        ("learner", None, True, SigningRefusal.ONE_PERSON),
    ],
)
def test_the_host_says_the_hosts_word_and_the_head_what_is_on_paper(person, host, head, refused):
    assert refused_to_sign(person, learner="learner", host=host, head=head) is refused
