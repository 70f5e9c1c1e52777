from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certification.awards.domain.decisions import Status
from certification.matrix.domain.changes import Why, changes, reason
from tests.certification.matrix.domain.matrices import cell_of

LATER = timedelta(days=365)


def cell(status, required=True, longer=False):
    if status is None:
        return None
    one = cell_of("1", "2", status, required=required)
    return replace(one, expires_on=one.expires_on + LATER) if longer else one


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        (Status.NEVER, Status.CERTIFIED, Why.AWARDED),
        (Status.EXPIRED, Status.CERTIFIED, Why.AWARDED),
        (Status.REVOKED, Status.VALID_EXCEPT, Why.AWARDED),
        (Status.VALID_EXCEPT, Status.CERTIFIED, Why.FACETS_PROVED),
        (Status.LAPSED, Status.CERTIFIED, Why.FACETS_PROVED),
        (Status.SUSPENDED, Status.CERTIFIED, Why.REINSTATED),
        (Status.CERTIFIED, Status.VALID_EXCEPT, Why.FACETS_CHANGED),
        (Status.VALID_EXCEPT, Status.LAPSED, Why.LAPSED),
        (Status.CERTIFIED, Status.EXPIRED, Why.EXPIRED),
        (Status.LAPSED, Status.EXPIRED, Why.EXPIRED),
        (Status.CERTIFIED, Status.SUSPENDED, Why.SUSPENDED),
        (Status.CERTIFIED, Status.REVOKED, Why.REVOKED),
        (Status.CERTIFIED, Status.NEVER, Why.UNDONE),
        (None, Status.CERTIFIED, Why.CAME),
        (Status.VALID_EXCEPT, None, Why.LEFT),
        (None, Status.NEVER, None),
        (Status.EXPIRED, None, None),
        (Status.CERTIFIED, Status.CERTIFIED, None),
    ],
)
def test_a_change_has_its_reason(before, after, why):
    assert reason(cell(before), cell(after)) is why


def test_the_same_state_that_holds_longer_was_renewed():
    assert reason(cell(Status.CERTIFIED), cell(Status.CERTIFIED, longer=True)) is Why.RENEWED
    assert reason(cell(Status.EXPIRED), cell(Status.EXPIRED, longer=True)) is None


def test_what_is_asked_of_a_clerk_begins_and_ends():
    assert reason(cell(Status.NEVER, required=False), cell(Status.NEVER)) is Why.REQUIRED
    assert reason(cell(Status.EXPIRED), cell(Status.EXPIRED, required=False)) is Why.NOT_REQUIRED


CELLS = st.builds(cell, st.sampled_from([None, *Status]), st.booleans())


@given(st.lists(st.tuples(CELLS, CELLS), max_size=8))
def test_every_cell_that_looks_different_has_one_reason_and_no_other_cell_has(pairs):
    before = {(1, place): old for place, (old, _new) in enumerate(pairs) if old}
    after = {(1, place): new for place, (_old, new) in enumerate(pairs) if new}
    told = {change.place: change for change in changes(before, after)}
    for place in before.keys() | after.keys():
        old, new = before.get(place), after.get(place)
        if old and new:
            assert (place in told) == (old.seal != new.seal)
        else:
            assert (place in told) == (old or new).covers
    assert all((one.before, one.after) == (before.get(place), after.get(place)) for place, one in told.items())
