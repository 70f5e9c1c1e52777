"""One base post at a time: refused by the operation, and by the database where nobody asked the operation."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from ledger.models import AuditEntry
from people.models import Posting
from people.operations import BasePostsOverlap, PostingClosed, annul_posting, end_posting, post_clerk
from tests.factories import FIRST_DAY, MOMENT

TODAY, DAY = MOMENT.date(), timedelta(days=1)
ENDED = date(2025, 3, 1)


@pytest.fixture
def ended(people):
    """Alice's post, which ended a year ago."""
    return end_posting(people.clerk.postings.get(), ends_on=ENDED, by=people.head, at=MOMENT)


OVERLAPS = {
    "within": (ENDED - 30 * DAY, ENDED - 20 * DAY),
    "around": (FIRST_DAY - DAY, ENDED + DAY),
    "the last day": (ENDED - DAY, ENDED + DAY),
    "the first day": (FIRST_DAY - 9 * DAY, FIRST_DAY + DAY),
    "without an end": (ENDED - DAY, None),
    "without an end and from before": (FIRST_DAY - DAY, None),
}


def test_a_base_post_that_shares_a_day_is_refused_by_operation_and_database(people, house, ended, subtests):
    post = {"window": house.sector, "kind": "base"}
    for name, (starts_on, ends_on) in OVERLAPS.items():
        span = {"starts_on": starts_on, "ends_on": ends_on}
        with subtests.test(name):
            with pytest.raises(BasePostsOverlap) as refused:
                post_clerk(people.clerk, **post, **span, by=people.head, at=MOMENT)
            assert refused.value.other == ended
            with pytest.raises(IntegrityError, match="base_posts_apart"), transaction.atomic():
                Posting.objects.create(clerk=people.clerk, **post, **span)
    assert list(people.clerk.postings.all()) == [ended]


def test_the_database_refuses_a_change_into_an_overlap(people, house, ended):
    later = post_clerk(people.clerk, window=house.sector, kind="base", starts_on=ENDED, by=people.head, at=MOMENT)
    with pytest.raises(IntegrityError, match="base_posts_apart"), transaction.atomic():
        Posting.objects.filter(pk=later.pk).update(starts_on=ENDED - DAY)
    Posting.objects.filter(pk=later.pk).update(starts_on=ENDED + DAY)


def test_posts_that_touch_and_what_runs_beside_them_are_no_overlap(people, house, ended):
    span = {"starts_on": ENDED - 9 * DAY, "ends_on": ENDED + 9 * DAY, "by": people.head, "at": MOMENT}
    for kind in ("rotation", "stand_in"):
        post_clerk(people.clerk, window=house.sector, kind=kind, **span)
    post_clerk(people.clerk, window=house.sector, kind="base", starts_on=ENDED, by=people.head, at=MOMENT)
    post_clerk(
        people.clerk, window=house.tidal, kind="base", **span | {"starts_on": FIRST_DAY - DAY, "ends_on": FIRST_DAY}
    )
    assert people.clerk.postings.filter(kind="base").count() == 3


def test_an_annulled_post_stays_written_and_makes_room_for_the_right_one(people, house, ended):
    annul_posting(ended, reason="窗口号录错", by=people.head, at=MOMENT)
    right = post_clerk(
        people.clerk,
        window=house.sector,
        kind="base",
        starts_on=FIRST_DAY,
        ends_on=ENDED,
        corrects=ended,
        by=people.head,
        at=MOMENT,
    )
    assert list(people.clerk.postings.all()) == [right]
    assert list(Posting.ever.filter(clerk=people.clerk)) == [ended, right]
    assert (ended.correction, ended.ends_on) == (right, ENDED)
    entry = AuditEntry.objects.get(action="posting.annulled")
    assert (entry.actor, entry.detail) == (people.head, {"reason": "窗口号录错"})


def test_what_has_ended_is_not_touched_again(people, house, ended):
    for ends_on in (ENDED, ENDED + DAY):
        with pytest.raises(PostingClosed):
            end_posting(ended, ends_on=ends_on, by=people.head, at=MOMENT)
    with pytest.raises(PostingClosed):
        end_posting(ended, ends_on=ENDED - DAY, by=people.head, at=MOMENT, on=TODAY)
    span = {"starts_on": TODAY, "ends_on": TODAY + 30 * DAY}
    beside = post_clerk(people.clerk, window=house.sector, kind="rotation", **span, by=people.head, at=MOMENT)
    sooner = end_posting(beside, ends_on=TODAY + 9 * DAY, by=people.head, at=MOMENT, on=TODAY)
    assert (sooner.ends_on, Posting.objects.get(pk=ended.pk).ends_on) == (TODAY + 9 * DAY, ENDED)
