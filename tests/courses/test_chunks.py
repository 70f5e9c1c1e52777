"""Pieces of work: all of it, in order, as large as the machine allows."""

import gc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses import chunks
from courses.chunks import FEWEST, MOMENT, MOST, Pace


@given(st.lists(st.integers(), max_size=200))
def test_the_pieces_together_are_the_whole_in_order(things: list[int]) -> None:
    pieces = list(chunks.chunks(things))

    assert [thing for piece in pieces for thing in piece] == things
    assert all(0 < len(piece) <= chunks.ROWS for piece in pieces)


def test_a_slow_piece_makes_the_next_one_smaller_at_once() -> None:
    pace = Pace()

    pace.took(4 * MOMENT, rows=80)

    assert pace.rows == 20


def test_a_quick_piece_makes_the_next_one_at_most_twice_as_large() -> None:
    pace = Pace()
    before = pace.rows

    pace.took(MOMENT / 100, rows=before)

    assert pace.rows == 2 * before


@given(st.lists(st.floats(0, 60), max_size=30))
def test_a_piece_is_never_so_small_that_it_costs_more_than_it_does_nor_too_large(seconds: list[float]) -> None:
    pace = Pace()
    for one in seconds:
        pace.took(one, pace.rows)

    assert FEWEST <= pace.rows <= MOST


def test_where_pieces_are_kept_smaller_the_pace_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("courses.chunks.ROWS", 2)

    assert Pace().rows == 2


def test_garbage_is_looked_for_again_after_a_piece_even_one_that_failed() -> None:
    with chunks.uncollected():
        during = gc.isenabled()
    with pytest.raises(ValueError, match="broken"), chunks.uncollected():
        raise ValueError("broken")

    assert (during, gc.isenabled()) == (False, True)


def test_where_nobody_looks_for_garbage_nobody_begins_to() -> None:
    gc.disable()
    try:
        with chunks.uncollected():
            pass
        after = gc.isenabled()
    finally:
        gc.enable()

    assert not after
