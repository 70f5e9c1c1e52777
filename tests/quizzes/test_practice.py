"""Practice: chosen by need, graded at once, saved once, within the week's budget."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from courses.domain.facets import FACETS, Tier
from courses.domain.volumes.figures import Counted
from courses.domain.volumes.plan import Told
from courses.operations import apply_case_volumes, plan_case_volumes
from quizzes import obligations, operations
from quizzes.domain.burden import WEEK_SECONDS, Urgency
from quizzes.domain.registry import TEMPLATES
from quizzes.feedback import feedback_for
from quizzes.models import Attempt, Evidence, MasteryState, Response, TemplateTime
from quizzes.obligations import DueCheck
from quizzes.operations.practice import urgency_of
from quizzes.queries import PracticeState, practice_plan
from quizzes.queries.practice import SITTING_SECONDS
from quizzes.queries.times import ENOUGH_ANSWERS, week_of
from tests.factories import MOMENT
from tests.quizzes.shelf import UNKNOWN, right_answer

ON = MOMENT.date()
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def started(clerk, *, seed=1, at=MOMENT):
    attempt = operations.start_practice(clerk, seed=seed, by=clerk, at=at)
    return attempt, operations.next_practice_item(attempt, by=clerk, at=at)


def sit(clerk, *, at=MOMENT, seed=1, knows=lambda draw: True):
    """One whole sitting; returns the attempt and how many items it had."""
    attempt, draw = started(clerk, seed=seed, at=at)
    count = 0
    while draw is not None:
        at += MINUTE / 2
        answer = right_answer(draw.snapshot.item) if knows(draw) else UNKNOWN
        operations.answer_practice_item(draw, sequence=1, answer=answer, at=at)
        count += 1
        draw = operations.next_practice_item(attempt, by=clerk, at=at)
    attempt.refresh_from_db()
    return attempt, count


def measured(seconds):
    """Every template takes this long, as so many anonymous answers say."""
    TemplateTime.objects.all().delete()
    TemplateTime.objects.bulk_create(
        TemplateTime(template=name, seconds=seconds, answers=ENOUGH_ANSWERS) for name in TEMPLATES
    )


def due_this_week(people, shelf, *, count, facets=4, on=ON):
    """Checks of so many matters that are due today, each a delta on so many facets."""
    checks = tuple(
        DueCheck(matter.pk, Tier.A, FACETS[:facets], True, on) for matter in list(shelf.matters.values())[:count]
    )
    obligations.answered_by(lambda clerk, *, on, by: checks if clerk == people.clerk else ())
    return checks


def test_a_right_answer_leaves_practised_evidence_and_mastery(people, shelf):
    _attempt, draw = started(people.clerk)
    response = operations.answer_practice_item(
        draw, sequence=1, answer=right_answer(draw.snapshot.item), at=MOMENT + MINUTE
    )
    rows = Evidence.objects.values_list("clerk", "kind", "right", "response", "snapshot")
    assert set(rows) == {(people.clerk.pk, "practised", True, response.pk, draw.snapshot_id)}
    state = MasteryState.objects.get()
    assert (state.clerk, state.matter) == (people.clerk, draw.snapshot.matter_version.matter)
    assert set(state.facet_states()) == set(draw.snapshot.item.facets)
    assert urgency_of(draw) is Urgency.UNKNOWN


def test_the_same_answer_twice_is_one_answer_with_one_receipt(people, shelf):
    _attempt, draw = started(people.clerk)
    answer = right_answer(draw.snapshot.item)
    first = operations.answer_practice_item(draw, sequence=1, answer=answer, at=MOMENT)
    again = operations.answer_practice_item(draw, sequence=1, answer=answer, at=MOMENT + MINUTE)
    assert (again.pk, again.receipt) == (first.pk, first.receipt)
    assert Response.objects.count() == 1
    assert Evidence.objects.count() == len(draw.snapshot.facets)


def test_another_answer_from_a_second_tab_is_refused_and_the_first_one_stands(people, shelf):
    _attempt, draw = started(people.clerk)
    answer = right_answer(draw.snapshot.item)
    operations.answer_practice_item(draw, sequence=1, answer=answer, at=MOMENT)
    with pytest.raises(operations.AnswerConflict) as conflict:
        operations.answer_practice_item(draw, sequence=1, answer=UNKNOWN, at=MOMENT)
    assert conflict.value.saved.answer == answer
    with pytest.raises(operations.SittingClosed):
        operations.answer_practice_item(draw, sequence=2, answer=UNKNOWN, at=MOMENT)
    assert [response.answer for response in draw.responses.all()] == [answer]


def test_a_late_older_answer_never_stands_over_a_newer_one(people, shelf):
    from quizzes.operations.answers import standing_answer

    _attempt, draw = started(people.clerk)
    newer = operations.save_answer(draw, sequence=2, answer={"number": "5"}, at=MOMENT)
    operations.save_answer(draw, sequence=1, answer={"number": "3"}, at=MOMENT + MINUTE)
    assert standing_answer(draw) == newer
    assert list(draw.responses.values_list("sequence", flat=True)) == [1, 2]


def test_a_started_practice_is_continued_not_doubled(people, shelf):
    attempt, draw = started(people.clerk)
    again, same = started(people.clerk, seed=2, at=MOMENT + MINUTE)
    assert (again, same) == (attempt, draw)
    with pytest.raises(IntegrityError), transaction.atomic():
        Attempt.objects.create(clerk=people.clerk, kind="practice", seed=3, started_at=MOMENT)


def test_a_sitting_ends_with_its_list_and_asks_no_facet_twice(people, shelf):
    attempt, count = sit(people.clerk)
    asked = [(d.snapshot.matter_version.matter_id, d.facet) for d in attempt.draws.select_related("snapshot")]
    assert (attempt.state, count) == (Attempt.State.FINISHED, len(asked))
    assert len(set(asked)) == len(asked) > 3
    assert [list(pair) for pair in asked] == [entry[:2] for entry in attempt.plan]


def test_one_thing_that_bears_on_no_facet_closes_a_sitting_and_proves_nothing(people, shelf):
    plan = practice_plan(people.clerk, on=ON)
    assert plan.about in [entry.matter for entry in plan.chosen]
    attempt, count = sit(people.clerk)
    last = attempt.draws.order_by("-position")[0]
    assert (last.facet, last.snapshot.facets, last.snapshot.template.partition(".")[0]) == ("", [], "about")
    assert (count, attempt.plan[-1]) == (plan.questions, [plan.about.pk, "", "about"])
    assert urgency_of(last) is None
    assert not Evidence.objects.filter(snapshot=last.snapshot).exists()
    assert [found.right for found in feedback_for([last])] == [True]
    answer = last.responses.get().answer
    again = operations.answer_practice_item(last, sequence=1, answer=answer, at=MOMENT)
    assert again == last.responses.get()


def test_what_bears_on_no_facet_waits_where_the_week_has_no_room(people, shelf):
    measured(57)
    due_this_week(people, shelf, count=2)
    plan = practice_plan(people.clerk, on=ON)
    assert (plan.state, plan.about, plan.questions) == (PracticeState.READY, None, 1)
    assert (plan.week.room, plan.seconds) == (60, 57)


def test_what_bears_on_no_facet_is_never_checked(people, shelf):
    attempt = operations.start_check(people.clerk, shelf.hygiene, seed=1, by=people.clerk, at=MOMENT)
    while attempt.is_open:
        draw = attempt.draws.select_related("snapshot").order_by("-position")[0]
        attempt = operations.answer_check_item(
            draw, sequence=1, answer=right_answer(draw.snapshot.item), by=people.clerk, at=MOMENT
        )
    assert all(attempt.draws.values_list("facet", flat=True))


@pytest.mark.slow
def test_practice_never_exceeds_the_week_and_says_what_was_left_out(people, shelf):
    at, used = MOMENT, 0
    for seed in range(12):
        plan = practice_plan(people.clerk, on=ON)
        if plan.state is not PracticeState.READY:
            break
        assert plan.seconds <= min(SITTING_SECONDS, plan.week.room)
        sit(people.clerk, seed=seed, at=at, knows=lambda draw: True)
        at += timedelta(minutes=20)
        used = week_of(people.clerk, on=ON, typical={}).practised
        assert used <= WEEK_SECONDS
    assert plan.state in (PracticeState.BUDGET_USED, PracticeState.NOTHING_DUE)
    assert used > WEEK_SECONDS // 2
    if plan.state is PracticeState.BUDGET_USED:
        assert plan.left_out
        with pytest.raises(operations.NothingToPractise) as refused:
            operations.start_practice(people.clerk, seed=99, by=people.clerk, at=at)
        assert refused.value.plan.state is PracticeState.BUDGET_USED
    assert practice_plan(people.clerk, on=ON + timedelta(days=7)).state is PracticeState.READY


def test_somebody_without_matters_is_told_so(people, house):
    assert practice_plan(people.clerk, on=ON).state is PracticeState.NOTHING_REQUIRED
    with pytest.raises(operations.NothingToPractise):
        operations.start_practice(people.clerk, seed=1, by=people.clerk, at=MOMENT)
    assert not Attempt.objects.exists()


def test_times_are_kept_without_a_person(people, shelf):
    _attempt, draw = started(people.clerk)
    operations.answer_practice_item(draw, sequence=1, answer=UNKNOWN, at=MOMENT + timedelta(seconds=33))
    assert list(TemplateTime.objects.values_list("template", "seconds", "answers")) == [(draw.snapshot.template, 40, 1)]
    assert {field.name for field in TemplateTime._meta.fields} == {"id", "template", "seconds", "answers"}


def test_ending_a_sitting_early_closes_it_once(people, shelf):
    attempt, _draw = started(people.clerk)
    operations.end_practice(attempt, by=people.clerk, at=MOMENT + MINUTE)
    ended = operations.end_practice(attempt, by=people.clerk, at=MOMENT + 2 * MINUTE)
    assert (ended.state, ended.finished_at) == (Attempt.State.FINISHED, MOMENT + MINUTE)
    with pytest.raises(operations.SittingClosed):
        operations.answer_practice_item(_draw, sequence=1, answer=UNKNOWN, at=MOMENT + 2 * MINUTE)


def test_checks_due_by_sunday_have_their_time_before_any_practice(people, shelf):
    measured(60)
    checks = due_this_week(people, shelf, count=1)
    plan = practice_plan(people.clerk, on=ON)
    assert (plan.checks, plan.unfit, plan.week.kept) == (checks, (), 600)
    assert (plan.week.left, plan.week.room, plan.kept_minutes) == (1200, 600, 10)
    assert sum(60 for _ in plan.chosen) <= plan.week.room

    checks = due_this_week(people, shelf, count=3)
    full = practice_plan(people.clerk, on=ON)
    assert (full.state, full.checks, full.unfit) == (PracticeState.BUDGET_KEPT, checks[:2], checks[2:])
    assert full.left_out
    with pytest.raises(operations.NothingToPractise):
        operations.start_practice(people.clerk, seed=1, by=people.clerk, at=MOMENT)
    assert practice_plan(people.other_clerk, on=ON).week.kept == 0


def test_no_time_is_kept_for_a_check_that_may_not_be_tried_again_this_week(people, shelf):
    checks = due_this_week(people, shelf, count=1)
    matter = shelf.matters[next(code for code, one in shelf.matters.items() if one.pk == checks[0].matter)]
    version = matter.versions.get()
    for day in (9, 6, 3):
        Attempt.objects.create(
            clerk=people.clerk, kind="check", matter=matter, matter_version=version, facets=["materials"], seed=1,
            state="finished", started_at=MOMENT - day * DAY, finished_at=MOMENT - day * DAY + MINUTE,
        )  # fmt: skip
    plan = practice_plan(people.clerk, on=ON)
    assert (plan.checks, plan.unfit, plan.week.kept) == ((), (), 0)


def test_an_open_sitting_leaves_the_time_of_the_checks_alone(people, shelf):
    measured(60)
    due_this_week(people, shelf, count=1)
    attempt, _count = sit(people.clerk)
    assert attempt.policy == {"kept": 600}
    for seed in range(2, 9):
        try:
            sit(people.clerk, seed=seed, at=MOMENT + seed * timedelta(hours=1))
        except operations.NothingToPractise:
            break
    week = week_of(people.clerk, on=ON, typical={})
    assert 500 < week.practised <= 600
    assert practice_plan(people.clerk, on=ON).state is PracticeState.BUDGET_KEPT


def test_what_practice_asked_counts_as_it_was_reckoned_then_answered_or_not(people, shelf):
    measured(60)
    attempt, draw = started(people.clerk)
    assert draw.seconds == 60
    operations.end_practice(attempt, by=people.clerk, at=MOMENT + MINUTE)
    measured(15)
    _again, second = started(people.clerk, seed=2, at=MOMENT + 2 * MINUTE)
    assert second.seconds == 15
    assert week_of(people.clerk, on=ON, typical={}).practised == 75
    assert week_of(people.clerk, on=ON + 7 * DAY, typical={}).practised == 0
    assert week_of(people.other_clerk, on=ON, typical={}).practised == 0


def test_what_comes_often_to_the_counter_is_asked_before_what_is_rare(people, shelf, house):
    plan = practice_plan(people.clerk, on=ON)
    rare = plan.chosen[0].matter
    told = [
        Told(Counted(matter.pk, 2025, 3 if matter == rare else 900 - place))
        for place, matter in enumerate(shelf.matters.values())
    ]
    agreed = plan_case_volumes(house.centre, told, on=ON).digest
    apply_case_volumes(house.centre, told, on=ON, agreed=agreed, by=None, at=MOMENT)
    chosen = practice_plan(people.clerk, on=ON).chosen
    busiest = max((one for one in told), key=lambda one: one.counted.cases).counted.matter
    assert chosen[0].matter.pk == busiest
    assert rare not in [entry.matter for entry in chosen]
