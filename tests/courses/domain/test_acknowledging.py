"""Which changes somebody must have read: boundaries, and that reading a later version covers earlier ones."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.domain.acknowledging import FEE, PARTS, PartChange, concerns, unread
from courses.domain.facets import Facet

DAY = date(2026, 3, 9)
BEFORE, AFTER = DAY - timedelta(days=1), DAY + timedelta(days=1)
MATERIALS = PartChange(Facet.MATERIALS.value, 2, DAY, DAY)


@pytest.mark.parametrize(
    ("change", "since", "on", "asked"),
    [
        (MATERIALS, BEFORE, DAY, True),
        (MATERIALS, DAY, DAY, True),
        (MATERIALS, AFTER, AFTER, False),
        (MATERIALS, BEFORE, BEFORE, False),
        (PartChange(Facet.MATERIALS.value, 2, BEFORE, DAY), DAY, DAY, True),
        (PartChange(Facet.MATERIALS.value, 2, BEFORE, DAY), BEFORE, BEFORE, False),
        (PartChange(Facet.MATERIALS.value, 2, AFTER, BEFORE), BEFORE, DAY, False),
        (PartChange(FEE, 2, DAY, DAY), BEFORE, DAY, True),
        (PartChange(Facet.RESULT.value, 2, DAY, DAY), BEFORE, DAY, False),
    ],
    ids=[
        "served before", "began that very day", "began later", "not in force yet", "told after it took effect",
        "not told yet", "announced, not in force", "the fee", "a facet that is not acknowledged",
    ],
)  # fmt: skip
def test_a_change_concerns_who_served_the_matter_when_it_could_be_told(change, since, on, asked) -> None:
    assert concerns(change, since=since, on=on) is asked


def test_unread_is_what_changed_after_what_was_read() -> None:
    limit = PartChange(Facet.TIME_LIMIT.value, 3, DAY, DAY)

    assert unread([limit, MATERIALS], {}, since=BEFORE, on=DAY) == (MATERIALS, limit)
    assert unread([limit, MATERIALS], {Facet.MATERIALS.value: 2}, since=BEFORE, on=DAY) == (limit,)
    assert unread([limit, MATERIALS], {Facet.TIME_LIMIT.value: 3}, since=BEFORE, on=DAY) == (MATERIALS,)


CHANGES = st.lists(
    st.builds(
        PartChange,
        st.sampled_from([*PARTS, Facet.RESULT.value]),
        st.integers(1, 6),
        st.dates(BEFORE, AFTER),
        st.dates(BEFORE, AFTER),
    ),
    max_size=8,
)


@given(CHANGES, st.integers(0, 6))
def test_reading_everything_at_a_version_leaves_only_later_ones(changes: list[PartChange], number: int) -> None:
    left = unread(changes, dict.fromkeys(PARTS, number), since=BEFORE, on=AFTER)

    assert all(change.version > number for change in left)
    everything = unread(changes, {}, since=BEFORE, on=AFTER)
    assert [change for change in everything if change.version > number] == list(left)


@given(CHANGES, st.dates(BEFORE, AFTER), st.dates(BEFORE, AFTER))
def test_serving_longer_never_asks_less(changes: list[PartChange], one: date, other: date) -> None:
    longer, shorter = sorted((one, other))

    assert set(unread(changes, {}, since=shorter, on=AFTER)) <= set(unread(changes, {}, since=longer, on=AFTER))
