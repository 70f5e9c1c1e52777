"""The screens about what a centre handles: an editor changes it, a head reads it, a list goes out and comes back."""

from collections.abc import Callable
from io import BytesIO

import openpyxl
import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from courses.models import Catalogue, Matter, Offering, WindowMatter
from tests.courses.imports import TODAY, applied
from tests.courses.lists import BOTH, HOTEL, numbered, sheet_of
from tests.factories import MOMENT, House

ClientOf = Callable[..., Client]


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(MOMENT, tick=False):
        yield


@pytest.fixture
def editor(catalogue: Catalogue, people, client_of: ClientOf) -> Client:
    """The editor of the town, whose centre handles nothing yet of what it could."""
    applied(catalogue, *BOTH)
    Offering.objects.all().delete()
    return client_of(people.editor)


def upload(client: Client, data: bytes, **more: str):
    file = BytesIO(data)
    file.name = "进驻.xlsx"
    return client.post(reverse("offering_upload", args=["putuoshan"]), {"file": file, "on": TODAY.isoformat(), **more})


def apply(client: Client, answer):
    return client.post(reverse("offering_apply", args=["putuoshan"]), {"agreed": answer.context["agreed"]}, follow=True)


def handled() -> set[tuple[str, str, str]]:
    return set(Offering.objects.running_on(TODAY).values_list("matter__code", "depth", "tier"))


def test_an_uploaded_list_is_planned_and_changes_nothing_until_it_is_applied(editor: Client) -> None:
    answer = upload(
        editor, sheet_of(("事项编码", "办理深度", "培训层级"), ("GC-001", "代办", "A"), ("DW-002", "受理", ""))
    )
    assert answer.status_code == 200
    assert handled() == set()

    assert apply(editor, answer).status_code == 200
    assert handled() == {("GC-001", "on_behalf", "A"), ("DW-002", "accept", "B")}


def test_the_list_that_goes_out_comes_back_as_unchanged(editor: Client, house: House) -> None:
    answer = upload(
        editor,
        sheet_of(
            ("事项编码", "办理深度", "授权文件", "授权有效期至", "专窗窗口号"),
            ("GC-001", "代办", "舟政务〔2026〕3号", "2026-12-31", "2、3"),
        ),
    )
    apply(editor, answer)
    taken = editor.get(reverse("offerings_export"), {"centre": "putuoshan"}).content

    book = openpyxl.load_workbook(BytesIO(taken))
    assert [row[2].value for row in book["中心进驻事项"].iter_rows(min_row=2)] == ["GC-001"]
    assert [row[2].value for row in book["未进驻事项"].iter_rows(min_row=2)] == ["DW-002"]
    back = upload(editor, taken, full="on")
    assert back.context["plan"].is_empty
    assert back.context["problems"] == []


def test_a_list_with_errors_is_told_row_by_row_and_may_not_be_applied(editor: Client) -> None:
    answer = upload(editor, sheet_of(("事项编码", "办理深度"), ("GC-001", "随便"), ("DW-002", "受理"), ("没有", "")))

    assert answer.status_code == 422
    assert answer.context["agreed"] == ""
    assert [row["place"] for row in answer.context["problems"]] == ["清单 · 2 · 办理深度", "清单 · 4 · 事项编码"]
    assert [line.held.code for line in answer.context["plan"].lines] == ["DW-002"]


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"", "空"), (b"\x00\x01\x02", ""), (sheet_of(("姓名",), ("甲",)), "事项编码")],
    ids=["empty", "bytes", "another list"],
)
def test_what_is_no_such_list_gets_a_sentence(editor: Client, data: bytes, said: str) -> None:
    answer = upload(editor, data)

    assert answer.status_code == 422
    assert said in str(answer.context["form"].errors)
    assert handled() == set()


def test_two_people_planning_at_once_are_told_and_nothing_is_lost(editor: Client) -> None:
    first = upload(editor, sheet_of(("事项编码", "培训层级"), ("GC-001", "A")))
    second = upload(editor, sheet_of(("事项编码", "培训层级"), ("GC-001", "C")))
    apply(editor, first)
    answer = apply(editor, second)

    assert answer.status_code == 409
    assert answer.context["outdated"] is True
    assert handled() == {("GC-001", "", "A")}
    apply(editor, answer)
    assert handled() == {("GC-001", "", "C")}


