"""The page of a sitting, and the plainer form that works without scripts."""

import html
import json
import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.test import Client

from quizzes.exams.models import LateAnswer
from quizzes.exams.operations.closing import submit
from quizzes.exams.queries.sheet import Standing, sheet_of
from quizzes.models import Attempt, Response
from tests.factories import MOMENT, signed_in_client
from tests.quizzes.exams.sittings import GRACE, MINUTE, MINUTES, SECOND, answer, draw_at, form_of, opened, prepared

END = MOMENT + timedelta(minutes=MINUTES)


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """The moment the paper opens; it moves only when told."""
    with time_machine.travel(MOMENT, tick=False) as traveller:
        yield traveller


@pytest.fixture
def alice(people, clock) -> Client:
    client = signed_in_client(people.clerk)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


def address(attempt: Attempt, query: str = "") -> str:
    return f"/exams/sitting/{attempt.pk}/{query}"


def send(client: Client, attempt: Attempt, position: int, *, sequence: int = 1, **fields: list[str] | str):
    return client.post(address(attempt, f"?position={position}"), {"sequence": sequence, **fields})


def test_the_sheet_holds_every_question_with_what_is_saved(people, shelf, paper, alice, clock):
    attempt = opened(paper, people.clerk, shelf)
    saved = answer(attempt, 2, at=MOMENT + MINUTE)
    page = alice.get(address(attempt)).content.decode()
    assert re.findall(r'data-position="(\d+)"', page) == ["1", "2", "3", "4", "5", "6"]
    told = json.loads(html.unescape(re.search(r'data-saved="([^"]*)"', page)[1]))
    fields = form_of(draw_at(attempt, 2).snapshot.item)
    assert told == {"2": {"sequence": 1, "receipt": saved.receipt, "saved_at_text": "09:01:00", "fields": fields}}
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("questions", [1, 3])
def test_the_sheet_is_read_at_one_price_whatever_its_length(
    people, shelf, paper, clock, questions, django_assert_num_queries
):
    from courses.domain.facets import FACETS

    attempt = opened(paper, people.clerk, shelf, facets=FACETS[:questions])
    answer(attempt, 1, at=MOMENT)
    with django_assert_num_queries(3):
        sheet = sheet_of(attempt, at=MOMENT)
    assert [one.standing for one in sheet.questions] == [Standing.ANSWERED] + [Standing.OPEN] * (questions - 1)


def test_the_plainer_form_saves_and_goes_on_until_handing_in(people, shelf, paper, alice, clock):
    attempt = opened(paper, people.clerk, shelf)
    page = alice.get(address(attempt, "?position=1")).content.decode()
    assert ('name="sequence" value="1"' in page, "saved only when you press" in page) == (True, True)
    for position in range(1, 7):
        said = send(alice, attempt, position, **form_of(draw_at(attempt, position).snapshot.item))
        following = f"?position={position + 1}" if position < 6 else "?hand-in"
        assert (said.status_code, said.url) == (302, address(attempt, following))
    page = alice.get(address(attempt, "?hand-in")).content.decode()
    assert ("Answered: 6 of 6" in page, "Not answered, or only half" in page) == (True, False)
    assert Response.objects.count() == 6


def test_the_plainer_form_shows_what_is_saved_and_counts_on(people, shelf, paper, alice, clock):
    attempt = opened(paper, people.clerk, shelf)
    answer(attempt, 1, at=MOMENT)
    page = alice.get(address(attempt, "?position=1")).content.decode()
    assert ('name="sequence" value="2"' in page, "Saved 09:00:00" in page) == (True, True)
    assert send(alice, attempt, 1, sequence=2, unknown="1").status_code == 302
    page = alice.get(address(attempt, "?hand-in")).content.decode()
    assert "Answered: 0 of 6" in page


