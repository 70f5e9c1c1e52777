"""Work in pieces small enough that an exam's save never waits more than a moment for the database."""

import gc
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TypeVar

from django.db import connection

Thing = TypeVar("Thing")
ROWS = 50
# A piece aims at this much time under SQLite's one write lock; a saver asks again every 50 ms by then.
MOMENT = 0.05
FIRST, FEWEST, MOST = 10, 10, 100
LONGEST_BREATH = 0.05


def chunks(things: Iterable[Thing]) -> Iterator[list[Thing]]:
    """Lists of at most `ROWS` things, in order; none for nothing."""
    rest = iter(things)
    while piece := list(islice(rest, ROWS)):
        yield piece


class Pace:
    """How many rows the next piece takes: as many as this machine writes in a moment, judged by the last piece."""

    def __init__(self) -> None:
        self.rows = min(FIRST, ROWS)

    def took(self, seconds: float, rows: int) -> None:
        """Learn from a piece: at most double, shrink at once."""
        fitting = int(rows * MOMENT / max(seconds, 0.001))
        self.rows = max(min(FEWEST, ROWS), min(fitting, 2 * self.rows, MOST))


@contextmanager
def uncollected() -> Iterator[None]:
    """Let Python look for garbage after the block: its longest look takes 0.2 s, with whoever saves waiting for it."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def breathe(seconds: float) -> None:
    """Leave SQLite's lock alone for as long as it was held, so that whoever waits for it finds it free.

    A waiting connection sleeps between its tries, as long as it has waited already and 50 ms at most in the first
    quarter of a second; without the pause the next piece would always be there before it. PostgreSQL has no such queue,
    and inside somebody's transaction the lock isn't given up anyway.
    """
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        time.sleep(min(seconds, LONGEST_BREATH))
