"""Starting a sitting: who, when, with which code."""

from datetime import timedelta

import pytest

from quizzes.exams.domain.blueprint import Of, Row
from quizzes.exams.models import Paper
from quizzes.exams.operations.closing import submit
from quizzes.exams.operations.sitting import SittingRefused, WrongRoomCode, start_sitting
from quizzes.models import Attempt
from tests.factories import MOMENT
from tests.quizzes.exams.sittings import MINUTE, prepared


def start(paper: Paper, clerk, *, at=MOMENT, **more) -> Attempt:
    return start_sitting(paper, clerk, seed=5, by=clerk, at=at, **more)


def test_a_sitting_that_lies_ready_is_started_and_gone_on_with(people, shelf, paper):
    ready = prepared(paper, people.clerk, shelf)
    started = start(paper, people.clerk)
    assert (started, started.state, started.started_at) == (ready, Attempt.State.OPEN, MOMENT)
    again = start(paper, people.clerk, at=MOMENT + MINUTE)
    assert (again, again.started_at) == (ready, MOMENT)


def test_a_sitting_nobody_prepared_is_drawn_when_it_starts(people, shelf, paper):
    paper.cells = [Row(2, Of.MATTERS, matters=(shelf.hygiene.pk,)).to_json()]
    paper.save()
    started = start(paper, people.clerk)
    assert (started.state, started.draws.count(), started.seed) == (Attempt.State.OPEN, 2, 5)


def test_a_room_code_is_asked_for_once_and_read_kindly(people, shelf, paper):
    paper.room_code = "Sea 42"
    paper.save()
    prepared(paper, people.clerk, shelf)
    for wrong in ("", "sea 43"):
        with pytest.raises(WrongRoomCode):
            start(paper, people.clerk, room_code=wrong)
    assert Attempt.objects.get().state == Attempt.State.PREPARED
    start(paper, people.clerk, room_code=" ｓｅａ42")
    assert start(paper, people.clerk).state == Attempt.State.OPEN


@pytest.mark.parametrize(
    ("after", "named", "reason"),
    [
        pytest.param(timedelta(seconds=-1), True, "not_open_yet", id="too early"),
        pytest.param(timedelta(hours=8), True, "closed", id="too late"),
        pytest.param(timedelta(), False, "not_named", id="not named"),
    ],
)
def test_who_may_not_sit_it_now_is_told_why(people, shelf, paper, after, named, reason):
    clerk = people.clerk if named else people.neighbour_clerk
    prepared(paper, clerk, shelf)
    with pytest.raises(SittingRefused) as refused:
        start(paper, clerk, at=MOMENT + after)
    assert (refused.value.admission.reason, Attempt.objects.get().state) == (reason, Attempt.State.PREPARED)


def test_tries_are_counted(people, shelf, paper):
    prepared(paper, people.clerk, shelf)
    submit(start(paper, people.clerk), by=people.clerk, at=MOMENT + MINUTE)
    with pytest.raises(SittingRefused, match="no_tries_left"):
        start(paper, people.clerk, at=MOMENT + 2 * MINUTE)
