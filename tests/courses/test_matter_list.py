"""The course list by category: a clerk's own centre, everything for the others."""

from collections.abc import Callable

import pytest
from django.test import Client

from courses.models import Catalogue, Matter, Offering
from courses.views import matters
from tests.courses.imports import applied
from tests.courses.lists import BOTH, CARD, HOTEL, changed, numbered
from tests.factories import House

ClientOf = Callable[..., Client]


def listed(client: Client, **query: str) -> list[str]:
    categories = client.get("/matters/", query).context["categories"]
    return [matter.code for category in categories for matter in category.matters]


def test_a_clerk_sees_the_centre_s_matters_by_category(catalogue: Catalogue, people, client_of: ClientOf) -> None:
    applied(catalogue, *BOTH)

    assert listed(client_of(people.clerk)) == ["GC-001", "DW-002"]


def test_one_category_may_be_kept(catalogue: Catalogue, people, client_of: ClientOf) -> None:
    applied(catalogue, *BOTH)

    assert listed(client_of(people.clerk), category="岛务旅游") == ["DW-002"]


def test_a_clerk_sees_what_the_own_centre_handles_and_all_on_asking(
    catalogue: Catalogue, people, house: House, client_of: ClientOf
) -> None:
    applied(catalogue, *BOTH)
    Offering.objects.filter(matter__code="GC-001").update(centre=house.other_centre)

    assert listed(client_of(people.clerk)) == ["DW-002"]
    assert listed(client_of(people.head)) == ["DW-002"]
    assert listed(client_of(people.clerk), all="1") == ["GC-001", "DW-002"]
    assert listed(client_of(people.neighbour_clerk)) == ["GC-001"]
    assert listed(client_of(people.inspector)) == ["GC-001", "DW-002"]


def test_retired_and_unfinished_matters_are_not_listed(catalogue: Catalogue, people, client_of: ClientOf) -> None:
    applied(catalogue, *BOTH)
    applied(catalogue, CARD)
    Matter.objects.create(catalogue=catalogue, code="HALF", name="还没生效")

    assert listed(client_of(people.editor)) == ["DW-002"]


def test_an_empty_catalogue_says_what_to_do(catalogue: Catalogue, people, client_of: ClientOf) -> None:
    assert 'class="empty"' in client_of(people.clerk).get("/matters/").content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_queries_for_any_length(
    catalogue: Catalogue, people, client_of: ClientOf, django_assert_num_queries, count: int
) -> None:
    applied(catalogue, HOTEL, *numbered(count))
    client = client_of(people.clerk)
    client.get("/matters/")

    with django_assert_num_queries(7):
        client.get("/matters/")


def test_categories_stand_as_the_list_first_named_them(catalogue: Catalogue, people, client_of: ClientOf) -> None:
    applied(catalogue, CARD, HOTEL)

    assert listed(client_of(people.clerk)) == ["DW-002", "GC-001"]


def test_matters_without_a_category_have_a_way_to_them(catalogue: Catalogue, people, client_of: ClientOf) -> None:
    applied(catalogue, HOTEL, changed(CARD, category=""))

    assert listed(client_of(people.clerk), category="") == ["DW-002"]


def test_a_large_list_shows_its_categories_first_and_a_category_in_pages(
    catalogue: Catalogue, people, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matters, "LISTED", 2)
    applied(catalogue, HOTEL, *numbered(3))
    client = client_of(people.clerk)

    categories = client.get("/matters/").context["categories"]

    assert [(one.name, one.count, one.matters) for one in categories] == [("卫生健康", 1, ()), ("岛务旅游", 3, ())]
    assert listed(client, category="岛务旅游") == ["DW-001", "DW-002"]
    assert listed(client, category="岛务旅游", page="2") == ["DW-003"]
