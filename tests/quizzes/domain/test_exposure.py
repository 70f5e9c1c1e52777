"""How much an item was shown: capped within a paper, worn over time, unseen first."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.domain.exposure import NOBODY, Exposure, forms_needed, most_given


def test_what_is_below_the_cap_comes_first_then_what_is_not_worn_then_what_was_seen_longest_ago():
    exposure = Exposure({"often": 2, "once": 1}, most=2, worn={"worn", "often"})
    told = {
        "new": exposure.rank("new"),
        "seen long ago": exposure.rank("once", seen=1),
        "seen lately": exposure.rank("new", seen=9),
        "worn": exposure.rank("worn"),
        "capped": exposure.rank("often"),
    }
    assert sorted(told, key=told.__getitem__) == list(told)
    assert [name for name, rank in told.items() if rank.is_best] == ["new"]


def test_outside_exams_nothing_is_capped():
    assert NOBODY.rank("anything").is_best
    assert not NOBODY.tires(1, "materials.judge")


def test_a_template_tires_of_one_matter_only():
    exposure = Exposure(templates={(1, "materials.judge"): 3}, most=3)
    assert [exposure.tires(matter, "materials.judge") for matter in (1, 2)] == [True, False]


@given(st.integers(1, 40), st.integers(1, 100), st.integers(1, 8), st.data())
def test_no_item_goes_to_more_people_than_the_share_where_the_bank_allows(people, percent, items, data):
    """One cell, so many items, people one after the other: each takes the best of what their dice offer."""
    most = most_given(people, percent)
    shown: Counter[str] = Counter()
    for _person in range(people):
        offered = data.draw(st.permutations([str(item) for item in range(items)]))
        exposure = Exposure(shown, most=most)
        shown[min(offered, key=exposure.rank)] += 1
    if items * most >= people:
        assert max(shown.values()) <= most
    else:
        assert min(shown[str(item)] for item in range(items)) >= most


@pytest.mark.parametrize(
    ("questions", "cells", "percent", "needed"),
    [(6, 6, 25, 4), (6, 6, 100, 1), (6, 12, 25, 2), (10, 100, 25, 1), (9, 6, 50, 2), (1, 1, 30, 4), (3, 0, 25, 0)],
)
def test_how_many_items_a_cell_needs(questions, cells, percent, needed):
    assert forms_needed(questions, cells, percent) == needed


@given(st.integers(1, 60), st.integers(1, 200), st.integers(1, 100))
def test_so_many_items_share_the_people_out(questions, cells, percent):
    needed = forms_needed(questions, cells, percent)
    asked = min(1, questions / cells)
    assert needed * percent >= 100 * asked - 1e-9
    assert (needed - 1) * percent < 100 * asked