def test_half_an_answer_is_saved_and_told_apart(people, shelf, paper, alice, clock):
    from courses.domain.facets import Facet

    attempt = opened(paper, people.clerk, shelf, facets=[Facet.PROCESS])
    name, values = next(iter(form_of(draw_at(attempt, 1).snapshot.item).items()))
    assert send(alice, attempt, 1, **{name: values}).status_code == 302
    assert [one.standing for one in sheet_of(attempt, at=MOMENT).questions] == [Standing.HALF]
    page = alice.get(address(attempt, "?hand-in")).content.decode()
    assert ("Answered: 0 of 1" in page, "half answered" in page) == (True, True)


def test_two_windows_of_the_plainer_form_conflict_and_the_clerk_chooses(people, shelf, paper, alice, clock):
    attempt = opened(paper, people.clerk, shelf)
    send(alice, attempt, 1, **form_of(draw_at(attempt, 1).snapshot.item))
    said = send(alice, attempt, 1, unknown="1")
    page = said.content.decode()
    assert (said.status_code, "Not saved: another window" in page, 'value="2"' in page) == (409, True, True)
    assert Response.objects.get().sequence == 1
    assert send(alice, attempt, 1, sequence=2, unknown="1").status_code == 302
    assert Response.objects.latest("sequence").answer == {}


def test_what_the_form_offers_nobody_is_not_saved_and_said_where(people, shelf, paper, alice, clock):
    attempt = opened(paper, people.clerk, shelf)
    fields = {name: ["zz"] for name in form_of(draw_at(attempt, 1).snapshot.item)}
    said = send(alice, attempt, 1, **fields)
    assert (said.status_code, "needs mending" in said.content.decode()) == (422, True)
    assert not Response.objects.exists()


def test_a_paused_exam_takes_nothing_and_keeps_what_was_chosen(people, shelf, paper, alice, clock):
    attempt = opened(paper, people.clerk, shelf)
    attempt.acts.create(kind="paused", reason="停电", by=people.head, effective_at=MOMENT, recorded_at=MOMENT)
    fields = form_of(draw_at(attempt, 1).snapshot.item)
    said = send(alice, attempt, 1, **fields)
    page = said.content.decode()
    assert (said.status_code, "paused the exam" in page, "checked" in page) == (423, True, True)
    assert not Response.objects.exists()


def test_an_answer_that_came_too_late_is_kept_and_said_so(people, shelf, paper, alice, clock):
    attempt = opened(paper, people.clerk, shelf)
    clock.move_to(END + (GRACE + 1) * SECOND)
    said = alice.post(address(attempt, "?position=1"), {"sequence": 1, "unknown": "1"}, follow=True)
    assert "It is kept, and not counted." in said.content.decode()
    assert (LateAnswer.objects.count(), Response.objects.count()) == (1, 0)


def test_a_closed_sitting_says_so_and_shows_no_question(people, shelf, paper, alice, clock):
    attempt = opened(paper, people.clerk, shelf)
    answer(attempt, 1, at=MOMENT)
    submit(attempt, by=people.clerk, at=MOMENT + MINUTE)
    for query in ("", "?position=1", "?hand-in"):
        page = alice.get(address(attempt, query)).content.decode()
        assert ("1 of 6 questions were answered" in page, "data-position" in page) == (True, False)
    assert alice.get(address(attempt, "?position=77")).status_code == 200


@pytest.mark.parametrize("query", ["?position=7", "?position=x", "?position="])
def test_a_question_that_is_not_there_is_not_found(people, shelf, paper, alice, clock, query):
    attempt = opened(paper, people.clerk, shelf)
    assert alice.get(address(attempt, query)).status_code == 404


def test_a_sitting_that_lies_ready_shows_no_question(people, shelf, paper, alice, clock):
    attempt = prepared(paper, people.clerk, shelf)
    page = alice.get(address(attempt, "?position=1")).content.decode()
    assert ("not been started" in page, "quiz__stem" in page) == (True, False)
    assert send(alice, attempt, 1, unknown="1").status_code == 302
