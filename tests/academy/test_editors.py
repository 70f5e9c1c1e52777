"""What each role may do in Wagtail's admin: editors keep the lessons, reviewers the facts and questions."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from courses.models import LessonPage
from courses.operations import open_catalogue
from people import operations
from people.models import RoleGrant, User
from tests.courses.imports import TODAY, applied
from tests.courses.lists import CARD
from tests.factories import FOUNDED, MOMENT, PASSWORD, House, People, grant
from tests.shared import shared

ClientOf = Callable[..., Client]
Role = RoleGrant.Role
IN_THE_ADMIN = {"access": True, "questions": True, "edit": False, "publish": False, "delete": False}
NOWHERE = dict.fromkeys(IN_THE_ADMIN, False)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(MOMENT, tick=False):
        yield


@shared
def lesson(house: House) -> LessonPage:
    applied(open_catalogue(house.town, code="putuoshan", name="普陀山镇事项清单", by=None, at=FOUNDED), CARD)
    return LessonPage.objects.get()


def sign_in(username: str) -> None:
    assert Client().post(reverse("login"), {"username": username, "password": PASSWORD}).status_code == 302


def allowed(username: str, page: LessonPage) -> dict[str, bool]:
    """What the person may do, asked of Wagtail itself."""
    user = User.objects.get(username=username)
    pages = page.permissions_for_user(user)
    return {
        "access": user.has_perm("wagtailadmin.access_admin"),
        "questions": user.has_perm("quizzes.publish_question"),
        "edit": pages.can_edit(),
        "publish": pages.can_publish() and pages.can_unpublish(),
        "delete": pages.can_delete(),
    }


@pytest.mark.parametrize(
    ("username", "may"),
    [
        ("rita", IN_THE_ADMIN),
        ("edith", IN_THE_ADMIN | {"edit": True, "publish": True, "delete": True}),
        ("adam", dict.fromkeys(IN_THE_ADMIN, True)),
        ("helen", NOWHERE),
        ("ina", NOWHERE),
        ("alice", NOWHERE),
    ],
    ids=["reviewer", "editor", "administrator", "head", "inspector", "clerk"],
)
def test_each_role_may_do_in_the_admin_what_is_its_own(
    people: People, lesson: LessonPage, username: str, may: dict[str, bool]
) -> None:
    assert allowed(username, lesson) == may


def test_a_reviewer_takes_no_lesson_off_the_screens_and_an_editor_does(
    people: People, lesson: LessonPage, client_of: ClientOf
) -> None:
    address = reverse("wagtailadmin_pages:unpublish", args=[lesson.pk])
    client_of(people.reviewer).post(address)
    assert LessonPage.objects.get().live

    client_of(people.editor).post(address)
    assert not LessonPage.objects.get().live


def test_who_is_both_may_do_both_and_loses_each_with_its_role(people: People, house: House, lesson: LessonPage) -> None:
    edits = grant(people.reviewer, Role.EDITOR, unit=house.town)
    assert allowed("rita", lesson)["publish"]

    operations.end_role(edits, ends_on=TODAY, by=None, at=MOMENT)
    assert allowed("rita", lesson) == IN_THE_ADMIN
    operations.end_role(people.reviewer.grants.get(role=Role.REVIEWER), ends_on=TODAY, by=None, at=MOMENT)
    assert allowed("rita", lesson) == NOWHERE


def test_a_reviewer_of_before_leaves_the_editors_at_the_next_sign_in(people: People, lesson: LessonPage) -> None:
    people.reviewer.groups.add(Group.objects.get(name="Lesson editors"))
    assert allowed("rita", lesson)["publish"]

    sign_in("rita")
    assert allowed("rita", lesson) == IN_THE_ADMIN


def test_a_role_that_begins_later_opens_nothing_before_its_day(
    people: People, house: House, lesson: LessonPage
) -> None:
    begins = TODAY + timedelta(days=1)
    operations.grant_role(people.clerk, role=Role.EDITOR, unit=house.town, starts_on=begins, by=None, at=MOMENT)
    assert allowed("alice", lesson) == NOWHERE

    with time_machine.travel(MOMENT + timedelta(days=1), tick=False):
        sign_in("alice")
    assert allowed("alice", lesson)["publish"]


def test_the_pages_have_names_of_this_house(people: People, client_of: ClientOf) -> None:
    said = client_of(people.editor).get(reverse("wagtailadmin_explore_root")).content.decode()

    assert "全部页面" in said
    assert "Welcome" not in said
