"""A first password opens one page only; a closed account opens none, and its records stay."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from people import operations
from people.models import RoleGrant, User
from tests.factories import MOMENT, PASSWORD, People

TODAY = MOMENT.date()
FIRST = "bcdf-ghjk-2345"
OWN = "tide-lantern-harbour-88"


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(MOMENT, tick=False):
        yield


@pytest.fixture
def newcomer(people: People, client: Client) -> Client:
    """Alice, signed in with a password that was handed to her."""
    people.clerk.set_password(FIRST)
    operations.hand_out_password(people.clerk, people.clerk.password, by=people.admin, at=MOMENT)
    answer = client.post(reverse("login"), {"username": "alice", "password": FIRST})
    assert answer.status_code == 302
    return client


def choose(client: Client, new: str):
    fields = {"old_password": FIRST, "new_password1": new, "new_password2": new}
    return client.post(reverse("password_change"), fields)


def test_a_first_password_is_replaced_before_anything_else(newcomer: Client) -> None:
    for address in (reverse("home"), reverse("practice"), "/lessons/", "/admin/", "/no-such-page/"):
        assert newcomer.get(address).url == reverse("password_change")
    assert newcomer.post(reverse("practice")).url == reverse("password_change")
    assert newcomer.get(reverse("password_change")).status_code == 200
    assert newcomer.get(reverse("healthz")).status_code == 200

    assert choose(newcomer, OWN).url == reverse("home")
    assert newcomer.get(reverse("home")).status_code == 200
    alice = User.objects.get(username="alice")
    assert (alice.must_change_password, alice.check_password(OWN)) == (False, True)


def test_the_password_of_the_slip_does_not_replace_itself(newcomer: Client) -> None:
    answer = choose(newcomer, FIRST)

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["new_password1"])
    assert newcomer.get(reverse("home")).url == reverse("password_change")


def test_signing_out_and_choosing_a_language_stay_possible(newcomer: Client) -> None:
    assert newcomer.post(reverse("choose_language"), {"language": "en"}).status_code == 302
    assert newcomer.post(reverse("logout")).status_code == 302
    assert newcomer.get(reverse("password_change")).url.startswith(reverse("login"))


def test_a_closed_account_is_said_to_be_closed_to_who_knows_its_password(client: Client, people: People) -> None:
    operations.close_account(people.clerk, closes_on=TODAY, by=None, at=MOMENT)
    right = client.post(reverse("login"), {"username": "alice", "password": PASSWORD})
    wrong = client.post(reverse("login"), {"username": "alice", "password": "wrong"})

    assert (right.status_code, wrong.status_code) == (422, 422)
    assert "2026年3月9日" in right.content.decode()
    assert "2026年3月9日" not in wrong.content.decode()
    assert "_auth_user_id" not in client.session


def test_a_session_ends_on_the_day_its_account_closes(people: People, client_of: Callable[..., Client]) -> None:
    client = client_of(people.clerk)
    operations.close_account(people.clerk, closes_on=TODAY + timedelta(days=1), by=None, at=MOMENT)
    assert client.get(reverse("password_change")).status_code == 200

    with time_machine.travel(MOMENT + timedelta(days=1), tick=False):
        assert client.get(reverse("password_change")).url.startswith(reverse("login"))


def test_closing_keeps_every_record_and_opening_again_lets_the_person_in(client: Client, people: People) -> None:
    before = list(RoleGrant.objects.order_by("pk").values_list("pk", "user", "ends_on"))
    operations.close_account(people.clerk, closes_on=TODAY, by=None, at=MOMENT)
    operations.reopen_account(people.clerk, by=None, at=MOMENT)

    assert list(RoleGrant.objects.order_by("pk").values_list("pk", "user", "ends_on")) == before
    assert client.post(reverse("login"), {"username": "alice", "password": PASSWORD}).status_code == 302


def test_the_record_of_who_left_is_still_read_by_the_head(people: People, client_of: Callable[..., Client]) -> None:
    operations.end_role(people.clerk.grants.get(), ends_on=TODAY, by=None, at=MOMENT)
    operations.close_account(people.clerk, closes_on=TODAY, by=None, at=MOMENT)

    answer = client_of(people.head).get(reverse("record", args=[people.clerk.pk]))
    assert answer.status_code == 200
    assert "Alice" in answer.content.decode()