def test_a_plan_that_was_tampered_with_or_belongs_elsewhere_is_refused(
    editor: Client, people, client_of: ClientOf
) -> None:
    answer = upload(editor, sheet_of(("事项编码",), ("GC-001",)))
    agreed = answer.context["agreed"]
    editor.post(reverse("offering_apply", args=["putuoshan"]), {"agreed": agreed[:-3] + "xxx"})
    client_of(people.admin).post(reverse("offering_apply", args=["taohua"]), {"agreed": agreed})

    assert handled() == set()


def test_whole_categories_are_taken_over(editor: Client, catalogue: Catalogue) -> None:
    address = reverse("offering_take_over", args=["putuoshan"])
    asked = {
        "categories": [f"{catalogue.pk}:卫生健康"],
        "depth": "on_behalf",
        "tier": "A",
        "document": "舟政务〔2026〕3号",
        "expires_on": "2026-12-31",
        "on": TODAY.isoformat(),
    }
    apply(editor, editor.post(address, asked))

    assert handled() == {("GC-001", "on_behalf", "A")}
    assert (
        editor.post(address, {**asked, "categories": [f"{catalogue.pk}:岛务旅游"], "document": ""}).status_code == 422
    )
    assert editor.post(address, {**asked, "on": "2026-03-08"}).status_code == 422


def test_one_matter_is_changed_on_its_own_page(editor: Client) -> None:
    hotel = Matter.objects.get(code="GC-001")
    address = reverse("offering_edit", args=["putuoshan", hotel.pk])
    said = {"handled": "on", "depth": "accept", "tier": "A", "on": TODAY.isoformat(), "windows": ["2"]}
    assert editor.post(address, said).status_code == 302
    assert handled() == {("GC-001", "accept", "A")}
    assert WindowMatter.objects.get().window.number == 2

    wrong = editor.post(address, {**said, "expires_on": "2026-12-31", "last_day": "2026-03-01"})
    assert (wrong.status_code, set(wrong.context["form"].errors)) == (422, {"document", "last_day"})

    assert editor.post(address, {"tier": "A", "on": "2026-03-10"}).status_code == 302
    assert Offering.objects.get().ends_on.isoformat() == "2026-03-10"
    assert editor.get(reverse("offering_edit", args=["putuoshan", 999_999])).status_code == 404


def test_a_window_serves_what_is_ticked(editor: Client, catalogue: Catalogue, house: House) -> None:
    applied(catalogue, HOTEL, *numbered(2))
    address = reverse("window_matters", args=["putuoshan", 2])
    wanted = Matter.objects.get(code="DW-001")
    editor.post(address, {"matters": [wanted.pk], "on": TODAY.isoformat()})

    assert [row.matter for row in WindowMatter.objects.filter(ends_on=None)] == [wanted]
    assert editor.get(reverse("window_matters", args=["putuoshan", 1])).status_code == 404


@pytest.mark.parametrize("tab", ["handled", "rest", "ending"])
@pytest.mark.parametrize("count", [1, 3])
def test_the_centre_s_page_asks_the_same_queries_for_any_length(
    catalogue: Catalogue, people, client_of: ClientOf, django_assert_num_queries, tab: str, count: int
) -> None:
    applied(catalogue, HOTEL, *numbered(count))
    Offering.objects.update(document="授权书", expires_on=TODAY)
    if tab == "rest":
        Offering.objects.all().delete()
    client = client_of(people.editor)
    address = reverse("offering_centre", args=["putuoshan"])
    client.get(address)

    with django_assert_num_queries(QUERIES[tab]):
        assert len(client.get(address, {"show": tab}).context["page"]) == count + 1


@pytest.mark.parametrize("count", [1, 3])
def test_the_head_s_list_asks_the_same_queries_for_any_length(
    catalogue: Catalogue, people, client_of: ClientOf, django_assert_num_queries, count: int
) -> None:
    applied(catalogue, HOTEL, *numbered(count))
    Offering.objects.update(document="授权书", expires_on=TODAY)
    client = client_of(people.head)
    client.get(reverse("offerings"))

    with django_assert_num_queries(QUERIES["head"]):
        answer = client.get(reverse("offerings"))
    assert (len(answer.context["page"]), len(answer.context["ending"])) == (count + 1, count + 1)


def test_an_empty_centre_says_what_to_do(catalogue: Catalogue, people, client_of: ClientOf) -> None:
    assert 'class="empty"' in client_of(people.head).get(reverse("offerings")).content.decode()


QUERIES = {"handled": 19, "rest": 19, "ending": 17, "head": 11}
