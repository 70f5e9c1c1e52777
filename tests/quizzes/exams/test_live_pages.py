"""What an invigilator sees and decides: counts, not content."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.test import Client

from quizzes.exams.models import ExamResult, LateAnswer, LateAnswerDecision
from quizzes.exams.operations.closing import submit
from tests.factories import MOMENT, signed_in_client
from tests.quizzes.exams.sittings import GRACE, MINUTE, MINUTES, SECOND, answer, opened, published_paper

END = MOMENT + timedelta(minutes=MINUTES)


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(MOMENT, tick=False) as traveller:
        yield traveller


@pytest.fixture
def helen(people, clock) -> Client:
    client = signed_in_client(people.head)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


def page(client: Client, paper, room: str) -> str:
    said = client.get(f"/exams/{paper.pk}/{room}/")
    assert said.status_code == 200
    return said.content.decode()


def late(attempt, *positions: int) -> list[LateAnswer]:
    """Answers that arrive after the grace, and the sitting closed."""
    for position in positions:
        answer(attempt, position, at=END + (GRACE + 1) * SECOND)
    submit(attempt, by=attempt.clerk, at=END + 2 * MINUTE)
    return list(LateAnswer.objects.filter(draw__attempt=attempt).order_by("pk"))


def test_the_page_counts_and_shows_no_question(people, shelf, paper, helen, clock):
    attempt = opened(paper, people.clerk, shelf)
    answer(attempt, 1, at=MOMENT + MINUTE)
    said = page(helen, paper, "live")
    told = ("Alice", "Bob", "1/6", "09:01:00", "not begun", f"/exams/sitting/{attempt.pk}/act/", 'data-refresh="10"')
    assert [words for words in told if words not in said] == []
    stems = [draw.snapshot.item.stem for draw in attempt.draws.select_related("snapshot")]
    assert [stem for stem in stems if stem in said] == []


def test_whoever_looks_closes_what_is_over(people, shelf, paper, helen, clock):
    attempt = opened(paper, people.clerk, shelf)
    clock.move_to(END + 5 * MINUTE)
    assert "closed 10:00" in page(helen, paper, "live")
    attempt.refresh_from_db()
    assert (attempt.state, attempt.finished_at) == ("finished", END)


@pytest.mark.parametrize("sitting", [1, 2])
def test_the_page_costs_the_same_for_one_and_for_two(
    people, shelf, house, helen, clock, sitting, django_assert_num_queries
):
    paper = published_paper(house, people)
    for clerk in [people.clerk, people.other_clerk][:sitting]:
        opened(paper, clerk, shelf)
    page(helen, paper, "live")
    with django_assert_num_queries(12):
        page(helen, paper, "live")


def test_the_room_sees_the_code_and_nobody_s_name(people, house, helen, clock):
    paper = published_paper(house, people, room_code="HT2026")
    said = page(helen, paper, "room")
    assert ("HT2026" in said, "Alice" in said) == (True, False)
    assert "has no room code" in page(helen, published_paper(house, people), "room")


def test_an_act_leads_back_to_the_live_page(people, shelf, paper, helen, clock):
    attempt = opened(paper, people.clerk, shelf)
    said = helen.post(f"/exams/sitting/{attempt.pk}/act/", {"kind": "extra_time", "minutes": 10, "reason": "机器重启"})
    assert said.url == f"/exams/{paper.pk}/live/"
    assert "The extra time was given." in page(helen, paper, "live")


def test_late_answers_wait_for_the_head_who_does_not_see_what_was_answered(people, shelf, paper, helen, clock):
    attempt = opened(paper, people.clerk, shelf)
    assert "Nothing came too late" in page(helen, paper, "late")
    (one, other) = late(attempt, 1, 2)
    said = page(helen, paper, "late")
    assert ("Question 1" in said, "arrived 10:00:31" in said, one.draw.snapshot.item.stem in said) == (
        True,
        True,
        False,
    )
    sent = {"sitting": attempt.pk, "late": [one.pk], "decision": "accept", "reason": "断网，有记录"}
    assert helen.post(f"/exams/{paper.pk}/late/", sent).url == f"/exams/{paper.pk}/late/"
    assert (LateAnswerDecision.objects.get().late, ExamResult.objects.latest("number").right) == (one, 1)
    sent = {"sitting": attempt.pk, "late": [other.pk], "decision": "refuse", "reason": "没有说明"}
    helen.post(f"/exams/{paper.pk}/late/", sent)
    said = page(helen, paper, "late")
    assert ("没有说明" in said, 'type="checkbox"' in said) == (True, False)
    assert ExamResult.objects.latest("number").right == 1


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"decision": "accept", "reason": "断网"}, "Choose at least one answer."),
        ({"late": "mine", "reason": "断网"}, "Say whether they count."),
        ({"late": "mine", "decision": "accept", "reason": " "}, "Say why; it is kept with the sitting."),
    ],
    ids=["none chosen", "no word", "no reason"],
)
def test_a_decision_that_lacks_something_is_not_made(people, shelf, paper, helen, clock, sent, sentence):
    attempt = opened(paper, people.clerk, shelf)
    (one,) = late(attempt, 1)
    told = {"sitting": attempt.pk, **sent}
    told |= {"late": one.pk} if "late" in sent else {}
    said = helen.post(f"/exams/{paper.pk}/late/", told)
    assert (said.status_code, sentence in said.content.decode()) == (422, True)
    assert ('value="断网"' in said.content.decode()) is (sent["reason"] == "断网")
    assert not LateAnswerDecision.objects.exists()


def test_answers_of_another_paper_are_not_decided_here(people, shelf, house, helen, clock):
    paper, other = published_paper(house, people), published_paper(house, people)
    (one,) = late(opened(other, people.clerk, shelf), 1)
    sent = {"sitting": one.draw.attempt_id, "late": [one.pk], "decision": "accept", "reason": "断网"}
    assert helen.post(f"/exams/{paper.pk}/late/", sent).status_code == 422
    assert not LateAnswerDecision.objects.exists()
