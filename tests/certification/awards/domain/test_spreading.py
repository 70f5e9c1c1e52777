"""Many changes at once: who is asked by when, and that nobody loses time by another day's changes."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certification.awards.domain.policy import CertificationPolicy
from certification.awards.domain.spreading import Asked, asked_again, spread
from courses.domain.facets import Facet, Tier
from tests.certification.awards.domain.ledgers import PASSED, all_right, award, changed, status

POLICY = CertificationPolicy(version="1")
DAY = date(2026, 6, 1)
TIERS = dict.fromkeys(range(100), Tier.A)


def asked(count: int, *, day: int = 0, start: int = 0, facet: Facet = Facet.MATERIALS) -> list[Asked]:
    return [Asked(start + number, facet, 2, DAY + timedelta(day)) for number in range(count)]


def waits(found: list[Asked], **known) -> list[int]:
    """By how many days, counted from the first day, each of them is put off, in the order of the days."""
    slots = spread(found, tiers=known.get("tiers", TIERS), policy=POLICY)
    return sorted((until - DAY).days for own in slots.values() for until in own.values())


@pytest.mark.parametrize(
    ("found", "days"),
    [
        (asked(15), []),
        (asked(16), [60]),
        (asked(17), [30, 60]),
        (asked(19), [15, 30, 45, 60]),
        (asked(75), list(range(1, 61))),
        (asked(8) + asked(8, facet=Facet.CONDITIONS), [60]),
        (asked(15) + asked(1, day=59, start=20), [119]),
        (asked(15) + asked(1, day=60, start=20), []),
        (asked(10) + asked(7, day=5, start=20), [35, 65]),
    ],
    ids=["15", "16", "17", "19", "75", "two facets of a matter", "within 60 days", "after 60 days", "two days"],
)
def test_more_than_fifteen_are_spread_over_sixty_days(found, days):
    assert waits(found) == days


def test_two_versions_of_one_day_are_one_facet_to_prove():
    again = [Asked(one.matter, one.facet, 3, one.since) for one in asked(15)]
    assert waits(asked(15) + again) == []


def test_the_strict_tiers_and_what_citizens_feel_keep_their_days():
    found = asked(8) + asked(8, start=8, facet=Facet.PROCESS)
    put_off = spread(found, tiers={**TIERS, 3: Tier.C}, policy=POLICY)
    assert put_off == {3: {(Facet.MATERIALS, 2): DAY + timedelta(60)}}
    assert spread(found, tiers=TIERS, policy=POLICY) == {15: {(Facet.PROCESS, 2): DAY + timedelta(60)}}


batches = st.lists(st.tuples(st.integers(0, 90), st.integers(1, 30)), max_size=4, unique_by=lambda one: one[0])


@given(batches, st.randoms(use_true_random=False))
def test_nobody_loses_time_by_what_comes_later_or_by_the_order_of_rows(days, shuffled):
    told = [asked(count, day=day, start=100 * place) for place, (day, count) in enumerate(sorted(days))]
    rows = [one for batch in told for one in batch]
    whole = spread(rows, tiers={}, policy=POLICY)
    shuffled.shuffle(rows)
    assert spread(rows, tiers={}, policy=POLICY) == whole
    earlier = spread([one for batch in told[:-1] for one in batch], tiers={}, policy=POLICY)
    assert earlier == {matter: slots for matter, slots in whole.items() if matter in earlier}
    since = {one.matter: one.since for one in rows}
    assert all(
        since[matter] < until <= since[matter] + timedelta(60)
        for matter, own in whole.items()
        for until in own.values()
    )


def test_what_is_asked_again_is_what_changed_under_an_award_in_force_whoever_answered_it_since():
    known = {"on": date(2026, 12, 1), "known_on": date(2026, 12, 1)}
    change = changed(Facet.MATERIALS)
    assert asked_again(7, [award()], [change], **known) == [Asked(7, Facet.MATERIALS, 2, change.effective_on)]
    assert asked_again(7, [], [change], **known) == []
    assert asked_again(7, [award()], [change], on=PASSED, known_on=PASSED) == []


def test_a_facet_that_may_wait_is_due_later_and_lapses_later():
    rows = {"awards": [award()], "evidence": all_right(), "changes": [changed(Facet.MATERIALS)], "tier": Tier.A}
    slot = date(2026, 7, 20)
    for slots, due in (({}, date(2026, 6, 8)), ({(Facet.MATERIALS, 2): slot}, slot)):
        (stale,) = status(**rows, on=date(2026, 6, 1), slots=slots).stale_facets
        assert stale.due_on == due
        assert status(**rows, on=due, slots=slots).status == "valid_except"
        assert status(**rows, on=due + timedelta(days=1), slots=slots).status == "lapsed"
    never_earlier = {(Facet.MATERIALS, 2): date(2026, 6, 2)}
    assert status(**rows, on=date(2026, 6, 1), slots=never_earlier).stale_facets[0].due_on == date(2026, 6, 8)
