"""Answers graded anew: proposed, approved by a second person, appended beside what was graded first."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from ledger.rebuilds import differences
from quizzes import operations
from quizzes.domain.grading import key_answer
from quizzes.models import (
    CheckOutcome,
    CorrectedVerdict,
    Evidence,
    MasteryState,
    RegradedOutcome,
    RegradingDecision,
    Response,
)
from quizzes.operations.mastery import REBUILD
from quizzes.operations.regrading import RegradeRefused, regrade_clerk
from quizzes.queries.checks import admission_to_check, check_state
from quizzes.queries.quarantine import quarantined
from quizzes.queries.regrading import plan_of
from tests.certification.sittings import sit
from tests.factories import MOMENT
from tests.quizzes.shelf import UNKNOWN
from tests.quizzes.test_screens import put

pytestmark = pytest.mark.django_db


def drawn(outcome, *, kind="set", place=0):
    """A question of a closed check."""
    draws = outcome.attempt.draws.select_related("snapshot__matter_version").order_by("position")
    return [draw for draw in draws if draw.snapshot.item.kind == kind][place]


def another(item):
    """A key that makes the right answer wrong: one more option, or one less."""
    chosen = list(key_answer(item)["chosen"])
    spare = [option.id for option in item.options if option.id not in chosen]
    return {"chosen": chosen + spare[:1] if spare else chosen[:-1]}


def propose(outcome, people, **which):
    snapshot = drawn(outcome, **which).snapshot
    return operations.propose_key(snapshot, another(snapshot.item), reason="清单原文有误", by=people.editor, at=MOMENT)


def approve(regrading, by, *, at=MOMENT):
    operations.decide_regrading(
        regrading, approved=True, reason="已核对原文", digest=plan_of(regrading).digest, by=by, at=at
    )
    return list(operations.carrying_out(regrading, at=at))


def kept():
    """Everything that was given and graded first."""
    return (
        list(Response.objects.order_by("pk").values()),
        list(Evidence.objects.filter(recorded_at__lt=MOMENT).order_by("pk").values()),
        list(CheckOutcome.objects.order_by("pk").values()),
    )


def standing(people):
    """What a second look finds: verdicts, scores and mastery."""
    rows = Evidence.objects.standing().order_by("pk").values_list("pk", "is_right")
    outcomes = CheckOutcome.objects.as_corrected().order_by("pk").values_list("pk", "regraded", "passes")
    mastery = MasteryState.objects.order_by("clerk", "matter").values(
        "clerk", "matter", "materials", "process", "due_on"
    )
    return list(rows), list(outcomes), list(mastery)


def test_a_corrected_key_appends_and_both_scores_stay(people, shelf):
    outcome = sit(people.clerk, shelf.hygiene)
    before = kept()
    found = propose(outcome, people)
    plan = plan_of(found)

    assert (plan.answers, plan.changed_answers, plan.people) == (1, 1, {people.clerk.pk})
    assert [(c.before.figures, c.after.figures) for c in plan.scores] == [(("passed", 8, 8), ("undecided", 8, 7))]
    assert not CorrectedVerdict.objects.exists()

    assert approve(found, people.admin) == [(1, 1)]
    assert kept() == before
    row = RegradedOutcome.objects.get()
    assert (row.was, row.decision, row.asked, row.right) == (
        {"decision": "passed", "asked": 8, "right": 8}, "undecided", 8, 7,
    )  # fmt: skip
    said = CorrectedVerdict.objects.values_list("evidence__facet", "before", "verdict")
    assert list(said) == [(drawn(outcome).facet, "right", "wrong")]
    assert differences(REBUILD) == []


def test_the_plan_is_what_comes_of_it(people, shelf):
    outcome = sit(people.clerk, shelf.hygiene, wrong_at=(2,))
    found = propose(outcome, people)
    plan = plan_of(found)
    approve(found, people.admin)

    verdicts = Evidence.objects.standing().in_bulk([change.evidence for change in plan.verdicts])
    assert [verdicts[c.evidence].is_right for c in plan.verdicts] == [c.after for c in plan.verdicts]
    scores = RegradedOutcome.objects.values_list("outcome", "decision", "asked", "right")
    assert list(scores) == [(c.outcome, *c.after.figures) for c in plan.scores]
    states = {(row.clerk_id, row.matter_id): row.facet_states() for row in MasteryState.objects.all()}
    assert plan.cells
    assert [states[c.clerk, c.matter][c.facet] for c in plan.cells] == [c.after for c in plan.cells]
    assert plan_of(found).verdicts == ()


def test_what_is_withdrawn_counts_for_nothing_and_is_asked_no_more(people, shelf):
    outcome = sit(people.clerk, shelf.hygiene)
    snapshot = drawn(outcome).snapshot
    of = {"template": snapshot.template, "template_version": snapshot.template_version}
    found = operations.propose_withdrawal(
        *of.values(), snapshot.matter_version, reason="问法有歧义", by=people.editor, at=MOMENT
    )
    assert tuple(of.values()) in quarantined(snapshot.matter_version)
    with pytest.raises(RegradeRefused, match="waits_already"):
        operations.propose_withdrawal(*of.values(), snapshot.matter_version, reason="再来", by=people.admin, at=MOMENT)
    asked = outcome.attempt.draws.filter(snapshot__template=snapshot.template).count()

    approve(found, people.admin)
    row = RegradedOutcome.objects.get()
    assert (row.decision, row.asked, row.right) == ("undecided", 8 - asked, 8 - asked)
    assert Evidence.objects.standing().filter(snapshot__template=snapshot.template).count() == 0
    assert differences(REBUILD) == []


def test_withdrawn_from_every_matter_until_it_is_refused(people, shelf):
    outcome = sit(people.clerk, shelf.hygiene)
    snapshot, elsewhere = drawn(outcome).snapshot, shelf.matters["T-GA-001"].versions.get()
    of = (snapshot.template, snapshot.template_version)
    found = operations.propose_withdrawal(*of, None, reason="模板有误", by=people.editor, at=MOMENT)
    assert of in quarantined(elsewhere)
    operations.decide_regrading(found, approved=False, reason="没有问题", digest="", by=people.admin, at=MOMENT)
    assert of not in quarantined(elsewhere)
    assert not CorrectedVerdict.objects.exists()
    with pytest.raises(ValueError, match="not approved"):
        next(operations.carrying_out(found, at=MOMENT))


def test_the_same_key_is_refused_and_a_second_regrade_changes_nothing(people, shelf):
    outcome = sit(people.clerk, shelf.hygiene)
    snapshot = drawn(outcome).snapshot
    with pytest.raises(RegradeRefused, match="same_key"):
        operations.propose_key(snapshot, key_answer(snapshot.item), reason="?", by=people.editor, at=MOMENT)
    first, second = propose(outcome, people), propose(outcome, people)
    approve(first, people.admin)
    once = standing(people)
    approve(second, people.admin)
    assert standing(people) == once
    assert list(operations.carrying_out(first, at=MOMENT)) == []
    assert standing(people) == once


@pytest.mark.parametrize("turned", [False, True], ids=["as proposed", "the other way round"])
def test_regradings_of_two_questions_may_come_in_any_order(people, shelf, turned):
    outcome = sit(people.clerk, shelf.hygiene)
    one, two = propose(outcome, people), propose(outcome, people, place=1)
    with transaction.atomic():
        for found in (one, two):
            approve(found, people.admin)
        expected = standing(people)[:2]
        transaction.set_rollback(True)
    for found in (two, one) if turned else (one, two):
        approve(found, people.admin)
    assert standing(people)[:2] == expected
    assert differences(REBUILD) == []


def test_of_two_regradings_of_a_question_the_newer_one_stands(people, shelf):
    outcome = sit(people.clerk, shelf.hygiene)
    snapshot = drawn(outcome).snapshot
    approve(propose(outcome, people), people.admin)
    back = operations.propose_key(snapshot, key_answer(snapshot.item), reason="原答案无误", by=people.admin, at=MOMENT)
    approve(back, people.editor)
    assert [row.decision for row in RegradedOutcome.objects.all()] == ["undecided", "passed"]
    assert CheckOutcome.objects.as_corrected().get().passes
    assert all(Evidence.objects.standing().values_list("is_right", flat=True))


def test_two_people_are_needed_and_each_decides_once(people, shelf):
    found = propose(sit(people.clerk, shelf.hygiene), people)
    plan = plan_of(found)
    told = {"approved": True, "reason": "已核对", "digest": plan.digest, "at": MOMENT}
    with pytest.raises(RegradeRefused, match="own_proposal"):
        operations.decide_regrading(found, by=people.editor, **told)
    with pytest.raises(IntegrityError, match="regrading_takes_two_people"), transaction.atomic():
        RegradingDecision.objects.create(
            regrading=found, proposer=people.editor, by=people.editor, approved=True, reason="已核对",
            effective_at=MOMENT, recorded_at=MOMENT,
        )  # fmt: skip
    with pytest.raises(RegradeRefused, match="plan_changed"):
        operations.decide_regrading(found, by=people.admin, **told | {"digest": "another"})
    operations.decide_regrading(found, by=people.admin, **told)
    with pytest.raises(RegradeRefused, match="decided_already"):
        operations.decide_regrading(found, by=people.admin, **told)
    assert RegradingDecision.objects.get().touched == {
        "answers": 1, "people": 1, "checks": 1, "exams": 0, "cells": 1, "certifications": 0,
    }  # fmt: skip


def test_a_running_check_is_left_alone_until_it_is_closed(people, shelf):
    attempt = operations.start_check(people.clerk, shelf.hygiene, seed=1, by=people.clerk, at=MOMENT)
    draw = attempt.draws.get()
    attempt = operations.answer_check_item(draw, sequence=1, answer=UNKNOWN, by=people.clerk, at=MOMENT)
    of = draw.snapshot.template, draw.snapshot.template_version
    found = operations.propose_withdrawal(*of, None, reason="模板有误", by=people.editor, at=MOMENT)
    approve(found, people.admin)
    assert (check_state(attempt).wrong, CorrectedVerdict.objects.count()) == (1, 0)

    while attempt.is_open:
        last = attempt.draws.order_by("-position").first()
        attempt = operations.answer_check_item(last, sequence=1, answer=UNKNOWN, by=people.clerk, at=MOMENT)
    assert admission_to_check(people.clerk, shelf.hygiene, at=MOMENT).allowed is False
    assert list(operations.carrying_out(found, at=MOMENT + timedelta(hours=1))) == [(1, 1)]
    assert RegradedOutcome.objects.get().decision == "undecided"
    # nobody's fault but the question's: the try is nobody's
    assert admission_to_check(people.clerk, shelf.hygiene, at=MOMENT).allowed is True


def test_practice_is_regraded_too_and_a_facet_without_verdicts_is_unknown(people, shelf):
    draw = put(people.clerk, shelf, "materials.which")
    operations.answer_practice_item(draw, sequence=1, answer=key_answer(draw.snapshot.item), at=MOMENT)
    found = operations.propose_withdrawal(
        draw.snapshot.template, draw.snapshot.template_version, draw.snapshot.matter_version,
        reason="问法有歧义", by=people.editor, at=MOMENT,
    )  # fmt: skip
    assert [change.examined for change in plan_of(found).verdicts] == [False]
    approve(found, people.admin)
    assert not MasteryState.objects.exists()
    assert differences(REBUILD) == []


@pytest.mark.parametrize("sittings", [1, 3])
def test_a_plan_costs_the_same_for_any_number_of_answers(people, shelf, sittings, django_assert_num_queries):
    for n in range(sittings):
        outcome = sit(people.clerk, shelf.hygiene, at=MOMENT - timedelta(days=30 - n), wrong_at=(1,))
    snapshot = drawn(outcome).snapshot
    found = operations.propose_withdrawal(
        snapshot.template, snapshot.template_version, None, reason="模板有误", by=people.editor, at=MOMENT
    )
    with django_assert_num_queries(9):
        assert len(plan_of(found).scores) == sittings


def test_a_clerk_nothing_is_changed_of_gets_no_row(people, shelf):
    outcome = sit(people.clerk, shelf.hygiene)
    found = propose(outcome, people)
    assert regrade_clerk(found, people.other_clerk.pk, shelf.hygiene.pk, at=MOMENT).verdicts == ()
    assert not CorrectedVerdict.objects.exists()


def taken_out(outcome, people, *, everywhere=False):
    """The template of the first set of the sitting, taken out with both signatures."""
    snapshot = drawn(outcome).snapshot
    version = None if everywhere else snapshot.matter_version
    of = (snapshot.template, snapshot.template_version)
    found = operations.propose_withdrawal(*of, version, reason="问法有歧义", by=people.editor, at=MOMENT)
    approve(found, people.admin)
    return found, of, snapshot.matter_version


@pytest.mark.parametrize("everywhere", [False, True])
def test_what_was_taken_out_wrongly_is_put_back_as_it_was(people, shelf, everywhere):
    outcome = sit(people.clerk, shelf.hygiene)
    before = standing(people)
    found, of, version = taken_out(outcome, people, everywhere=everywhere)
    assert standing(people) != before

    back = operations.propose_restoration(found, reason="核对后无歧义", by=people.admin, at=MOMENT)
    assert of in quarantined(version)
    with pytest.raises(RegradeRefused, match="waits_already"):
        operations.propose_restoration(found, reason="再提", by=people.editor, at=MOMENT)
    assert [c.after.figures for c in plan_of(back).scores] == [("passed", 8, 8)]

    approve(back, people.editor)
    verdicts, outcomes, mastery = standing(people)
    assert (verdicts, mastery) == (before[0], before[2])
    assert outcomes == [(outcome.pk, "passed", True)]
    assert of not in quarantined(version)
    assert differences(REBUILD) == []
    with pytest.raises(RegradeRefused, match="back_already"):
        operations.propose_restoration(found, reason="再提", by=people.editor, at=MOMENT)


def test_only_what_is_out_can_be_put_back(people, shelf):
    snapshot = drawn(sit(people.clerk, shelf.hygiene)).snapshot
    of = (snapshot.template, snapshot.template_version, None)
    waiting = operations.propose_withdrawal(*of, reason="问法有歧义", by=people.editor, at=MOMENT)
    with pytest.raises(RegradeRefused, match="not_out"):
        operations.propose_restoration(waiting, reason="无误", by=people.admin, at=MOMENT)
    operations.decide_regrading(waiting, approved=False, reason="没有问题", digest="", by=people.admin, at=MOMENT)
    with pytest.raises(RegradeRefused, match="not_out"):
        operations.propose_restoration(waiting, reason="无误", by=people.admin, at=MOMENT)


def test_a_restoration_that_is_refused_leaves_it_out(people, shelf):
    found, of, version = taken_out(sit(people.clerk, shelf.hygiene), people, everywhere=True)
    back = operations.propose_restoration(found, reason="无歧义", by=people.admin, at=MOMENT)
    operations.decide_regrading(back, approved=False, reason="确有歧义", digest="", by=people.editor, at=MOMENT)
    assert of in quarantined(version)
    assert operations.propose_restoration(found, reason="再核对", by=people.admin, at=MOMENT).pk > back.pk
