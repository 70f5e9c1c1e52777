"""Sums along the tree: each unit is what is below it, however deep it lies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certification.rollup.domain.figures import Figures, MatterFigures, centre_figures, summed
from certification.rollup.domain.tree import branches, tops


@st.composite
def forests(draw: st.DrawFn) -> dict[int, int | None]:
    """{unit: its parent}, parents before children."""
    size = draw(st.integers(1, 12))
    return {unit: draw(st.none() | st.integers(0, unit - 1)) if unit else None for unit in range(size)}


def line(parents: dict[int, int | None], unit: int) -> list[int]:
    """The unit and everything above it."""
    found = [unit]
    while (above := parents[found[-1]]) is not None:
        found.append(above)
    return found


@given(forests(), st.data())
def test_every_unit_below_is_in_the_branch_that_leads_to_it(parents, data):
    root = data.draw(st.sampled_from(sorted(parents)))
    shuffled = dict(data.draw(st.permutations(sorted(parents.items()))))
    wanted = {}
    for unit in parents:
        above = line(parents, unit)
        if root in above[1:]:
            wanted[unit] = above[above.index(root) - 1]
    assert branches(shuffled, root) == wanted


@given(forests(), st.data())
def test_the_highest_units_of_a_reach_are_those_nothing_of_it_is_right_above(parents, data):
    reach = data.draw(st.lists(st.sampled_from(sorted(parents)), unique=True))
    assert tops(parents, reach) == [unit for unit in reach if parents[unit] not in reach]


def test_a_unit_above_itself_is_refused():
    with pytest.raises(ValueError, match="above itself"):
        branches({1: 2, 2: 3, 3: 2}, 9)


@given(st.lists(st.builds(MatterFigures, required=st.integers(0, 9), holders=st.integers(0, 5), k=st.integers(1, 4))))
def test_a_centre_counts_each_matter_once_as_covered_or_short(rows):
    found = centre_figures(3, rows)
    assert (found.centres, found.clerks, found.matters) == (1, 3, len(rows))
    assert found.covered + found.short == len(rows)
    assert found.uncovered == sum(row.holders == 0 for row in rows) <= found.short
    assert found.required == sum(row.required for row in rows)


@given(st.lists(st.builds(Figures, *[st.integers(0, 50)] * 14), max_size=6), st.integers(0, 6))
def test_sums_of_parts_are_the_sum_of_the_whole(figures, cut):
    assert summed([summed(figures[:cut]), summed(figures[cut:])]) == summed(figures)


@pytest.mark.parametrize(
    ("valid", "required", "percent"), [(0, 0, None), (0, 3, 0), (2, 3, 66), (999, 1000, 99), (7, 7, 100)]
)
def test_a_share_is_whole_only_where_nothing_is_missing(valid, required, percent):
    assert Figures(certified=valid, required=required).percent == percent
