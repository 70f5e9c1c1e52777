"""What a clerk must master on a day, and the neighbours of a matter."""

from datetime import date, timedelta

import pytest

from courses import operations
from courses.models import Catalogue, Matter
from courses.queries import matter_ids_required, matters_offered, matters_required, siblings_of, versions_in_force
from people import operations as people_operations
from people.models import Posting
from tests.courses.imports import TODAY, applied
from tests.courses.lists import BOTH, CARD, HOTEL, changed, numbered
from tests.factories import FIRST_DAY, FOUNDED, MOMENT, House, grant, make_person, make_posting
from tests.shared import shared

TOMORROW = TODAY + timedelta(days=1)


def required(clerk, on: date = TODAY) -> list[tuple[str, str | None]]:
    return [(matter.code, matter.tier) for matter in matters_required(clerk, on)]


@shared
def listed(catalogue: Catalogue) -> Catalogue:
    applied(catalogue, *BOTH, on=TODAY - timedelta(days=30))
    return catalogue


def serve(window, *codes: str, on: date = TODAY) -> None:
    operations.assign_window_matters(window, Matter.objects.filter(code__in=codes), starts_on=on, by=None, at=MOMENT)


def test_a_general_window_asks_all_the_centre_offers(listed: Catalogue, people) -> None:
    assert required(people.clerk) == [("GC-001", "A"), ("DW-002", "B")]


def test_a_sector_window_asks_its_own_set_while_it_holds(listed: Catalogue, house: House) -> None:
    clerk = make_person("carol")
    make_posting(clerk, house.sector)
    grant(clerk, "clerk", centre=house.centre)
    serve(house.sector, "DW-002", on=TOMORROW)

    assert required(clerk) == []
    assert required(clerk, TOMORROW) == [("DW-002", "B")]


def test_a_clerk_between_postings_is_asked_the_centres_list(listed: Catalogue, house: House) -> None:
    clerk = make_person("carol")
    grant(clerk, "clerk", centre=house.centre)

    assert required(clerk) == [("GC-001", "A"), ("DW-002", "B")]
    assert required(clerk, FIRST_DAY - timedelta(days=1)) == []


def test_rotation_adds_its_windows_matters_and_shadowing_does_not(listed: Catalogue, house: House) -> None:
    clerk = make_person("carol")
    grant(clerk, "clerk", centre=house.centre)
    make_posting(clerk, house.sector)
    serve(house.sector, "DW-002")
    serve(house.tidal, "GC-001")

    people_operations.post_clerk(
        clerk, window=house.tidal, kind=Posting.Kind.SHADOWING, starts_on=FIRST_DAY, by=None, at=FOUNDED
    )
    assert required(clerk) == [("DW-002", "B")]

    people_operations.post_clerk(
        clerk, window=house.tidal, kind=Posting.Kind.ROTATION, starts_on=FIRST_DAY, by=None, at=FOUNDED
    )
    assert required(clerk) == [("GC-001", "A"), ("DW-002", "B")]


def test_retired_matters_are_no_longer_required(listed: Catalogue, people) -> None:
    applied(listed, CARD, on=TOMORROW)

    assert required(people.clerk) == [("GC-001", "A"), ("DW-002", "B")]
    assert required(people.clerk, TOMORROW) == [("DW-002", "B")]


def test_another_centre_and_a_person_without_post_are_asked_nothing(listed: Catalogue, people) -> None:
    assert matter_ids_required([people.neighbour_clerk, people.editor], TODAY) == {
        people.neighbour_clerk.pk: frozenset(),
        people.editor.pk: frozenset(),
    }


@pytest.mark.parametrize("count", [1, 2])
def test_what_many_clerks_must_master_takes_four_queries(
    listed: Catalogue, people, django_assert_num_queries, count: int
) -> None:
    clerks = [people.clerk, people.other_clerk][:count]

    with django_assert_num_queries(4):
        required_of = matter_ids_required(clerks, TODAY)

    assert {len(matters) for matters in required_of.values()} == {2}


def test_a_centre_offers_with_depth_and_tier(listed: Catalogue, house: House) -> None:
    offered = matters_offered(house.centre, TODAY)

    assert [(m.code, m.depth, m.tier) for m in offered] == [("GC-001", "on_behalf", "A"), ("DW-002", "accept", "B")]
    assert list(matters_offered(house.centre, TODAY - timedelta(days=31))) == []


def test_a_second_centre_takes_a_catalogue_over_as_the_first_handles_it(listed: Catalogue, house: House) -> None:
    new = operations.offer_catalogue(house.other_centre, listed, on=TODAY, by=None, at=MOMENT)
    again = operations.offer_catalogue(house.other_centre, listed, on=TODAY, by=None, at=MOMENT)

    assert (new, again) == (2, 0)
    assert [(m.code, m.tier) for m in matters_offered(house.other_centre, TODAY)] == [("GC-001", "A"), ("DW-002", "B")]


def test_siblings_share_category_first_then_department(catalogue: Catalogue) -> None:
    colleague = changed(CARD, code="ZZ-1", category="公用事业", department="县级卫生健康局")
    neighbour = changed(CARD, code="ZZ-2", category="卫生健康")
    applied(catalogue, HOTEL, colleague, neighbour, CARD)

    siblings = siblings_of(Matter.objects.get(code="GC-001"), TODAY)

    assert [version.matter.code for version in siblings] == ["ZZ-2", "ZZ-1"]


def test_siblings_are_at_most_twelve_by_code(catalogue: Catalogue) -> None:
    applied(catalogue, *numbered(15))

    siblings = siblings_of(Matter.objects.get(code="DW-003"), TODAY)

    assert [v.matter.code for v in siblings] == [f"DW-{n:03}" for n in (1, 2, *range(4, 14))]


def test_versions_of_many_matters_come_in_one_query(listed: Catalogue, django_assert_num_queries) -> None:
    matters = list(Matter.objects.all())

    with django_assert_num_queries(1):
        found = versions_in_force(matters, TODAY)

    assert {matter.code: found[matter.pk].facts for matter in matters} == {r.code: r.elements for r in BOTH}
