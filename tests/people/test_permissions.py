"""Who sees which centre and whose record. Everybody a leak could show exists."""

from dataclasses import fields
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.test import RequestFactory

from people import operations, permissions
from people.actor import Actor, actor_for
from people.models import RoleGrant, User
from people.permissions import SignInRequired
from tests.factories import MOMENT, House, People, grant, make_person

pytestmark = pytest.mark.django_db
TODAY = MOMENT.date()


def acting(user: User | None) -> HttpRequest:
    request = RequestFactory().get("/")
    request.actor = actor_for(user, on=TODAY) if user else None
    return request


def allowed(people: People, guard, *arguments: object) -> set[str]:
    """The roles whom the guard lets through."""
    found = set()
    for field in fields(people):
        try:
            guard(acting(people.by_role(field.name)), *arguments)
        except PermissionDenied:
            continue
        found.add(field.name)
    return found


def test_nobody_is_sent_to_sign_in_by_every_guard(people: People, house: House) -> None:
    for guard, arguments in (
        (permissions.signed_in, ()),
        (permissions.with_role, (RoleGrant.Role.EDITOR,)),
        (permissions.as_clerk, ()),
        (permissions.overseeing, ()),
        (permissions.to_see_centre, (house.centre,)),
        (permissions.to_manage_centre, (house.centre,)),
        (permissions.to_read_record, (people.clerk,)),
        (permissions.to_edit_catalogue, ()),
    ):
        with pytest.raises(SignInRequired):
            guard(acting(None), *arguments)


def test_a_centre_is_seen_by_its_head_those_above_it_and_administrators(people: People, house: House) -> None:
    assert allowed(people, permissions.to_see_centre, house.centre) == {"head", "leader", "inspector", "admin"}
    assert allowed(people, permissions.to_see_centre, house.other_centre) == {
        "other_head",
        "other_leader",
        "inspector",
        "admin",
    }


def test_a_centre_is_managed_by_its_head_alone(people: People, house: House) -> None:
    assert allowed(people, permissions.to_manage_centre, house.centre) == {"head", "admin"}


def test_a_record_is_read_by_the_clerk_and_whoever_sees_the_centre(people: People) -> None:
    assert allowed(people, permissions.to_read_record, people.clerk) == {
        "clerk",
        "head",
        "leader",
        "inspector",
        "admin",
    }


def test_a_clerk_who_moved_on_is_still_read_where_they_were(people: People, house: House) -> None:
    old = people.clerk.grants.get(role=RoleGrant.Role.CLERK)
    operations.end_role(old, ends_on=TODAY - timedelta(days=1), by=None, at=MOMENT)
    grant(people.clerk, RoleGrant.Role.CLERK, centre=house.other_centre)
    assert allowed(people, permissions.to_read_record, people.clerk) == {
        "clerk",
        "head",
        "other_head",
        "leader",
        "other_leader",
        "inspector",
        "admin",
    }


def test_only_clerks_pass_as_clerks(people: People) -> None:
    assert allowed(people, permissions.as_clerk) == {"clerk", "other_clerk", "neighbour_clerk"}


def test_the_catalogue_is_edited_by_editors(people: People) -> None:
    assert allowed(people, permissions.to_edit_catalogue) == {"editor", "admin"}


def test_a_grant_holds_from_its_first_day_to_the_day_before_its_last(house: House) -> None:
    user = make_person("greta")
    given = grant(user, RoleGrant.Role.HEAD, centre=house.centre)
    operations.end_role(given, ends_on=TODAY, by=None, at=MOMENT)
    assert actor_for(user, on=given.starts_on - timedelta(days=1)).heads == frozenset()
    assert actor_for(user, on=given.starts_on).heads == {house.centre.pk}
    assert actor_for(user, on=TODAY - timedelta(days=1)).heads == {house.centre.pk}
    assert actor_for(user, on=TODAY).heads == frozenset()


def test_a_leader_reaches_down_the_tree_and_never_sideways_or_up(people: People, house: House) -> None:
    assert actor_for(people.leader, on=TODAY) == Actor(
        user=people.leader, leads_units=frozenset({house.town.pk}), roles=("leader",)
    )
    assert actor_for(people.inspector, on=TODAY).inspects_units == {
        house.county.pk,
        house.town.pk,
        house.neighbour.pk,
    }
    assert actor_for(people.other_inspector, on=TODAY).inspects_units == {house.far_county.pk}


def test_a_reviewer_answers_for_the_department_in_every_unit_below(people: People, house: House) -> None:
    below = (house.county, house.town, house.neighbour)
    assert actor_for(people.reviewer, on=TODAY).reviews == {(unit.pk, "公安") for unit in below}
    assert actor_for(people.editor, on=TODAY).reviews == frozenset()


@pytest.mark.parametrize("role", ["clerk", "leader"])
def test_an_actor_costs_two_queries_at_most(people: People, role: str, django_assert_num_queries) -> None:
    with django_assert_num_queries({"clerk": 1, "leader": 2}[role]):
        actor_for(people.by_role(role), on=TODAY)
