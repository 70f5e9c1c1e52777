"""Work in pieces small enough that an exam's save never waits more than a moment for the database."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

Thing = TypeVar("Thing")
ROWS = 50


def chunks(things: Iterable[Thing], size: int = ROWS) -> Iterator[list[Thing]]:
    """Lists of at most `size`, in order; none for nothing."""
    rest = iter(things)
    while piece := list(islice(rest, size)):
        yield piece
