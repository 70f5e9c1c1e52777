"""The course list: a clerk's own centre, everything for the others, found by what people say."""

from collections.abc import Callable

import pytest
from django.test import Client

from courses.models import Catalogue, Matter, Offering
from tests.courses.imports import applied
from tests.courses.lists import BOTH, CARD, HOTEL, numbered
from tests.factories import House

ClientOf = Callable[..., Client]


def listed(client: Client, **query: str) -> list[str]:
    categories = client.get("/matters/", query).context["categories"]
    return [matter.code for category in categories for matter in category.matters]


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("", ["GC-001", "DW-002"]),
        ("上山卡丢了", ["DW-002"]),
        ("卫生 许可", ["GC-001"]),
        ("卫生 山门", []),
        ("身份证", ["GC-001", "DW-002"]),
        ("gc-001", ["GC-001"]),
        ("ＧＣ－００１", ["GC-001"]),
        ("授权", ["GC-001"]),
        ("不存在的事", []),
        ("%", []),
    ],
)
def test_matters_are_found_by_name_spoken_name_code_and_paper(
    catalogue: Catalogue, people, client_of: ClientOf, words: str, codes: list[str]
) -> None:
    applied(catalogue, *BOTH)

    assert listed(client_of(people.clerk), q=words) == codes


def test_one_category_may_be_kept(catalogue: Catalogue, people, client_of: ClientOf) -> None:
    applied(catalogue, *BOTH)

    assert listed(client_of(people.clerk), category="岛务旅游") == ["DW-002"]


def test_a_clerk_sees_what_the_own_centre_handles_and_all_on_asking(
    catalogue: Catalogue, people, house: House, client_of: ClientOf
) -> None:
    applied(catalogue, *BOTH)
    Offering.objects.filter(matter__code="GC-001").update(centre=house.other_centre)

    assert listed(client_of(people.clerk)) == ["DW-002"]
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

    with django_assert_num_queries(5):
        client.get("/matters/")


def test_categories_stand_as_the_list_first_named_them(catalogue: Catalogue, people, client_of: ClientOf) -> None:
    applied(catalogue, CARD, HOTEL)

    assert listed(client_of(people.clerk)) == ["DW-002", "GC-001"]
