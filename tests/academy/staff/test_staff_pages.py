"""The administrator's screens: a list is planned, applied, and the slips are handed out once."""

from collections.abc import Callable
from io import BytesIO

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from academy.staff.domain.plan import Action
from people.models import User
from tests.academy.staff.lists import ALICE, BOB, DING, HELEN, TODAY, applied, row, staff_list
from tests.factories import MOMENT, PASSWORD, People

ClientOf = Callable[..., Client]
SLIP = {"username": "bob"}
QUERIES = {"import": 8, "plan": 16}


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(MOMENT, tick=False):
        yield


@pytest.fixture
def admin(people: People, client_of: ClientOf) -> Client:
    return client_of(people.admin)


def upload(client: Client, data: bytes, **more: str):
    file = BytesIO(data)
    file.name = "名单.xlsx"
    return client.post(reverse("staff_import"), {"file": file, "on": TODAY.isoformat(), **more})


def apply(client: Client, answer):
    return client.post(reverse("staff_apply"), {"agreed": answer.context["agreed"]})


def test_a_list_is_planned_applied_and_planned_again_as_nothing(admin: Client) -> None:
    answer = upload(admin, staff_list(DING, ALICE))
    assert (answer.status_code, User.objects.filter(username="dingyi").exists()) == (200, False)

    slips = apply(admin, answer)
    assert slips.status_code == 200
    assert slips.headers["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"
    (slip,) = slips.context["slips"]
    assert slip.user.check_password(slip.password)
    assert all(said in slips.content.decode() for said in ("丁一", "dingyi", slip.password, "http://testserver/"))

    again = upload(admin, staff_list(DING, ALICE))
    assert (again.context["plan"].is_empty, again.context["agreed"]) == (True, "")


def test_pressing_twice_opens_nothing_twice(admin: Client) -> None:
    answer = upload(admin, staff_list(DING))
    apply(admin, answer)
    second = apply(admin, answer)

    assert (second.status_code, second.context["outdated"]) == (409, True)
    assert second.context["plan"].is_empty
    assert User.objects.filter(name="丁一").count() == 1


def test_the_second_of_two_people_is_shown_what_would_change_now(admin: Client) -> None:
    first = upload(admin, staff_list(row("阿丽", "alice")))
    second = upload(admin, staff_list(row("阿莉", "alice")))
    apply(admin, first)
    answer = apply(admin, second)

    assert (answer.status_code, User.objects.get(username="alice").name) == (409, "阿丽")
    assert apply(admin, answer).status_code == 200
    assert User.objects.get(username="alice").name == "阿莉"


def test_a_list_with_errors_is_told_row_by_row_and_may_not_be_applied(admin: Client) -> None:
    answer = upload(admin, staff_list(row("庚", "geng", 角色="局长"), DING))

    assert (answer.status_code, answer.context["agreed"]) == (422, "")
    assert [(p["place"], p["severity"]) for p in answer.context["problems"]] == [("人员名单 · 2 · 角色", "error")]
    assert "“局长”不是角色" in answer.content.decode()
    assert [line.username for line in answer.context["plan"].lines] == ["dingyi"]


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02", staff_list(DING)[:900]], ids=["empty", "bytes", "half a file"])
def test_what_is_no_staff_list_gets_a_sentence_and_the_form_keeps_the_day(admin: Client, data: bytes) -> None:
    answer = upload(admin, data, on="2026-12-31")

    assert answer.status_code == 422
    assert len(answer.context["form"].errors["file"]) == 1
    assert 'value="2026-12-31"' in answer.content.decode()


def test_a_day_that_is_over_is_refused(admin: Client) -> None:
    answer = upload(admin, staff_list(DING), on="2026-03-08")

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["on"])


def test_a_plan_that_was_tampered_with_or_is_too_old_is_refused(admin: Client) -> None:
    answer = upload(admin, staff_list(DING))
    for agreed in ("", answer.context["agreed"][:-3] + "xxx"):
        assert admin.post(reverse("staff_apply"), {"agreed": agreed}).status_code == 302
    with time_machine.travel(MOMENT.replace(hour=11), tick=False):
        assert apply(admin, answer).status_code == 302
    assert not User.objects.filter(username="dingyi").exists()


def test_who_leaves_is_shown_before_it_happens(admin: Client) -> None:
    answer = upload(admin, staff_list(ALICE, HELEN), full="on")

    assert [(str(name), count) for name, _lines, count, _more in answer.context["groups"]] == [
        ("新开", 0),
        ("变更", 0),
        ("离开", 1),
        ("无变化", 2),
    ]
    assert "账号停用，记录全部保留" in answer.content.decode()


def test_whoever_lost_the_slip_gets_a_new_one(admin: Client, client_of: ClientOf, people: People) -> None:
    theirs = client_of(people.other_clerk)
    slips = admin.post(reverse("staff_slip"), SLIP)
    (slip,) = slips.context["slips"]

    bob = User.objects.get(username="bob")
    assert (bob.check_password(PASSWORD), bob.check_password(slip.password)) == (False, True)
    assert theirs.get(reverse("home")).status_code == 302
    assert [person.username for person in admin.get(reverse("staff_import")).context["waiting"]] == ["bob"]


@pytest.mark.parametrize(
    ("username", "why"),
    [("nobody", "没有"), ("adam", "管理员"), ("left", "停用"), ("demo", "演示"), ("", "填写")],
)
def test_a_slip_is_refused_with_a_sentence(admin: Client, people: People, username: str, why: str) -> None:
    User.objects.create(username="left", name="甲", closes_on=TODAY)
    User.objects.create(username="demo", name="乙", is_demo=True)
    before = set(User.objects.values_list("username", "password"))
    answer = admin.post(reverse("staff_slip"), {"username": username})

    assert answer.status_code == 422
    assert list(answer.context["slip_form"].errors) == ["username"]
    assert set(User.objects.values_list("username", "password")) == before


@pytest.mark.parametrize("count", [1, 3])
def test_the_entrance_asks_the_database_as_often_for_one_as_for_many(
    admin: Client, django_assert_num_queries, count: int
) -> None:
    applied(*(row(f"新人{number}", f"new{number}") for number in range(count)))
    admin.get(reverse("staff_import"))

    with django_assert_num_queries(QUERIES["import"]):
        answer = admin.get(reverse("staff_import"))
    assert len(answer.context["waiting"]) == count


@pytest.mark.parametrize("count", [1, 3])
def test_the_plan_asks_the_database_as_often_for_one_as_for_many(
    admin: Client, django_assert_num_queries, count: int
) -> None:
    rows = [row(f"新人{number}", f"new{number}", 窗口="1", 任岗起始日="2026-03-09") for number in range(count)]
    admin.get(reverse("staff_import"))

    with django_assert_num_queries(QUERIES["plan"]):
        answer = upload(admin, staff_list(*rows, BOB))
    assert len(answer.context["plan"].of(Action.CREATE)) == count
