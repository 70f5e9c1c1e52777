from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from certification.awards.domain.decisions import StaleFacet, Status
from certification.matrix.domain.cells import Requirement, cell
from certification.matrix.domain.strips import LETTERS, askable, day_that_counts, letters, usual
from courses.domain.facets import FACETS, Tier
from tests.certification.matrix.domain.matrices import MATERIALS_DUE, ON, cell_of, decided


def test_a_cell_of_its_state_says_nothing_of_its_own():
    same = [
        letters(one, on=ON) == usual(one.state, askable(one))
        for one in (cell_of("王婷", "社保卡申领", status) for status in Status)
    ]
    assert dict(zip(Status, same, strict=True)) == {
        status: status not in (Status.VALID_EXCEPT, Status.LAPSED, Status.SUSPENDED) for status in Status
    }


def test_a_facet_that_changed_says_in_how_many_days_it_is_due():
    one = cell_of("王婷", "社保卡申领", Status.VALID_EXCEPT)
    assert letters(one, on=ON) == f"ppsppp {(MATERIALS_DUE - ON).days}"


@given(st.dictionaries(st.sampled_from(FACETS), st.integers(0, 60)), st.sets(st.sampled_from(FACETS)))
def test_the_letters_tell_the_strip_whatever_it_is(due, assessable):
    decision = decided(Status.CERTIFIED)
    stale = tuple(StaleFacet(facet, 2, ON, ON + timedelta(days=days)) for facet, days in due.items())
    one = cell(
        clerk="1",
        matter="2",
        tier=Tier.B,
        decision=type(decision)(Status.VALID_EXCEPT, (), ON, ON, ON, stale),
        requirement=Requirement(True),
        facets_assessable=assessable,
    )
    states, *days = letters(one, on=ON).split()
    back = {letter: state for state, letter in LETTERS.items()}
    assert [back[letter] for letter in states] == [mark.state for mark in one.strip]
    told = iter(days * len(FACETS) if len(days) == 1 else days)
    expected = [(mark.due_on - ON).days if mark.due_on else None for mark in one.strip]
    assert [int(next(told)) if letter == "s" else None for letter in states] == expected
    assert [letter == "x" for letter in askable(one)] == [facet not in assessable for facet in FACETS]


def test_the_day_that_counts_is_how_long_it_holds_or_by_when_it_is_to_be_had():
    later = ON + timedelta(days=9)
    found = [
        day_that_counts(cell_of("王婷", "社保卡申领", status, required=required, due_on=later))
        for status, required in ((Status.CERTIFIED, True), (Status.NEVER, True), (Status.NEVER, False))
    ]
    assert found == [decided(Status.CERTIFIED).expires_on, later, None]
