"""Entering sheets: a sitting is made from what was typed, in the order of the rule, as of the day it was written."""

from datetime import date
from types import SimpleNamespace

import pytest

from courses.domain.facets import FACETS, Facet
from ledger.models import OutboxMessage
from quizzes.check_sheets.domain.plan import Action
from quizzes.check_sheets.operations.entering import CheckPlanOutdated, enter_sheets
from quizzes.check_sheets.operations.printing import cancel_sheet
from quizzes.check_sheets.queries.sheets import sheets_of
from quizzes.models import Attempt, CheckOutcome, Evidence, Response
from quizzes.operations.mastery import REBUILD
from quizzes.queries import admission_to_check
from quizzes.queries.checks import check_state, passed_checks
from tests.factories import MOMENT
from tests.quizzes import shelf as shelves
from tests.quizzes.check_sheets.sheets import DAY, HOUR, LATER, WRITTEN, entered, filled, plan, printed
from tests.quizzes.test_checks import check

pytestmark = pytest.mark.django_db
ASKED = [facet.value for facet in FACETS]


def codes(found):
    return [problem.code for problem in found.problems]


def test_a_sheet_all_right_becomes_the_check_of_the_day_it_was_written(people, house, shelf):
    sheet = printed(people, house, shelf.hygiene)
    found = entered(people, house, filled(sheet))
    sheet.refresh_from_db()
    attempt, outcome = sheet.attempt, sheet.attempt.outcome
    assert [(line.action, line.ended.passed) for line in found.lines] == [(Action.ENTER, True)]
    assert (attempt.on_paper, attempt.state, attempt.started_at, attempt.finished_at) == (
        True, "finished", WRITTEN.began_at, WRITTEN.ended_at,
    )  # fmt: skip
    assert (outcome.passed, outcome.asked, outcome.right, outcome.versions) == (True, 8, 8, dict.fromkeys(ASKED, 1))
    assert (outcome.effective_at, outcome.recorded_at) == (WRITTEN.ended_at, LATER)
    assert [draw.facet for draw in attempt.draws.all()][:6] == ASKED
    told = {(row.kind, row.effective_at, row.recorded_at) for row in Evidence.objects.all()}
    assert told == {("examined", WRITTEN.ended_at, LATER)}
    assert check_state(attempt).right == 8
    assert OutboxMessage.objects.get(topic="check.finished").payload["outcome"] == outcome.pk
    assert sorted(REBUILD.compute()) == sorted(REBUILD.stored())
    # it was a try of that day
    assert not admission_to_check(people.clerk, shelf.hygiene, at=WRITTEN.began_at + HOUR).allowed
    # and what is entered is entered once
    assert [line.action for line in plan(people, house, filled(sheet)).lines] == [Action.UNCHANGED]


def test_what_was_left_open_counts_as_wrong_and_what_was_not_reached_does_not_count(people, house, shelf):
    sheet = printed(people, house, shelf.hygiene)
    entered(people, house, filled(sheet, left_open={1, 2, 3}))
    outcome = CheckOutcome.objects.get()
    assert (outcome.decision, outcome.reasons, outcome.asked, outcome.right) == ("failed", ["too_many_wrong"], 3, 0)
    assert [response.answer for response in Response.objects.all()] == [{}, {}, {}]
    assert sheet.acts.last().typed["4"]


def test_an_open_book_check_is_six_questions(people, house):
    shelf = shelves.fill(house, tier="C", lessons=False)
    sheet = printed(people, house, shelf.hygiene)
    assert [item.facet for item in sheet.items.all()] == ASKED
    found = entered(people, house, filled(sheet))
    assert [(line.ended.passed, line.ended.state.items) for line in found.lines] == [(True, 6)]


def test_a_delta_sheet_asks_what_changed_and_makes_it_good_again(people, house, shelf):
    check(people.clerk, shelf.hygiene)
    sheet = printed(people, house, shelf.hygiene, facets=(Facet.MATERIALS,), at=MOMENT + HOUR)
    sat = SimpleNamespace(began_at=MOMENT + 2 * HOUR, ended_at=MOMENT + 3 * HOUR)
    found = entered(people, house, filled(sheet, left_open={2}), sat=sat)
    assert [line.ended.taken for line in found.lines] == [(1, 2, 3, 4)]
    sheet.refresh_from_db()
    assert (sheet.attempt.outcome.scope, sheet.attempt.outcome.passed) == (["materials"], True)


