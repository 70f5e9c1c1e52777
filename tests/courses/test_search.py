"""Search: what people type finds the matter, the best first, and says why; on both engines."""

from collections.abc import Callable

import pytest
from django.test import Client

from courses.domain.elements import Material
from courses.models import Catalogue, Offering, SearchEntry
from courses.operations import offer_catalogue
from courses.queries.search import search
from courses.views import matters as views
from tests.courses.imports import TODAY, applied, stage
from tests.courses.lists import BOTH, CARD, HOTEL, changed, numbered
from tests.factories import MOMENT, House

ClientOf = Callable[..., Client]


def found(client: Client, typed: str, **query: str) -> list[str]:
    hits = client.get("/matters/", {"q": typed, **query}).context["hits"]
    return [hit.version.matter.code for hit in hits]


def page(client: Client, typed: str, **query: str) -> str:
    return client.get("/matters/", {"q": typed, **query}).content.decode()


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("正山门卡", ["DW-002"]),
        ("上山卡丢了", ["DW-002"]),
        ("卡丢了", ["DW-002"]),
        ("shsk", ["DW-002"]),
        ("shangshanka", ["DW-002"]),
        ("SHANKA", ["DW-002"]),
        ("zsmkbb", ["DW-002"]),
        ("卫生 许可", ["GC-001"]),
        ("卫生许可新办", ["GC-001"]),
        ("卫生 山门", []),
        ("身份证", ["DW-002", "GC-001"]),
        ("居民身份证", ["DW-002", "GC-001"]),
        ("gc-001", ["GC-001"]),
        ("gc001", ["GC-001"]),
        ("ＧＣ－００１", ["GC-001"]),
        ("授权", ["GC-001"]),
        ("卫生健康局", ["GC-001"]),
        ("岛务", ["DW-002"]),
        ("上山卡丟了", ["DW-002"]),
        ("衛生許可", ["GC-001"]),
        ("不存在的事", []),
        ("%", []),
        ("_", []),
        ("'; --", []),
        ("[<,]s", []),
    ],
)
def test_matters_are_found_by_whatever_people_type(
    catalogue: Catalogue, people, client_of: ClientOf, typed: str, codes: list[str]
) -> None:
    applied(catalogue, *BOTH)

    assert found(client_of(people.clerk), typed) == codes


@pytest.mark.parametrize("typed", ["我的上山卡昨天丢了怎么办", "上山的卡丢了", "上山卡 丢了 怎么办", "上山卡弄丟了"])
def test_words_around_and_between_still_find_what_comes_nearest(
    catalogue: Catalogue, people, client_of: ClientOf, typed: str
) -> None:
    applied(catalogue, *BOTH)
    answer = client_of(people.clerk).get("/matters/", {"q": typed})

    assert [hit.version.matter.code for hit in answer.context["hits"]] == ["DW-002"]
    assert answer.context["found"].near is True


def test_a_paper_finds_every_matter_that_asks_for_it_whatever_it_is_called(
    catalogue: Catalogue, people, client_of: ClientOf
) -> None:
    called = ("居民户口簿", "户口本", "户口薄原件", "户口迁移证")
    listed = [
        changed(CARD, code=f"HK-{place}", name=f"事项{place}", spoken=(), materials=(Material(name),))
        for place, name in enumerate(called)
    ]
    applied(catalogue, *listed)
    client = client_of(people.clerk)

    assert found(client, "户口簿") == found(client, "户口本") == ["HK-0", "HK-1", "HK-2"]
    assert "<mark>户口簿</mark>" in page(client, "户口本")


def test_names_come_before_spoken_names_before_categories_before_papers(
    catalogue: Catalogue, people, client_of: ClientOf
) -> None:
    plain = {"spoken": (), "materials": (), "category": "其他", "department": ""}
    applied(
        catalogue,
        changed(CARD, **(plain | {"code": "X-PAPER", "name": "甲事项", "materials": (Material("残疾人证"),)})),
        changed(CARD, **(plain | {"code": "X-DEPARTMENT", "name": "乙事项", "department": "残疾人联合会"})),
        changed(CARD, **(plain | {"code": "X-SPOKEN", "name": "丙事项", "spoken": ("给残疾人办补贴",)})),
        changed(CARD, **(plain | {"code": "X-INSIDE", "name": "困难残疾人补贴"})),
        changed(CARD, **(plain | {"code": "X-LONGER", "name": "残疾人证补办与换领"})),
        changed(CARD, **(plain | {"code": "X-START", "name": "残疾人证新办"})),
        changed(CARD, **(plain | {"code": "X-EXACT", "name": "残疾人"})),
    )

    assert found(client_of(people.clerk), "残疾人") == [
        "X-EXACT",
        "X-START",
        "X-LONGER",
        "X-INSIDE",
        "X-SPOKEN",
        "X-DEPARTMENT",
        "X-PAPER",
    ]


