"""The first page after sign-in, by role."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from academy.homes.clerk import clerk_home
from academy.homes.manager import manager_home
from certification.training.models import Attendance, TrainingSession
from certification.training.operations import register_attendance, register_session, sign_attendance
from courses.domain.facets import Facet
from courses.operations import ask_for_review
from quizzes.domain.burden import WEEK_SECONDS, Urgency
from tests.certification.sittings import grant as certify
from tests.factories import grant, make_person
from tests.quizzes import shelf as shelves

HOME = reverse("home")


@pytest.mark.parametrize(
    ("role", "template"),
    [
        ("clerk", "academy/homes/clerk.html"),
        ("head", "academy/homes/manager.html"),
        ("leader", "academy/homes/manager.html"),
        ("inspector", "academy/homes/manager.html"),
        ("admin", "academy/homes/manager.html"),
        ("editor", "academy/homes/editor.html"),
        ("reviewer", "academy/homes/editor.html"),
    ],
)
def test_each_role_finds_its_own_home(role, template, people, client_of):
    response = client_of(people.by_role(role)).get(HOME)
    assert template in [used.name for used in response.templates]


def test_nobody_is_sent_to_sign_in(client_of, house):
    assert client_of(None).get(HOME).url == f"{reverse('login')}?next=/"


def test_a_clerk_owes_no_check_before_its_day(house, people):
    shelves.fill(house)
    home = clerk_home(people.clerk, on=shelves.FIRST_DAY + timedelta(days=1))
    assert (home.now, home.later, home.record.valid) == ((), (), 0)
    assert {entry.urgency for entry in home.practice.chosen} == {Urgency.UNKNOWN}


def test_overdue_checks_fill_the_week_and_the_rest_is_told(house, people):
    shelf = shelves.fill(house)
    home = clerk_home(people.clerk, on=timezone.localdate())
    room = len(home.practice.checks)
    assert (len(home.now), len(home.later)) == (room, len(shelf.matters) - room)
    assert 0 < home.practice.week.kept <= WEEK_SECONDS
    assert all(errand.overdue for errand in home.now)


def test_a_changed_matter_comes_before_everything_else(house, people):
    shelf, now = shelves.fill(house), timezone.now()
    certify(people.clerk, [shelf.hygiene], by=people.head, at=now - timedelta(days=9))
    shelves.change(
        shelf, shelves.made_up.HYGIENE_NEW, [Facet.MATERIALS], on=timezone.localdate(), at=now - timedelta(hours=1)
    )
    first = clerk_home(people.clerk, on=timezone.localdate()).now[0]
    assert (first.standing.matter, first.kind, first.whole) == (shelf.hygiene, "changed", False)
    expired = first.standing.decision.expires_on + timedelta(days=1)
    later = clerk_home(people.clerk, on=expired)
    kinds = {e.standing.matter: (e.kind, e.due_on) for e in (*later.now, *later.later)}
    assert kinds[shelf.hygiene] == ("expired", first.standing.decision.expires_on)


def test_a_certification_that_ends_soon_is_renewed_by_a_whole_check(house, people):
    shelf, now = shelves.fill(house), timezone.now()
    (entry,) = certify(people.clerk, [shelf.hygiene], by=people.head, at=now - timedelta(days=9))

    def errand(days):
        home = clerk_home(people.clerk, on=entry.expires_on - timedelta(days=days))
        found = {e.standing.matter: e for e in (*home.now, *home.later)}
        return found.get(shelf.hygiene)

    assert errand(31) is None
    renewal = errand(30)
    assert (renewal.kind, renewal.due_on, renewal.overdue, renewal.whole) == ("renewal", entry.expires_on, False, True)


def test_a_class_signed_by_the_head_alone_waits_for_the_clerk(house, people, client_of):
    now = timezone.now()
    session = register_session(
        house.centre, by=people.head, at=now, title="窗口业务培训", organiser="普陀区",
        organiser_level=TrainingSession.Level.COUNTY, starts_at=now - timedelta(hours=8), hours=6,
    )  # fmt: skip
    (line,) = register_attendance(session, {people.clerk: Attendance.Result.COMPLETED}, by=people.head, at=now)
    sign_attendance(line, party="head", by=people.head, at=now)
    assert client_of(people.clerk).get(HOME).context["waiting"] == 1
    sign_attendance(line, party="clerk", by=people.clerk, at=now)
    assert client_of(people.clerk).get(HOME).context["waiting"] == 0


def test_a_head_sees_the_own_centre_and_nobody_elses(house, people, client_of):
    shelves.fill(house)
    home = manager_home(house.centre, on=timezone.localdate())
    assert (home.clerks, home.windows, home.matters, home.short) == (2, 3, 7, 7)
    theirs = client_of(people.other_head).get(HOME).context["home"]
    assert (theirs.centre, theirs.clerks, theirs.matters) == (house.other_centre, 1, 0)
    assert client_of(people.other_head).get(HOME, {"centre": house.centre.code}).status_code == 403


@pytest.mark.parametrize("matters", [1, 3])
def test_the_clerks_home_asks_a_constant_number_of_questions(
    matters, house, people, client_of, django_assert_num_queries
):
    shelves.fill(house, shelves.ALL[:matters])
    client = client_of(people.clerk)
    client.get(HOME)
    with django_assert_num_queries(70):
        client.get(HOME)


@pytest.mark.parametrize("matters", [1, 3])
def test_the_managers_home_asks_a_constant_number_of_questions(
    matters, house, people, client_of, django_assert_num_queries
):
    shelves.fill(house, shelves.ALL[:matters])
    client = client_of(people.head)
    client.get(HOME)
    with django_assert_num_queries(45):
        client.get(HOME)


def change_today(shelf, *changed) -> None:
    """New versions of these matters, materially changed, in force since today."""
    for elements in changed:
        shelves.change(shelf, elements, [Facet.MATERIALS], on=timezone.localdate(), at=timezone.now())


@pytest.mark.parametrize(
    ("role", "told"),
    [
        ("clerk", True), ("head", True), ("leader", True), ("inspector", True), ("admin", True), ("editor", True),
        ("reviewer", False), ("other_head", False), ("neighbour_clerk", False), ("other_leader", False),
    ],
)  # fmt: skip
def test_todays_changes_are_on_every_home_page_for_the_matters_in_reach(role, told, house, people, client_of) -> None:
    """The reviewer answers for the police, and this matter is the health office's."""
    change_today(shelves.fill(house), shelves.made_up.HYGIENE_NEW)

    news = client_of(people.by_role(role)).get(
        HOME, {"centre": house.centre.code} if role in ("inspector", "admin") else {}
    )

    assert [row.matter.code for row in news.context["news"].now.first] == [shelves.HYGIENE] * told


def test_the_clerk_is_told_what_to_read_and_the_reviewer_what_to_confirm(house, people, client_of) -> None:
    shelf = shelves.fill(house)
    change_today(shelf, shelves.made_up.HYGIENE_NEW)
    health = make_person("hana")
    grant(health, "reviewer", unit=house.county, department=shelf.hygiene.department)
    ask_for_review(shelf.catalogue, wanted=True, by=None, at=timezone.now())
    change_today(shelf, shelves.made_up.HYGIENE_NEW)

    homes = [client_of(person).get(HOME).context for person in (people.clerk, people.reviewer, health)]

    assert [(home["news"].unread, home["waiting"]) for home in homes] == [(1, 0), (0, 0), (0, 1)]


@pytest.mark.parametrize("changed", [1, 3])
@pytest.mark.parametrize(("role", "queries"), [("clerk", 72), ("head", 46), ("editor", 15), ("reviewer", 17)])
def test_a_home_with_news_asks_a_constant_number_of_questions(
    role, queries, changed, house, people, client_of, django_assert_num_queries
):
    change_today(shelves.fill(house), *shelves.ALL[:changed])
    client = client_of(people.by_role(role))
    client.get(HOME)
    with django_assert_num_queries(queries):
        client.get(HOME)