def test_what_keeps_a_sheet_out(people, house, shelf):
    sheet = printed(people, house, shelf.hygiene)
    before = SimpleNamespace(began_at=MOMENT - HOUR, ended_at=MOMENT + HOUR)
    assert codes(plan(people, house, filled(sheet), sat=before)) == ["sheet_prepared_later"]
    assert codes(plan(people, house, filled(sheet), at=MOMENT + 14 * DAY)) == ["sheet_expired"]
    assert codes(plan(people, house, filled(sheet, left_open=range(1, 99)))) == ["sheet_not_sat"]
    wrong = filled(sheet)
    wrong.texts[1] = "ZZ"
    assert codes(plan(people, house, wrong)) in (["answer_no_such_box"], ["answer_no_number"])
    agreed = plan(people, house, filled(sheet)).digest
    cancel_sheet(sheet, reason="作废", by=people.head, at=MOMENT)
    assert codes(plan(people, house, filled(sheet))) == ["sheet_cancelled"]
    with pytest.raises(CheckPlanOutdated):
        enter_sheets(
            sheets_of(house.centre, people.head), [filled(sheet)], WRITTEN, reason="核", agreed=agreed, by=people.head,
            at=LATER,
        )  # fmt: skip
    assert not Attempt.objects.exists()


def test_a_sheet_is_no_try_within_a_day_of_another(people, house, shelf):
    check(people.clerk, shelf.hygiene, wrong_at=(1, 2, 3))
    sheet = printed(people, house, shelf.hygiene, at=MOMENT + HOUR)
    early = SimpleNamespace(began_at=MOMENT + 2 * HOUR, ended_at=MOMENT + 3 * HOUR)
    assert codes(plan(people, house, filled(sheet), sat=early)) == ["sheet_too_early"]
    rested = SimpleNamespace(began_at=MOMENT + DAY + HOUR, ended_at=MOMENT + DAY + 2 * HOUR)
    assert codes(plan(people, house, filled(sheet), sat=rested)) == []


def test_a_sheet_of_what_changed_before_it_was_written_falls_as_a_whole(people, house, shelf):
    sheet = printed(people, house, shelf.hygiene)
    tomorrow = date.fromordinal(MOMENT.date().toordinal() + 1)
    shelves.change(shelf, shelves.ALL[0], [Facet.TIME_LIMIT], on=tomorrow, at=MOMENT)
    assert codes(plan(people, house, filled(sheet))) == []
    after = SimpleNamespace(began_at=MOMENT + DAY, ended_at=MOMENT + DAY + HOUR)
    found = plan(people, house, filled(sheet), sat=after, at=MOMENT + 2 * DAY)
    assert [(problem.code, problem.params["facets"]) for problem in found.problems] == [
        ("sheet_stale", (Facet.TIME_LIMIT,))
    ]


def test_a_slip_is_corrected_by_a_sitting_above_the_first_which_counts_for_nothing_then(people, house, shelf):
    sheet = printed(people, house, shelf.hygiene)
    entered(people, house, filled(sheet, left_open={1, 2, 3}))
    first = CheckOutcome.objects.get()
    found = entered(people, house, filled(sheet), at=LATER + HOUR)
    assert [(line.action, line.changed) for line in found.lines] == [(Action.CORRECT, (1, 2, 3))]
    sheet.refresh_from_db()
    second = sheet.attempt.outcome
    assert (second.passed, second.effective_at, second.recorded_at) == (True, WRITTEN.ended_at, LATER + HOUR)
    assert list(CheckOutcome.objects.as_corrected().filter(passes=True)) == [second]
    assert passed_checks(people.clerk, shelf.hygiene).proved == dict.fromkeys(ASKED, 1)
    assert set(Evidence.objects.standing().values_list("response__draw__attempt", flat=True)) == {sheet.attempt_id}
    assert [act.kind for act in sheet.acts.all()] == ["printed", "entered", "corrected"]
    # both stay readable, and both together are one try
    assert first.attempt.draws.count() == 3
    assert admission_to_check(people.clerk, shelf.hygiene, at=MOMENT + 3 * DAY).tries_left == 2

    entered(people, house, filled(sheet, left_open={1, 2, 3}), at=LATER + 2 * HOUR)
    assert not CheckOutcome.objects.as_corrected().filter(passes=True).exists()