def test_why_it_was_found_is_said_and_marked(catalogue: Catalogue, people, client_of: ClientOf) -> None:
    applied(catalogue, changed(HOTEL, name="许可<新办>"))
    client = client_of(people.clerk)

    assert "授权<mark>委托书</mark>" in page(client, "委托书")
    assert "<mark>许可</mark>&lt;新办&gt;" in page(client, "许可")
    assert "<mark>卫生健康</mark>" in page(client, "卫生健康")


def test_what_the_own_centre_does_not_handle_is_shown_with_who_does(
    catalogue: Catalogue, people, house: House, client_of: ClientOf
) -> None:
    applied(catalogue, *BOTH)
    Offering.objects.filter(matter__code="GC-001").update(centre=house.other_centre)
    answer = client_of(people.clerk).get("/matters/", {"q": "卫生许可"})

    assert answer.context["found"].elsewhere is True
    assert [hit.handled_by for hit in answer.context["hits"]] == [(house.other_centre.name,)]
    assert found(client_of(people.clerk), "身份证") == ["DW-002"]
    assert found(client_of(people.clerk), "身份证", all="1") == ["DW-002", "GC-001"]
    assert found(client_of(people.head), "身份证") == ["DW-002"]
    assert found(client_of(people.inspector), "身份证") == ["DW-002", "GC-001"]


def test_one_category_may_be_searched(catalogue: Catalogue, people, client_of: ClientOf) -> None:
    applied(catalogue, *BOTH)

    assert found(client_of(people.clerk), "身份证", category="岛务旅游") == ["DW-002"]


def test_retired_unfinished_and_coming_versions_are_not_found(catalogue: Catalogue) -> None:
    applied(catalogue, *BOTH)
    applied(catalogue, CARD)
    stage(catalogue, CARD, HOTEL)
    applied(catalogue, changed(CARD, name="明年的新名"), on=TODAY.replace(year=2027))

    assert search("卫生许可", TODAY).versions == ()
    assert search("明年", TODAY).versions == ()
    assert len(search("正山门卡", TODAY).versions) == 1
    assert len(search("明年", TODAY.replace(year=2027)).versions) == 1


def test_every_version_has_one_entry(catalogue: Catalogue) -> None:
    applied(catalogue, *BOTH)
    applied(catalogue, CARD, changed(HOTEL, fee="10元"))

    assert sorted(SearchEntry.objects.values_list("name", flat=True)) == [
        "公共场所卫生许可新办",
        "公共场所卫生许可新办",
        "正山门卡补办",
    ]


def test_nothing_found_says_what_to_do(catalogue: Catalogue, people, client_of: ClientOf) -> None:
    applied(catalogue, *BOTH)
    to_clerk, to_head = (page(client_of(person), "不存在的事") for person in (people.clerk, people.head))

    for said in (to_clerk, to_head):
        assert 'class="empty"' in said
        assert 'href="/matters/"' in said
        assert 'href="/standards/"' in said
    # only who may ask is told to
    assert ("向条线提问" in to_clerk, "向条线提问" in to_head) == (True, False)
    assert ('href="/questions/mine/"' in to_clerk, 'href="/questions/mine/"' in to_head) == (True, False)


@pytest.mark.parametrize("count", [1, 3])
def test_a_search_asks_the_same_queries_for_any_number_found(
    catalogue: Catalogue, people, client_of: ClientOf, django_assert_num_queries, count: int
) -> None:
    applied(catalogue, HOTEL, *numbered(count))
    client = client_of(people.clerk)
    client.get("/matters/", {"q": "正山门卡"})

    with django_assert_num_queries(7):
        assert len(found(client, "正山门卡")) == count


@pytest.mark.parametrize("count", [1, 3])
def test_a_search_elsewhere_asks_the_same_queries_for_any_number_found(
    catalogue: Catalogue, people, house: House, client_of: ClientOf, django_assert_num_queries, count: int
) -> None:
    applied(catalogue, HOTEL, *numbered(count))
    offer_catalogue(house.other_centre, catalogue, on=TODAY, by=None, at=MOMENT)
    Offering.objects.filter(centre=house.centre).delete()
    client = client_of(people.clerk)
    client.get("/matters/", {"q": "正山门卡"})

    with django_assert_num_queries(9):
        assert len(found(client, "正山门卡")) == count


def test_results_come_in_pages(
    catalogue: Catalogue, people, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "PAGE", 2)
    applied(catalogue, *numbered(3))
    client = client_of(people.clerk)

    assert found(client, "正山门卡") == ["DW-001", "DW-002"]
    assert found(client, "正山门卡", page="2") == ["DW-003"]
    assert "q=%E6%AD%A3" in page(client, "正山门卡")
