"""Many heads post one clerk at the same instant, in spans that overlap: no two base posts share a day."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from itertools import pairwise
from threading import Barrier

import pytest
from django.db import DatabaseError, connection

from people.models import Posting
from people.operations import BasePostsOverlap, post_clerk
from tests.factories import FIRST_DAY, MOMENT, make_house, make_person

pytestmark = pytest.mark.django_db(transaction=True)
DAY = timedelta(days=1)
Span = tuple[date, date]


def writers() -> int:
    """SQLite lets one write at a time; there fewer show the same."""
    return 50 if connection.vendor == "postgresql" else 12


def spans(count: int) -> list[Span]:
    """Each shares days with the two before it and the two after."""
    return [(FIRST_DAY + n * 10 * DAY, FIRST_DAY + (n * 10 + 25) * DAY) for n in range(count)]


def race(wanted: list[Span], write: Callable[[Span], bool]) -> list[Span]:
    """Everybody waits for everybody, then all write; the spans that were written."""
    together = Barrier(len(wanted))

    def press(span: Span) -> bool:
        connection.ensure_connection()
        together.wait(timeout=60)
        try:
            return write(span)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(wanted)) as pool:
        return [span for span, written in zip(wanted, pool.map(press, wanted), strict=True) if written]


def test_of_many_who_post_one_clerk_nobody_makes_two_posts_of_a_day() -> None:
    house, clerk = make_house(), make_person("newcomer")

    def through_the_operation(span: Span) -> bool:
        post = {"window": house.general, "kind": "base", "starts_on": span[0], "ends_on": span[1]}
        try:
            post_clerk(clerk, **post, by=None, at=MOMENT)
        except BasePostsOverlap:
            return False
        return True

    def behind_its_back(span: Span) -> bool:
        try:
            Posting.objects.create(clerk=other, window=house.general, kind="base", starts_on=span[0], ends_on=span[1])
        except DatabaseError:
            return False
        return True

    wanted = spans(writers())
    written = race(wanted, through_the_operation)
    assert list(clerk.postings.values_list("starts_on", "ends_on")) == written
    assert all(first[1] <= second[0] for first, second in pairwise(written))
    # whoever was refused met somebody who was written
    assert all(any(span[0] < one[1] and one[0] < span[1] for one in written) for span in wanted)
    # the database alone, asked by a dozen who ask nobody
    other = make_person("other")
    written = race(spans(12), behind_its_back)
    assert list(other.postings.values_list("starts_on", "ends_on")) == written != []
    assert all(first[1] <= second[0] for first, second in pairwise(written))
