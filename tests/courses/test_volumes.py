"""Yearly cases: written down once, corrected by a newer row, and known from the day somebody wrote them."""

from datetime import date, timedelta

import pytest

from courses import operations
from courses.domain.volumes.figures import Counted
from courses.domain.volumes.plan import Told
from courses.models import CaseVolume, Catalogue, Matter
from courses.queries import cases_of, counter_weights, matters_offered
from ledger.models import AuditEntry
from tests.courses.imports import TODAY, applied
from tests.courses.lists import BOTH
from tests.factories import MOMENT, House, People
from tests.shared import shared

DAY = timedelta(days=1)


@shared
def matters(catalogue: Catalogue) -> tuple[int, int]:
    """The hotel and the card, by key."""
    applied(catalogue, *BOTH)
    keys = dict(Matter.objects.values_list("code", "pk"))
    return keys["GC-001"], keys["DW-002"]


def write_down(house: House, *figures: tuple[int, int, int], at=MOMENT, by=None):
    told = [Told(Counted(*one)) for one in figures]
    plan = operations.plan_case_volumes(house.centre, told, on=at.date())
    return operations.apply_case_volumes(house.centre, told, on=at.date(), agreed=plan.digest, by=by, at=at)


def test_figures_count_per_centre_from_the_newest_full_year(house: House, people: People, matters) -> None:
    hotel, card = matters
    write_down(house, (hotel, 2024, 90), (hotel, 2025, 120), by=people.head)

    assert cases_of(house.centre, [hotel, card], on=TODAY) == {hotel: 120, card: None}
    assert cases_of(house.other_centre, [hotel], on=TODAY) == {hotel: None}
    entry = AuditEntry.objects.get(action="centre.case_volumes")
    assert (entry.actor, entry.detail) == (people.head, {"years": [2024, 2025], "add": 2, "correct": 0})


def test_a_correction_is_a_new_row_and_the_old_day_still_knows_the_old_figure(house: House, matters) -> None:
    hotel, _card = matters
    write_down(house, (hotel, 2025, 120))
    write_down(house, (hotel, 2025, 95), at=MOMENT + 3 * DAY)

    assert list(CaseVolume.objects.values_list("cases", flat=True)) == [120, 95]
    assert cases_of(house.centre, [hotel], on=TODAY + DAY) == {hotel: 120}
    assert cases_of(house.centre, [hotel], on=TODAY + 3 * DAY) == {hotel: 95}
    assert cases_of(house.centre, [hotel], on=date(2026, 1, 5)) == {hotel: None}


def test_the_same_figures_again_write_nothing(house: House, matters) -> None:
    hotel, _card = matters
    write_down(house, (hotel, 2025, 120))
    assert write_down(house, (hotel, 2025, 120), at=MOMENT + DAY).is_empty

    assert CaseVolume.objects.count() == 1
    assert AuditEntry.objects.filter(action="centre.case_volumes").count() == 1


def test_a_plan_that_no_longer_holds_is_refused(house: House, matters) -> None:
    hotel, _card = matters
    told = [Told(Counted(hotel, 2025, 120))]
    agreed = operations.plan_case_volumes(house.centre, told, on=TODAY).digest
    write_down(house, (hotel, 2025, 7))

    with pytest.raises(operations.VolumePlanOutdated):
        operations.apply_case_volumes(house.centre, told, on=TODAY, agreed=agreed, by=None, at=MOMENT)
    assert cases_of(house.centre, [hotel], on=TODAY) == {hotel: 7}


def test_weights_take_one_query_and_fall_back_on_the_tier(house: House, matters, django_assert_num_queries) -> None:
    hotel, card = matters
    offered = list(matters_offered(house.centre, TODAY))
    assert counter_weights(house.centre, offered, on=TODAY) == {hotel: 3, card: 2}
    write_down(house, (card, 2025, 700))

    with django_assert_num_queries(1):
        assert counter_weights(house.centre, offered, on=TODAY) == {hotel: 700, card: 700}
