"""How many items a sheet holds, and what such a sheet is worth: the figures of CHECK_RULE.md."""

import pytest

from courses.domain.facets import FACETS
from quizzes.check_sheets.domain.copies import copies_needed, on_paper
from quizzes.domain.check import FULL_CHECK, delta_check


@pytest.mark.parametrize(("facets", "copies"), [(6, 4), (3, 7), (1, 15)])
def test_a_full_check_holds_as_many_of_each_facet_as_leave_one_master_in_fifty_without_a_question(facets, copies):
    assert copies_needed(FULL_CHECK, FACETS[:facets]) == copies


@pytest.mark.parametrize(("facets", "copies"), [(1, 4), (3, 4)])
def test_a_delta_check_holds_four(facets, copies):
    assert copies_needed(delta_check(FULL_CHECK, facets), FACETS[:facets], delta=True) == copies


def test_on_paper_a_check_refuses_hardly_more_and_certifies_no_more_than_on_a_screen():
    told = {knows: on_paper(FULL_CHECK, FACETS, 4, knows=knows) for knows in (0.60, 0.95, 0.98)}
    figures = {knows: (round(one.passes, 3), round(one.used_up, 3)) for knows, one in told.items()}
    assert figures == {0.60: (0.036, 0.042), 0.95: (0.953, 0.019), 0.98: (0.994, 0.004)}
