"""Every route answers every role as the table says, and every route is in the table."""

import pytest
from django.db import transaction
from django.urls import reverse

from tests.factories import signed_in_client
from tests.routes.resolver import our_routes
from tests.routes.table import ROLES, TABLE, Row
from tests.routes.world import World


def answer(row: Row, role: str, world: World) -> int:
    """The status of one request; whatever it wrote is undone."""
    client = signed_in_client(None if role == "anonymous" else world.people.by_role(role))
    address = reverse(row.name, kwargs=row.kwargs(world)) + row.query
    with transaction.atomic():
        found = client.post(address, row.post(world)) if row.post else client.get(address)
        # a file is made while it is sent
        _ = b"".join(found.streaming_content) if found.streaming else found.content
        transaction.set_rollback(True)
    return found.status_code


@pytest.mark.django_db
def test_every_route_answers_every_role_as_the_table_says(world: World, subtests: pytest.Subtests) -> None:
    for row in TABLE:
        with subtests.test(row.title):
            assert {role: answer(row, role, world) for role in ROLES} == row.expected()


def test_every_route_has_a_row() -> None:
    assert set(our_routes()) - {row.name for row in TABLE} == set()


def test_no_row_is_about_a_route_that_is_gone() -> None:
    assert {row.name for row in TABLE} - set(our_routes()) == set()
