"""The page of yearly cases: a list is filled in, planned and written down by the head or the editor."""

from collections.abc import Callable
from io import BytesIO

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from courses.models import CaseVolume, Catalogue
from tests.courses.imports import applied
from tests.courses.lists import BOTH, HOTEL, numbered, sheet_of
from tests.factories import MOMENT

ClientOf = Callable[..., Client]
HERE = "?centre=putuoshan"
HEAD = ("事项编码", "年度", "办件量")


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(MOMENT, tick=False):
        yield


@pytest.fixture
def head(catalogue: Catalogue, people, client_of: ClientOf) -> Client:
    """The head of the centre, which handles both matters."""
    applied(catalogue, *BOTH)
    return client_of(people.head)


def upload(client: Client, data: bytes, **more: str):
    file = BytesIO(data)
    file.name = "办件量.xlsx"
    return client.post(reverse("case_volumes") + HERE, {"file": file, "year": "2025", **more})


def apply(client: Client, answer):
    return client.post(reverse("case_volumes_apply") + HERE, {"agreed": answer.context["agreed"]}, follow=True)


def figures() -> set[tuple[str, int, int]]:
    return set(CaseVolume.objects.values_list("matter__code", "year", "cases"))


def test_an_uploaded_list_writes_nothing_until_its_plan_is_applied(head: Client, people) -> None:
    answer = upload(head, sheet_of(HEAD, ("GC-001", "2024", "1,280"), ("DW-002", "", "36")))
    assert (answer.status_code, figures()) == (200, set())

    page = apply(head, answer)
    assert figures() == {("GC-001", 2024, 1280), ("DW-002", 2025, 36)}
    assert {row.by for row in CaseVolume.objects.all()} == {people.head}
    assert [(row.matter.code, row.volume.cases) for row in page.context["page"]] == [("GC-001", 1280), ("DW-002", 36)]


def test_the_list_that_goes_out_comes_back_as_unchanged(head: Client) -> None:
    apply(head, upload(head, sheet_of(HEAD, ("GC-001", "2025", "12"))))
    taken = head.get(reverse("case_volumes_export") + HERE).content

    back = upload(head, taken)
    assert back.context["plan"].is_empty
    assert [line.counted.cases for line in back.context["plan"].lines] == [12]
    assert back.context["agreed"] == ""


def test_a_list_with_errors_is_told_row_by_row_and_may_not_be_applied(head: Client) -> None:
    answer = upload(head, sheet_of(HEAD, ("GC-001", "2025", "许多"), ("DW-002", "2025", "3")))

    assert (answer.status_code, answer.context["agreed"]) == (422, "")
    assert [row["place"] for row in answer.context["problems"]] == ["清单 · 2 · 办件量"]


@pytest.mark.parametrize(
    ("data", "more", "field"),
    [
        (b"", {}, "file"),
        (sheet_of(("姓名",), ("甲",)), {}, "file"),
        (sheet_of(HEAD, ("GC-001", "", "3")), {"year": "2026"}, "year"),
    ],
    ids=["empty", "another list", "a year that runs"],
)
def test_what_is_no_such_list_gets_a_sentence_and_keeps_what_was_typed(head: Client, data, more, field) -> None:
    answer = upload(head, data, **more)

    assert (answer.status_code, set(answer.context["form"].errors)) == (422, {field})
    assert answer.context["form"]["year"].value() == more.get("year", "2025")


def test_two_people_planning_at_once_are_told(head: Client) -> None:
    first = upload(head, sheet_of(HEAD, ("GC-001", "2025", "1")))
    second = upload(head, sheet_of(HEAD, ("GC-001", "2025", "2")))
    apply(head, first)
    answer = apply(head, second)

    assert (answer.status_code, answer.context["outdated"]) == (409, True)
    assert figures() == {("GC-001", 2025, 1)}


def test_a_plan_that_was_tampered_with_or_is_another_centre_s_writes_nothing(
    head: Client, people, client_of: ClientOf
) -> None:
    agreed = upload(head, sheet_of(HEAD, ("GC-001", "2025", "1"))).context["agreed"]
    head.post(reverse("case_volumes_apply") + HERE, {"agreed": agreed[:-3] + "xxx"})
    client_of(people.admin).post(reverse("case_volumes_apply") + "?centre=taohua", {"agreed": agreed})

    assert figures() == set()


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_the_same_queries_for_any_length(
    catalogue: Catalogue, people, client_of: ClientOf, django_assert_num_queries, count: int
) -> None:
    applied(catalogue, HOTEL, *numbered(count))
    client = client_of(people.head)
    rows = [(f"DW-{n:03}", "2025", str(n)) for n in range(1, count + 1)]
    apply(client, upload(client, sheet_of(HEAD, *rows)))

    with django_assert_num_queries(QUERIES):
        assert len(client.get(reverse("case_volumes") + HERE).context["page"]) == count + 1


def test_a_centre_without_matters_says_what_to_do(catalogue: Catalogue, people, client_of: ClientOf) -> None:
    assert 'class="empty"' in client_of(people.head).get(reverse("case_volumes")).content.decode()


QUERIES = 7
