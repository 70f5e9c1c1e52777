"""Before an exam: every state says what it is, and the code of the room lets somebody begin."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.test import Client

from quizzes.exams.operations.closing import submit
from quizzes.exams.queries.candidates import papers_ahead
from quizzes.models import Attempt
from tests.factories import MOMENT, signed_in_client
from tests.quizzes.exams.sittings import MINUTE, opened, prepared, published_paper

HOUR = timedelta(hours=1)


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(MOMENT, tick=False) as traveller:
        yield traveller


@pytest.fixture
def alice(people, clock) -> Client:
    client = signed_in_client(people.clerk)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


def page(client: Client, paper) -> str:
    return client.get(f"/exams/{paper.pk}/").content.decode()


def test_the_rules_are_said_before_it_starts(people, shelf, paper, alice, clock):
    prepared(paper, people.clerk, shelf)
    said = page(alice, paper)
    told = ("60 minutes", "6 questions", "Passed from 60% right", "1 try", "Begin: the clock starts")
    assert [words for words in told if words not in said] == []
    assert Attempt.objects.get().state == "prepared"


def test_the_code_of_the_room_lets_somebody_begin(people, shelf, alice, house, clock):
    paper = published_paper(house, people, room_code="海天 佛国")
    prepared(paper, people.clerk, shelf)
    wrong = alice.post(f"/exams/{paper.pk}/", {"room_code": "佛国"})
    assert (wrong.status_code, "not the code of the room" in wrong.content.decode()) == (422, True)
    assert 'value="佛国"' in wrong.content.decode()
    assert alice.post(f"/exams/{paper.pk}/").status_code == 422
    assert Attempt.objects.get().started_at is None
    begun = alice.post(f"/exams/{paper.pk}/", {"room_code": "海天佛国"})
    sitting = Attempt.objects.get()
    assert (begun.url, sitting.started_at) == (f"/exams/sitting/{sitting.pk}/", MOMENT)
    assert "海天" not in page(alice, paper)


@pytest.mark.parametrize(
    ("moved", "words"),
    [
        pytest.param(-HOUR, "It opens on", id="not open yet"),
        pytest.param(9 * HOUR, "It closed on", id="closed"),
    ],
)
def test_outside_its_hours_nobody_begins_and_the_page_says_when(people, paper, clock, moved, words):
    clock.shift(moved)
    client = signed_in_client(people.clerk)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    said = page(client, paper)
    assert (words in said, "Begin" in said) == (True, False)
    assert client.post(f"/exams/{paper.pk}/").url == f"/exams/{paper.pk}/"
    assert not Attempt.objects.exists()


def test_a_sitting_that_runs_is_gone_on_with(people, shelf, paper, alice, clock):
    attempt = opened(paper, people.clerk, shelf)
    assert "Your exam is running" in page(alice, paper)
    assert alice.post(f"/exams/{paper.pk}/").url == f"/exams/sitting/{attempt.pk}/"


def test_with_no_tries_left_the_page_leads_to_what_was_sat(people, shelf, paper, alice, clock):
    attempt = opened(paper, people.clerk, shelf)
    submit(attempt, by=people.clerk, at=MOMENT + MINUTE)
    said = page(alice, paper)
    assert ("You have sat this exam" in said, f"/exams/sitting/{attempt.pk}/" in said) == (True, True)


def test_another_try_waits_its_hours(people, shelf, house, alice, clock):
    paper = published_paper(house, people, tries=2, hours_apart=2)
    submit(opened(paper, people.clerk, shelf), by=people.clerk, at=MOMENT + MINUTE)
    said = page(alice, paper)
    assert ("The next try is possible from" in said, "Between two tries lie 2 hours" in said) == (True, True)
    assert "1 left" in said


def test_who_is_not_named_is_refused_and_a_draft_is_not_there(people, house, clock):
    paper = published_paper(house, people)
    paper.people.remove(people.clerk)
    assert signed_in_client(people.clerk).get(f"/exams/{paper.pk}/").status_code == 403
    draft = published_paper(house, people, state="draft", published_at=None, published_by=None)
    assert signed_in_client(people.clerk).get(f"/exams/{draft.pk}/").status_code == 404


def test_without_any_question_the_page_says_so_and_no_try_is_used(people, paper, alice, clock):
    said = alice.post(f"/exams/{paper.pk}/")
    assert (said.status_code, "No try was used up" in said.content.decode()) == (409, True)
    assert not Attempt.objects.exists()


def test_papers_ahead_are_those_named_in_and_near_and_those_that_run(people, shelf, house, clock):
    near = published_paper(house, people, opens_at=MOMENT + HOUR)
    far = published_paper(house, people, opens_at=MOMENT + timedelta(days=20))
    over = published_paper(house, people, opens_at=MOMENT - timedelta(days=2))
    others = published_paper(house, people, opens_at=MOMENT)
    others.people.set([people.other_clerk])
    assert list(papers_ahead(people.clerk, at=MOMENT)) == [near]
    opened(over, people.clerk, shelf)
    assert list(papers_ahead(people.clerk, at=MOMENT)) == [over, near]
    submit(opened(near, people.clerk, shelf, at=MOMENT), by=people.clerk, at=MOMENT + MINUTE)
    assert list(papers_ahead(people.clerk, at=MOMENT)) == [over]
    assert far not in papers_ahead(people.clerk, at=MOMENT)
