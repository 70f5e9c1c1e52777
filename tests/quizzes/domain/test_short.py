"""The short check: every matter before one twice, and four fifths right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.domain.facets import FACETS
from quizzes.domain.dice import Dice
from quizzes.domain.short import LENGTH, ShortResult, rights_needed, turns

askable = st.dictionaries(
    st.integers(1, 12), st.lists(st.sampled_from(list(FACETS)), unique=True, max_size=6), max_size=LENGTH
)


@given(askable, st.integers(0, 2**62))
def test_every_cell_has_its_turn_once_and_no_matter_comes_twice_before_all_came(found, seed):
    order = turns(found, Dice(seed))
    assert sorted(order) == sorted((matter, facet) for matter, facets in found.items() for facet in facets)
    asked = sum(bool(facets) for facets in found.values())
    assert len({matter for matter, _facet in order[:asked]}) == asked
    assert order == turns(found, Dice(seed))


@pytest.mark.parametrize(
    ("asked", "needed"), [(0, 1), (1, 1), (4, 4), (5, 4), (6, 5), (7, 6), (8, 7)], ids=lambda n: str(n)
)
def test_four_fifths_are_needed_rounded_up(asked, needed):
    assert rights_needed(asked) == needed
    assert ShortResult(asked, needed, needed).passed
    assert not ShortResult(asked, needed - 1, needed).passed
