"""Naming a stand-in: beside somebody else's post, for what they are not named for yet."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certification.domain.spans import Span
from certification.rotation.domain.stand_ins import Naming, Refused, plan_naming

MARCH, APRIL, MAY = date(2026, 3, 1), date(2026, 4, 1), date(2026, 5, 1)
SPRING = Span(MARCH, MAY)
WHOLE = Naming(SPRING)


def two(span=SPRING, *matters):
    return Naming(span, frozenset(matters or (1, 2)))


@pytest.mark.parametrize(
    ("wanted", "own_posts", "standing", "expected"),
    [
        pytest.param(WHOLE, [], [], (None, set(), None), id="whole window"),
        pytest.param(two(), [], [], ({1, 2}, set(), None), id="two matters"),
        pytest.param(WHOLE, [Span(APRIL, None)], [], (None, set(), Refused.OWN_WINDOW), id="own post later on"),
        pytest.param(WHOLE, [Span(date(2025, 1, 1), MARCH)], [], (None, set(), None), id="own post ended before"),
        pytest.param(two(), [], [two(SPRING, 2)], ({1}, {2}, None), id="one known"),
        pytest.param(two(), [], [two(Span(MARCH, APRIL), 2)], ({1, 2}, set(), None), id="known for half the days"),
        pytest.param(
            two(),
            [],
            [two(Span(MARCH, APRIL), 2), two(Span(APRIL, None), 2)],
            ({1}, {2}, None),
            id="known in two parts",
        ),
        pytest.param(two(), [], [WHOLE], (set(), {1, 2}, Refused.NOTHING_NEW), id="whole window named already"),
        pytest.param(WHOLE, [], [WHOLE], (None, set(), Refused.NOTHING_NEW), id="whole window twice"),
        pytest.param(WHOLE, [], [two()], (None, set(), None), id="matters named, the whole wanted"),
        pytest.param(Naming(SPRING, frozenset()), [], [], (set(), set(), Refused.NO_MATTERS), id="no matters"),
    ],
)
def test_what_naming_writes(wanted, own_posts, standing, expected) -> None:
    plan = plan_naming(wanted, own_posts=own_posts, standing=standing)
    assert (plan.matters, plan.known, plan.refused) == expected


spans = st.builds(
    lambda start, days: Span(date.fromordinal(start), date.fromordinal(start + days) if days else None),
    st.integers(730_000, 730_060),
    st.integers(0, 60),
)
namings = st.builds(Naming, spans, st.none() | st.frozensets(st.integers(1, 5)))


@given(wanted=namings, standing=st.lists(namings, max_size=5))
def test_what_was_named_once_is_never_named_again(wanted, standing) -> None:
    plan = plan_naming(wanted, own_posts=[], standing=standing)
    if plan.refused is None:
        written = Naming(wanted.span, plan.matters)
        again = plan_naming(wanted, own_posts=[], standing=[*standing, written])
        assert again.refused is Refused.NOTHING_NEW
        assert wanted.matters is None or plan.matters | plan.known == wanted.matters
