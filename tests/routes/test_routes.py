"""Every route answers every role as the table says, and every route is in the table."""

import re
from http.cookies import SimpleCookie

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from tests.factories import signed_in_client
from tests.routes.resolver import our_routes
from tests.routes.rows import ROLES, SIGN_IN, TURNED_AWAY, Answer, Row
from tests.routes.table import ROOMS, TABLE
from tests.routes.world import World

# What a template shows where it was handed a thing of the code in place of words.
OF_THE_CODE = re.compile(rb"[A-Z]\w+\([a-z_]+=|object at 0x|&lt;(QuerySet|\w+: )")
BROWSER = Client()  # with the cookies of whoever asks


def answer(row: Row, cookies: SimpleCookie, world: World) -> Answer:
    """What one request is answered with; whatever it wrote, cookies included, is undone."""
    address, client = row.address(world), BROWSER
    client.cookies = SimpleCookie({name: cookie.value for name, cookie in cookies.items()})
    with transaction.atomic():
        found = client.post(address, row.post(world)) if row.post else client.get(address)
        # a file is made while it is sent
        body = b"".join(found.streaming_content) if found.streaming else found.content
        transaction.set_rollback(True)
    assert not (row.page and OF_THE_CODE.search(body)), OF_THE_CODE.search(body)
    if found.status_code == 302 and found.url.split("?")[0] == reverse("login"):
        return SIGN_IN
    if found.status_code == 302 and found.url == reverse("wagtailadmin_home"):
        return TURNED_AWAY
    return found.status_code


def visitors(row: Row) -> tuple[str, ...]:
    """Everybody; on a second engine whoever gets in first, for who may come in is not the database's affair."""
    if connection.vendor == "sqlite":
        return tuple(ROLES)
    return next(((role,) for role in ROLES if role in row.who), tuple(ROLES))


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("room", ROOMS)
def test_every_route_answers_every_role_as_the_table_says(room: str, world: World, subtests: pytest.Subtests) -> None:
    people = {role: None if role == "anonymous" else world.people.by_role(role) for role in ROLES}
    cookies = {role: signed_in_client(person).cookies for role, person in people.items()}
    for row in ROOMS[room]:
        with subtests.test(row.title):
            asked = visitors(row)
            wanted = {role: row.expected()[role] for role in asked}
            assert {role: answer(row, cookies[role], world) for role in asked} == wanted


def test_every_route_has_a_row() -> None:
    assert set(our_routes()) - {row.name for row in TABLE} == set()


def test_no_row_is_about_a_route_that_is_gone() -> None:
    assert {row.name for row in TABLE} - set(our_routes()) == set()
