"""The street sees the guides of what a centre handles, and nothing else."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from courses.models import Catalogue, CentreParticulars, Matter, Offering
from people.models import User
from tests.courses.imports import applied
from tests.courses.lists import BOTH, CARD, HOTEL, changed
from tests.factories import House

ClientOf = Callable[[User | None], Client]
pytestmark = pytest.mark.usefixtures("the_day")


def guide(client: Client, code: str = "GC-001", centre: str = "putuoshan"):
    return client.get(reverse("public_guide", args=[centre, Matter.objects.get(code=code).pk]))


def test_the_guide_says_what_to_bring_and_nothing_of_the_clerks(
    catalogue: Catalogue, house: House, client_of: ClientOf
) -> None:
    applied(catalogue, changed(HOTEL, remark="内部备注：先问卫健局"), CARD)
    CentreParticulars.objects.create(centre=house.centre, address="海天路1号")

    shown = guide(client_of(None)).content.decode()

    for words in ("公共场所卫生许可（新办）", "居民身份证", "委托他人代办的", "20个工作日", "海天路1号"):
        assert words in shown
    for hidden in ("内部备注", "开宾馆办卫生许可证", "培训层级", "Alice"):
        assert hidden not in shown


def test_only_what_the_centre_handles_today_is_public(catalogue: Catalogue, house: House, client_of: ClientOf) -> None:
    applied(catalogue, *BOTH)
    Offering.objects.filter(matter__code="DW-002").delete()
    client = client_of(None)

    assert guide(client).status_code == 200
    assert guide(client, "DW-002").status_code == 404
    assert guide(client, centre="taohua").status_code == 404
    listed = client.get(reverse("public_guides", args=["putuoshan"])).content.decode()
    assert "公共场所卫生许可（新办）" in listed
    assert "正山门卡补办" not in listed


def test_a_matter_taken_off_the_list_is_no_longer_public(
    catalogue: Catalogue, house: House, client_of: ClientOf
) -> None:
    applied(catalogue, *BOTH)
    applied(catalogue, CARD)

    assert guide(client_of(None)).status_code == 404


def test_a_centre_without_a_list_says_where_to_ask(house: House, client_of: ClientOf) -> None:
    shown = client_of(None).get(reverse("public_guides", args=["putuoshan"])).content.decode()

    assert 'class="empty"' in shown


def test_a_sample_is_called_one_and_kept_from_search_engines(
    catalogue: Catalogue, house: House, client_of: ClientOf
) -> None:
    applied(catalogue, *BOTH)
    assert "noindex" not in guide(client_of(None)).content.decode()
    Catalogue.objects.update(is_sample=True)

    shown = guide(client_of(None)).content.decode()

    assert "noindex" in shown
    assert "此为样例，以本地公布的清单为准。" in shown


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_queries_for_any_length(
    catalogue: Catalogue, house: House, client_of: ClientOf, django_assert_num_queries, count: int
) -> None:
    applied(catalogue, *(changed(CARD, code=f"DW-{n}", name=f"业务{n}") for n in range(count)))
    client = client_of(None)

    with django_assert_num_queries(4):
        client.get(reverse("public_guides", args=["putuoshan"]))
