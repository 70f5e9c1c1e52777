"""Work in pieces small enough that an exam's save never waits more than a moment for the database."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

Thing = TypeVar("Thing")
ROWS = 50


def chunks(things: Iterable[Thing]) -> Iterator[list[Thing]]:
    """Lists of at most `ROWS` things, in order; none for nothing."""
    rest = iter(things)
    while piece := list(islice(rest, ROWS)):
        yield piece
