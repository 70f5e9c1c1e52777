"""Whatever goes wrong is said on a page of the house, in the reader's language, and leads home."""

from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tests.factories import PASSWORD, People, signed_in_client


def forged(people: People) -> HttpResponse:
    client = Client(enforce_csrf_checks=True)
    client.force_login(people.clerk, backend="django.contrib.auth.backends.ModelBackend")
    return client.post(reverse("practice"))


def overfull(people: People) -> HttpResponse:
    return Client().post(reverse("login"), {f"field {number}": "x" for number in range(1001)})


CASES: dict[str, tuple[int, Callable[[People], HttpResponse]]] = {
    "这个请求无法读取": (400, overfull),
    "您的账号不能打开这个页面": (403, lambda people: signed_in_client(people.clerk).get(reverse("matrix"))),
    "请重新提交一次": (403, forged),
    "找不到这个页面": (404, lambda people: signed_in_client(people.clerk).get("/no-such-page/")),
    "这个地址只用于提交表单": (405, lambda people: signed_in_client(people.clerk).get(reverse("logout"))),
}


@pytest.mark.parametrize("said", CASES)
def test_an_error_is_said_in_chinese_and_leads_home(said: str, people: People) -> None:
    status, ask = CASES[said]
    answer = ask(people)
    page = answer.content.decode()
    assert (answer.status_code, f"<h1>{said}</h1>" in page, 'href="/"' in page) == (status, True, True)
    assert '<html lang="zh-hans">' in page


@pytest.mark.parametrize("name", ["400", "403_csrf", "405", "500"])
def test_a_page_that_stands_alone_needs_no_request_and_follows_the_language(name: str) -> None:
    with translation.override("en"):
        page = render_to_string(f"{name}.html")
    assert '<html lang="en">' in page
    assert not any("一" <= letter <= "鿿" for letter in page)


def test_whoever_signs_out_reads_so_on_the_sign_in_page(people: People) -> None:
    page = signed_in_client(people.clerk).post(reverse("logout"), follow=True).content.decode()
    assert "您已退出登录" in page


def test_a_person_changes_the_own_password_and_stays_signed_in(people: People) -> None:
    client, elsewhere = signed_in_client(people.clerk), signed_in_client(people.clerk)
    address, new = reverse("password_change"), "harbour-lantern-7"
    asked = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    assert client.post(address, asked).url == reverse("home")
    assert client.get(address).status_code == 200
    assert elsewhere.get(address).url == f"{reverse('login')}?next={address}"
    people.clerk.refresh_from_db()
    assert people.clerk.check_password(new)


REFUSED = {
    "the old one is wrong": ("wrong", "harbour-lantern-7", "harbour-lantern-7"),
    "too short": (PASSWORD, "short", "short"),
    "typed differently": (PASSWORD, "harbour-lantern-7", "harbour-lantern-8"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_password_that_will_not_do_changes_nothing(case: str, people: People) -> None:
    old, new, again = REFUSED[case]
    asked = {"old_password": old, "new_password1": new, "new_password2": again}
    assert signed_in_client(people.clerk).post(reverse("password_change"), asked).status_code == 422
    people.clerk.refresh_from_db()
    assert people.clerk.check_password(PASSWORD)


def test_a_shared_demo_account_keeps_its_password(people: People) -> None:
    people.clerk.is_demo = True
    people.clerk.save(update_fields=["is_demo"])
    new = "harbour-lantern-7"
    asked = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    page = signed_in_client(people.clerk).post(reverse("password_change"), asked).content.decode()
    people.clerk.refresh_from_db()
    assert ("演示账号" in page, people.clerk.check_password(PASSWORD)) == (True, True)
