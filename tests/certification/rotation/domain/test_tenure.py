from datetime import date

import pytest

from certification.domain.spans import Span
from certification.rotation.domain.postings import Posting, PostingKind
from certification.rotation.domain.tenure import (
    TenureDecision,
    TenurePolicy,
    TenureReason,
    TenureStatus,
    tenure,
    tenure_limits,
)

AT_LEAST = TenurePolicy(version="至少")
AT_MOST = TenurePolicy(version="至多", min_months=None, max_months=24)
EXACTLY = TenurePolicy(version="两年", min_months=24, max_months=24)
START, FREE = date(2025, 7, 1), date(2027, 7, 1)


def base(ends_on=None):
    return Posting(1, "王婷", PostingKind.BASE, Span(START, ends_on), "综合1号")


def overlay(kind):
    return Posting(9, "王婷", kind, Span(date(2026, 3, 1), date(2026, 9, 1)), "公安")


@pytest.mark.parametrize(
    ("on", "months", "status", "reasons"),
    [
        pytest.param(date(2025, 7, 1), 0, "below_minimum", ["minimum_not_served"], id="first day"),
        pytest.param(date(2027, 4, 1), 21, "below_minimum", ["minimum_not_served"], id="91 days before"),
        pytest.param(
            date(2027, 4, 2), 21, "below_minimum", ["minimum_not_served", "minimum_near"], id="90 days before"
        ),
        pytest.param(date(2027, 6, 30), 23, "below_minimum", ["minimum_not_served", "minimum_near"], id="a day short"),
        pytest.param(date(2027, 7, 1), 24, "free", ["minimum_served"], id="24 months to the day"),
        pytest.param(date(2031, 7, 1), 72, "free", ["minimum_served"], id="years later, no maximum set"),
    ],
)
def test_at_least_two_years_warns_of_moving_early(on, months, status, reasons):
    assert tenure([base()], clerk="王婷", policy=AT_LEAST, on=on) == TenureDecision(
        TenureStatus(status), tuple(map(TenureReason, reasons)), on, START, months, FREE, None
    )


@pytest.mark.parametrize(
    ("on", "months", "status", "reasons"),
    [
        pytest.param(date(2025, 7, 1), 0, "free", ["no_minimum"], id="first day"),
        pytest.param(date(2027, 4, 2), 21, "free", ["no_minimum", "maximum_near"], id="90 days before"),
        pytest.param(date(2027, 7, 1), 24, "free", ["no_minimum", "maximum_near"], id="24 months to the day"),
        pytest.param(date(2027, 7, 2), 24, "over_maximum", ["no_minimum", "maximum_passed"], id="a day over"),
    ],
)
def test_at_most_two_years_warns_of_staying_too_long(on, months, status, reasons):
    assert tenure([base()], clerk="王婷", policy=AT_MOST, on=on) == TenureDecision(
        TenureStatus(status), tuple(map(TenureReason, reasons)), on, START, months, None, FREE
    )


def test_exactly_two_years_leaves_one_day_to_move():
    days = (date(2027, 6, 30), FREE, date(2027, 7, 2))
    assert [tenure([base()], clerk="王婷", policy=EXACTLY, on=on).status for on in days] == [
        TenureStatus.BELOW_MINIMUM,
        TenureStatus.FREE,
        TenureStatus.OVER_MAXIMUM,
    ]


@pytest.mark.parametrize("kind", [kind for kind in PostingKind if kind is not PostingKind.BASE])
def test_an_overlay_is_named_and_does_not_restart_the_clock(kind):
    rows = [base(), overlay(kind)]
    beside, after = date(2026, 6, 1), date(2026, 9, 1)
    assert tenure(rows, clerk="王婷", policy=AT_LEAST, on=beside) == TenureDecision(
        TenureStatus.BELOW_MINIMUM,
        (TenureReason.MINIMUM_NOT_SERVED, TenureReason.OVERLAY_BESIDE),
        beside,
        START,
        11,
        FREE,
    )
    assert tenure(rows, clerk="王婷", policy=AT_LEAST, on=after) == tenure(
        [base()], clerk="王婷", policy=AT_LEAST, on=after
    )


def test_a_post_that_will_end_before_its_minimum_is_warned_of():
    on = date(2026, 1, 5)
    short = base(date(2027, 6, 30))
    to_the_day = base(FREE)
    assert [tenure([row], clerk="王婷", policy=AT_LEAST, on=on).reasons for row in (short, to_the_day)] == [
        (TenureReason.MINIMUM_NOT_SERVED, TenureReason.ENDS_BEFORE_MINIMUM),
        (TenureReason.MINIMUM_NOT_SERVED,),
    ]


def test_a_post_from_29_february_is_served_on_28_february():
    leap = [Posting(1, "王婷", PostingKind.BASE, Span(date(2028, 2, 29)), "综合1号")]
    days = (date(2030, 2, 27), date(2030, 2, 28))
    assert [tenure(leap, clerk="王婷", policy=AT_LEAST, on=on).status for on in days] == [
        TenureStatus.BELOW_MINIMUM,
        TenureStatus.FREE,
    ]


def test_between_posts_there_is_no_tenure():
    on = date(2025, 6, 30)
    assert tenure([base()], clerk="王婷", policy=AT_LEAST, on=on) == TenureDecision(
        TenureStatus.NO_POST, (TenureReason.BETWEEN_POSTS,), on
    )


def test_a_policy_that_asks_for_more_than_it_allows_is_refused():
    with pytest.raises(ValueError, match="longer than it may"):
        TenurePolicy(version="x", min_months=25, max_months=24)


def test_the_limits_of_every_stretch_at_one_window():
    def post(key, start, end, window):
        return Posting(key, "王婷", PostingKind.BASE, Span(start, end), window)

    rows = [
        post(1, date(2020, 2, 29), date(2021, 1, 1), "一"),
        post(2, date(2021, 1, 1), date(2022, 3, 1), "一"),  # goes on at the same window
        post(3, date(2022, 3, 1), date(2023, 5, 1), "二"),  # moved early
        post(4, date(2023, 5, 1), None, "三"),
        overlay(PostingKind.ROTATION),
    ]
    found = tenure_limits(rows, clerk="王婷", policy=EXACTLY)
    assert [(one.run, one.free_on, one.latest_on) for one in found] == [
        (Span(date(2020, 2, 29), date(2022, 3, 1)), date(2022, 2, 28), date(2022, 2, 28)),
        (Span(date(2022, 3, 1), date(2023, 5, 1)), None, None),
        (Span(date(2023, 5, 1), None), date(2025, 5, 1), date(2025, 5, 1)),
    ]
    assert tenure_limits([], clerk="王婷", policy=EXACTLY) == ()
