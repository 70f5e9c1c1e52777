"""How long items took, for the anonymous times."""

from datetime import UTC, datetime, timedelta

from quizzes.exams.domain.pace import seconds_taken

START = datetime(2026, 3, 9, 9, 0, tzinfo=UTC)


def second(number: int) -> datetime:
    return START + timedelta(seconds=number)


def test_an_item_took_the_time_since_the_answer_before_it_in_whatever_order():
    assert seconds_taken(START, {3: second(20), 1: second(65), 2: second(50)}) == {3: 20, 2: 30, 1: 15}


def test_a_gap_with_a_break_in_it_tells_nothing():
    assert seconds_taken(START, {1: second(20), 2: second(90), 3: second(100)}, breaks=[second(40)]) == {1: 20, 3: 10}


def test_nothing_answered_took_no_time():
    assert seconds_taken(START, {}) == {}
