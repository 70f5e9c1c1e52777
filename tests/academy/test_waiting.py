"""待我签字: what waits for each, by whom it can be signed, and gone once it is."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from certification.rotation.operations import decline_proposal, propose_posting
from certification.rotation.plans import Wish
from certification.training.models import Attendance, TrainingSession
from certification.training.operations import register_attendance, register_session, sign_attendance
from people.actor import actor_for
from people.awaiting import waiting_for
from people.models import Posting
from tests.factories import MOMENT

TODAY, DAY = MOMENT.date(), timedelta(days=1)


def links(person) -> list[str]:
    return [one.link for one in waiting_for(actor_for(person, on=TODAY), on=TODAY)]


@pytest.fixture
def monday():
    """The clock of the pages stands at ten on the Monday morning of the factories."""
    with time_machine.travel(MOMENT + timedelta(hours=1), tick=False):
        yield


@pytest.fixture
def session(house, people):
    """A class both clerks attended; nobody signed it yet."""
    held = register_session(
        house.centre, by=people.head, at=MOMENT, title="窗口业务培训", organiser="普陀区",
        organiser_level=TrainingSession.Level.COUNTY, starts_at=MOMENT - 2 * DAY, hours=6,
    )  # fmt: skip
    register_attendance(
        held, dict.fromkeys((people.clerk, people.other_clerk), Attendance.Result.COMPLETED), by=people.head, at=MOMENT
    )
    return held


def proposed(people, house, number=0):
    wish = Wish(
        people.clerk,
        Posting.Kind.SECONDMENT,
        TODAY + (5 + number) * DAY,
        None,
        TODAY + 20 * DAY,
        "专班",
        ground="urgent",
    )
    return propose_posting(wish, by=people.head, at=MOMENT)


def test_a_register_waits_once_for_the_head_and_a_line_for_each_clerk_until_they_signed(
    people, session, client_of, monday
):
    own, register = reverse("my_record") + "#training", reverse("training_session", args=[session.pk])
    assert [links(person) for person in (people.clerk, people.other_clerk, people.head)] == [[own], [own], [register]]
    assert [links(person) for person in (people.other_head, people.leader, people.neighbour_clerk)] == [[], [], []]

    page = client_of(people.head).get(reverse("waiting"))
    assert [(str(one.about), one.since) for one in page.context["rows"]] == [("窗口业务培训 · Alice、Bob", TODAY)]
    assert register in page.content.decode()
    assert client_of(people.head).get(reverse("home")).context["waiting"] == 1

    first, second = session.attendances.order_by("pk")
    sign_attendance(first, party="clerk", by=people.clerk, at=MOMENT)
    for line in (first, second):
        sign_attendance(line, party="head", by=people.head, at=MOMENT)
    assert [links(person) for person in (people.clerk, people.other_clerk, people.head)] == [[], [own], []]


def test_a_proposal_waits_for_the_leader_of_this_unit_until_it_is_decided(people, house):
    proposal = proposed(people, house)
    (one,) = waiting_for(actor_for(people.leader, on=TODAY), on=TODAY)
    assert (one.link, one.due_on) == (reverse("posting_proposal", args=[proposal.pk]), proposal.starts_on)
    assert [links(person) for person in (people.head, people.other_leader, people.inspector)] == [[], [], []]
    decline_proposal(proposal, answer="人手不足", by=people.leader, at=MOMENT)
    assert links(people.leader) == []


def test_what_is_due_first_comes_first(people, house):
    first, second = proposed(people, house, 3), proposed(people, house)
    assert links(people.leader) == [reverse("posting_proposal", args=[one.pk]) for one in (second, first)]


def test_nothing_waiting_says_what_would_stand_there(people, client_of):
    response = client_of(people.editor).get(reverse("waiting"))
    assert (response.context["rows"], "empty" in response.content.decode()) == ([], True)


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("role", "queries"), [("clerk", 4), ("head", 8), ("leader", 4), ("reviewer", 4)])
def test_the_list_asks_a_constant_number_of_questions(
    role, queries, count, people, house, session, django_assert_num_queries
):
    for number in range(count):
        proposed(people, house, number)
    actor = actor_for(people.by_role(role), on=TODAY)
    with django_assert_num_queries(queries):
        waiting_for(actor, on=TODAY)
