from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certification.domain.spans import Span
from certification.rotation.domain.postings import (
    BasePostConflict,
    Posting,
    PostingKind,
    base_post_conflicts,
    base_run,
)

JULY_25, JULY_26, JULY_27 = date(2025, 7, 1), date(2026, 7, 1), date(2027, 7, 1)


def post(key, span, *, clerk="周喆", kind=PostingKind.BASE, window="综合1号"):
    return Posting(key, clerk, kind, span, window)


def test_a_post_may_start_on_the_day_another_ends():
    assert base_post_conflicts([post(1, Span(JULY_25, JULY_26)), post(2, Span(JULY_26))]) == ()


def test_a_day_in_two_base_posts_is_a_conflict():
    day_before = JULY_26 - timedelta(days=1)
    assert base_post_conflicts([post(2, Span(day_before)), post(1, Span(JULY_25, JULY_26))]) == (
        BasePostConflict("周喆", 1, 2, Span(day_before, JULY_26)),
    )


def test_every_pair_is_named_even_around_a_third():
    posts = [post(1, Span(JULY_25)), post(2, Span(JULY_26, JULY_27)), post(3, Span(JULY_27))]
    assert [(c.first, c.second) for c in base_post_conflicts(posts)] == [(1, 2), (1, 3)]


@pytest.mark.parametrize("kind", [kind for kind in PostingKind if kind is not PostingKind.BASE])
def test_an_overlay_and_another_clerk_never_conflict(kind):
    posts = [post(1, Span(JULY_25)), post(2, Span(JULY_25), kind=kind), post(3, Span(JULY_25), clerk="李䶮")]
    assert base_post_conflicts(posts) == ()


@pytest.mark.parametrize(
    ("posts", "run"),
    [
        pytest.param([post(1, Span(JULY_25))], Span(JULY_25), id="one post"),
        pytest.param([post(1, Span(JULY_25, JULY_26)), post(2, Span(JULY_26))], Span(JULY_25), id="renewed in place"),
        pytest.param(
            [post(1, Span(JULY_25, JULY_26), window="公安"), post(2, Span(JULY_26))], Span(JULY_26), id="another window"
        ),
        pytest.param(
            [post(1, Span(JULY_25, date(2026, 6, 30))), post(2, Span(JULY_26))], Span(JULY_26), id="a day's gap"
        ),
        pytest.param([post(1, Span(JULY_25, JULY_26))], None, id="between posts"),
        pytest.param([post(1, Span(JULY_25), kind=PostingKind.STAND_IN)], None, id="only an overlay"),
    ],
)
def test_the_clock_runs_on_through_posts_at_one_window_that_touch(posts, run):
    assert base_run(posts, clerk="周喆", on=date(2026, 8, 1)) == run


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 10)), max_size=6), st.randoms(use_true_random=False))
def test_no_conflict_means_no_day_is_held_twice(pairs, order):
    posts = [
        post(n, Span(JULY_25 + timedelta(days=start), JULY_25 + timedelta(days=start + length)))
        for n, (start, length) in enumerate(pairs)
    ]
    conflicts = base_post_conflicts(posts)
    assert base_post_conflicts(order.sample(posts, len(posts))) == conflicts
    held = [sum(p.span.covers(JULY_25 + timedelta(days=n)) for p in posts) for n in range(41)]
    assert bool(conflicts) == (max(held) > 1)
