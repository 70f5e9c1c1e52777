"""Facets summed up to matters, categories and a centre: nothing gets lost between the levels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.domain.mastery import How
from quizzes.domain.rollup import Rollup, of_facet, rolled_up

facets = st.lists(st.builds(of_facet, st.sampled_from(How), st.integers(0, 100)), max_size=12)
centres = st.lists(st.lists(facets, max_size=4), max_size=4)


def test_facets_are_counted_by_how_they_are_known() -> None:
    found = rolled_up([of_facet(How.EXAMINED, 90), of_facet(How.PRACTISED, 80), of_facet(How.UNKNOWN, 0)])
    assert found == Rollup(examined=1, practised=1, unknown=1, recall_sum=170)
    assert (found.facets, found.answered, found.recall) == (3, 2, 56)


@pytest.mark.parametrize("how", [How.STALE, How.INFERRED, How.UNKNOWN])
def test_what_was_not_answered_at_this_version_counts_for_no_recall(how: How) -> None:
    assert of_facet(how, 95).recall == 0


def test_nothing_is_nothing() -> None:
    assert (rolled_up([]), rolled_up([]).recall) == (Rollup(), 0)


@given(centres)
def test_rolling_up_by_levels_is_rolling_up_at_once(centre) -> None:
    levels = rolled_up(rolled_up(rolled_up(matter) for matter in category) for category in centre)
    flat = [facet for category in centre for matter in category for facet in matter]
    assert levels == rolled_up(flat)
    assert levels.facets == len(flat)
    assert 0 <= levels.recall <= 100
