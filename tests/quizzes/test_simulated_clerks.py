"""A few dozen simulated clerks through the database: what is kept is what the rule says of the same answers."""

from datetime import UTC, datetime, timedelta

from courses.domain.facets import Facet
from quizzes import operations
from quizzes.domain.check import FULL_CHECK, Answered, CheckStatus, decide, replay
from quizzes.domain.dice import Dice
from quizzes.domain.grading import grade
from quizzes.models import CheckOutcome
from tests.quizzes.shelf import UNKNOWN, right_answer

START = datetime(2026, 12, 1, 2, tzinfo=UTC)
A_MONTH = timedelta(days=31)
"""Beyond the window of tries."""
CHECKS = 24


def sit(clerk, matter, dice, *, percent, at):
    """A whole check, and what its answers were worth."""
    attempt = operations.start_check(clerk, matter, seed=dice.below(2**60), by=clerk, at=at)
    told = []
    while attempt.is_open:
        at += timedelta(minutes=1)
        draw = attempt.draws.select_related("snapshot__matter_version").latest("position")
        item = draw.snapshot.item
        answer = right_answer(item) if dice.below(100) < percent else UNKNOWN
        told.append(Answered(grade(item, answer).verdicts, item.guess))
        attempt = operations.answer_check_item(draw, sequence=1, answer=answer, by=clerk, at=at)
    return attempt, told


def test_every_outcome_in_the_ledger_is_what_the_rule_says_of_its_answers(people, shelf):
    """Half of them know 60 %, half know 95 %; the last two lines leave luck more than three standard deviations."""
    dice = Dice("clerks through the database", 5)
    ended = {60: [], 95: []}
    for n in range(CHECKS):
        percent = (60, 95)[n % 2]
        attempt, told = sit(people.clerk, shelf.hygiene, dice, percent=percent, at=START + n * A_MONTH)
        state, plan = replay(told, FULL_CHECK), [Facet(name) for name in attempt.plan]
        outcome = attempt.outcome
        assert outcome.policy_version == "check-2"
        decision = decide(state, FULL_CHECK, plan)
        assert decision.over
        assert (outcome.passed, outcome.asked, outcome.right) == (
            decision.status is CheckStatus.CERTIFIED, state.items, state.right
        )  # fmt: skip
        ended[percent].append(outcome.passed)
    assert CheckOutcome.objects.count() == CHECKS
    assert sum(ended[60]) < 4
    assert sum(ended[95]) > CHECKS // 2 - 5
