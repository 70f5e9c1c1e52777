"""Five wrong passwords lock an account, however its name is written; never the address."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import PASSWORD, People

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def lockout(settings: pytest.FixtureRequest) -> None:
    settings.AXES_ENABLED = True


def sign_in(client: Client, username: str, password: str) -> int:
    return client.post(reverse("login"), {"username": username, "password": password}).status_code


def test_the_right_password_signs_in(client: Client, people: People) -> None:
    assert sign_in(client, people.clerk.username, PASSWORD) == 302


def test_five_wrong_passwords_lock_the_account_even_for_the_right_one(client: Client, people: People) -> None:
    statuses = [sign_in(client, people.clerk.username, f"wrong {number}") for number in range(5)]
    assert statuses == [422, 422, 422, 422, 429]
    assert sign_in(client, people.clerk.username, PASSWORD) == 429


def test_other_spellings_of_the_name_share_the_count(client: Client, people: People) -> None:
    for name in ("alice", "ALICE", " Alice ", "aLICE", "alice"):
        sign_in(client, name, "wrong")
    assert sign_in(client, "alice", PASSWORD) == 429


def test_a_colleague_at_the_same_address_still_gets_in(client: Client, people: People) -> None:
    for number in range(6):
        sign_in(client, people.clerk.username, f"wrong {number}")
    assert sign_in(client, people.other_clerk.username, PASSWORD) == 302


def test_a_right_password_before_the_fifth_wrong_one_starts_the_count_again(client: Client, people: People) -> None:
    for number in range(4):
        sign_in(client, people.clerk.username, f"wrong {number}")
    assert sign_in(client, people.clerk.username, PASSWORD) == 302
    client.logout()
    assert [sign_in(client, people.clerk.username, f"wrong {number}") for number in range(4)] == [422] * 4


def test_the_admin_s_own_sign_in_page_is_no_way_round(client: Client, people: People) -> None:
    answer = client.post("/admin/login/", {"username": people.admin.username, "password": PASSWORD})
    assert answer.status_code == 302
    assert answer.url.startswith(reverse("login"))
    assert "_auth_user_id" not in client.session
