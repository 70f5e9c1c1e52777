"""Whoever takes the groups that are told from their total finds nobody."""

from hypothesis import given
from hypothesis import strategies as st

from quizzes.domain.statistics import FEWEST_PEOPLE
from quizzes.domain.statistics.groups import tellable

groups = st.dictionaries(st.integers(0, 8), st.frozensets(st.integers(0, 12), min_size=1), max_size=9)


@given(groups)
def test_what_is_told_and_what_is_left_are_enough_people_or_nobody(found):
    told = tellable(found)
    assert all(len(found[key]) >= FEWEST_PEOPLE for key in told)
    left = set().union(*(people for key, people in found.items() if key not in told))
    assert len(left) >= FEWEST_PEOPLE or not left or not told


@given(groups)
def test_nothing_is_kept_back_where_every_group_is_large(found):
    large = {key: people for key, people in found.items() if len(people) >= FEWEST_PEOPLE}
    assert tellable(large) == set(large)


def test_a_lone_small_group_takes_the_smallest_large_one_with_it():
    assert tellable({"a": {1, 2}, "b": set(range(5)), "c": set(range(9))}) == {"c"}
    assert tellable({"a": {1, 2, 3}, "b": {4, 5}, "c": set(range(9))}) == {"c"}
    assert tellable({"a": set(range(4))}) == set()
