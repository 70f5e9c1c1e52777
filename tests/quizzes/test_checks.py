"""The matter check: sequential, limited in tries, silent until it is closed, and its outcome told upward."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from courses.domain.facets import FACETS, Facet
from ledger.models import AuditEntry, OutboxMessage
from quizzes import operations
from quizzes.domain.attempts import AttemptReason
from quizzes.domain.check import FULL_CHECK, OPEN_BOOK_CHECK
from quizzes.models import Attempt, CheckOutcome, Evidence
from quizzes.queries import admission_to_check, evidence_for, open_check
from quizzes.queries.checks import check_state, policy_of
from tests.factories import MOMENT
from tests.quizzes import shelf as shelves
from tests.quizzes.shelf import UNKNOWN, right_answer

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)

AFTERWARDS = datetime(2026, 12, 1, 2, tzinfo=UTC)
"""When guesses are weighed; at MOMENT only rights were counted."""
ASKED = [facet.value for facet in FACETS]


def check(clerk, matter, *, at=MOMENT, seed=1, facets=(), wrong_at=()):
    """A whole sitting; wrong at the named positions, right elsewhere."""
    attempt = operations.start_check(clerk, matter, seed=seed, by=clerk, at=at, facets=facets)
    while attempt.is_open:
        draw = attempt.draws.select_related("snapshot__matter_version").order_by("-position").first()
        at += MINUTE
        answer = UNKNOWN if draw.position in wrong_at else right_answer(draw.snapshot.item)
        attempt = operations.answer_check_item(draw, sequence=1, answer=answer, by=clerk, at=at)
    return attempt


def test_a_clerk_who_knows_the_matter_passes_with_examined_evidence_on_every_facet(people, shelf):
    attempt = check(people.clerk, shelf.hygiene)
    outcome = attempt.outcome
    assert (outcome.decision, outcome.reasons, outcome.asked, outcome.right) == ("passed", ["rights_reached"], 8, 8)
    assert outcome.versions == dict.fromkeys(ASKED, 1)
    assert outcome.not_assessable == []
    examined = Evidence.objects.filter(clerk=people.clerk, kind="examined", right=True)
    assert set(examined.values_list("facet", flat=True)) == set(ASKED)
    assert all(draw.snapshot.item.certifying for draw in attempt.draws.select_related("snapshot"))


def test_a_facet_the_list_leaves_empty_is_left_out_and_named(people, house):
    elements = [replace(shelves.ALL[0], statutory=None, promised=None), *shelves.ALL[1:]]
    outcome = check(people.clerk, shelves.fill(house, elements, lessons=False).hygiene).outcome
    assert (outcome.passed, outcome.not_assessable) == (True, ["time_limit"])
    assert outcome.versions == {name: 1 for name in ASKED if name != "time_limit"}


def test_a_passed_check_is_told_upward_once(people, shelf):
    attempt = check(people.clerk, shelf.hygiene)
    message = OutboxMessage.objects.get(topic="check.finished")
    assert message.key == f"check.finished:{attempt.pk}"
    assert message.payload == {
        "clerk": people.clerk.pk,
        "matter": shelf.hygiene.pk,
        "matter_version": attempt.matter_version_id,
        "outcome": attempt.outcome.pk,
        "passed": True,
        "facets": dict.fromkeys(ASKED, 1),
    }
    actions = AuditEntry.objects.filter(subject=f"quizzes.attempt:{attempt.pk}").order_by("pk")
    assert list(actions.values_list("action", flat=True)) == ["check.started", "check.finished"]


def test_the_third_wrong_answer_ends_it_and_certifies_nothing(people, shelf):
    attempt = check(people.clerk, shelf.hygiene, wrong_at=(1, 2, 3))
    outcome = attempt.outcome
    assert (outcome.decision, outcome.reasons, outcome.asked, outcome.wrong) == ("failed", ["too_many_wrong"], 3, 3)
    assert OutboxMessage.objects.get(topic="check.finished").payload["passed"] is False


def test_one_mistake_is_mended_by_fresh_rights(people, shelf):
    attempt = check(people.clerk, shelf.hygiene, wrong_at=(2,))
    assert (attempt.outcome.decision, attempt.outcome.right, attempt.outcome.wrong) == ("passed", 13, 1)


def test_no_question_comes_twice_in_one_sitting(people, shelf):
    attempt = check(people.clerk, shelf.hygiene)
    faces = [draw.snapshot.item.face for draw in attempt.draws.select_related("snapshot")]
    assert len(set(faces)) == len(faces)


def test_the_same_answer_twice_draws_one_next_item(people, shelf):
    attempt = operations.start_check(people.clerk, shelf.hygiene, seed=1, by=people.clerk, at=MOMENT)
    draw = attempt.draws.get()
    answer = right_answer(draw.snapshot.item)
    for minutes in (1, 2):
        at = MOMENT + minutes * MINUTE
        operations.answer_check_item(draw, sequence=1, answer=answer, by=people.clerk, at=at)
    assert list(attempt.draws.values_list("position", flat=True)) == [1, 2]
    assert draw.responses.count() == 1
    with pytest.raises(operations.SittingClosed):
        operations.answer_check_item(draw, sequence=2, answer=UNKNOWN, by=people.clerk, at=MOMENT)
    with pytest.raises(operations.AnswerConflict):
        operations.answer_check_item(draw, sequence=1, answer=UNKNOWN, by=people.clerk, at=MOMENT)


def test_a_running_check_is_continued_and_the_database_holds_one(people, shelf):
    first = operations.start_check(people.clerk, shelf.hygiene, seed=1, by=people.clerk, at=MOMENT)
    again = operations.start_check(people.clerk, shelf.hygiene, seed=2, by=people.clerk, at=MOMENT + DAY)
    assert (again, again.draws.count()) == (first, 1)
    assert open_check(people.clerk, shelf.hygiene) == first
    assert open_check(people.other_clerk, shelf.hygiene) is None
    with pytest.raises(IntegrityError), transaction.atomic():
        Attempt.objects.create(
            clerk=people.clerk,
            kind="check",
            matter=shelf.hygiene,
            matter_version=first.matter_version,
            seed=3,
            started_at=MOMENT,
        )


def test_tries_lie_a_day_apart(people, shelf):
    check(people.clerk, shelf.hygiene, wrong_at=(1, 2, 3))
    with pytest.raises(operations.CheckRefused) as refused:
        check(people.clerk, shelf.hygiene, at=MOMENT + DAY - MINUTE)
    decision = refused.value.decision
    assert (decision.reason, decision.earliest, decision.tries_left) == (AttemptReason.TOO_SOON, MOMENT + DAY, 2)
    assert check(people.clerk, shelf.hygiene, at=MOMENT + DAY).outcome.passed


def test_after_three_tries_in_thirty_days_coaching_is_due(people, shelf):
    for day in range(3):
        check(people.clerk, shelf.hygiene, at=MOMENT + day * DAY, seed=day, wrong_at=(1, 2, 3))
    with pytest.raises(operations.CheckRefused) as refused:
        check(people.clerk, shelf.hygiene, at=MOMENT + 5 * DAY)
    assert refused.value.decision.reason is AttemptReason.COACHING_DUE
    assert refused.value.decision.earliest == MOMENT + 30 * DAY
    assert Attempt.objects.count() == 3
    assert admission_to_check(people.other_clerk, shelf.hygiene, at=MOMENT).allowed


def test_a_catalogue_applied_meanwhile_does_not_touch_a_running_check(people, shelf):
    attempt = operations.start_check(people.clerk, shelf.hygiene, seed=1, by=people.clerk, at=MOMENT)
    elements = shelf.hygiene.versions.get().facts
    today = MOMENT.date()
    shelves.change(shelf, replace(elements, promised=None), [Facet.TIME_LIMIT], on=today, at=MOMENT)
    sibling = shelf.matters["T-WS-002"].versions.get().facts
    shelves.change(shelf, replace(sibling, service_object=("谁都可以",)), [Facet.SERVICE_OBJECT], on=today, at=MOMENT)
    attempt = check(people.clerk, shelf.hygiene, at=MOMENT)
    numbers = {draw.snapshot.matter_version.number for draw in attempt.draws.select_related("snapshot__matter_version")}
    assert numbers == {1}
    assert len(set(attempt.draws.values_list("snapshot__bank_digest", flat=True))) == 1
    assert set(attempt.outcome.versions.values()) == {1}


def test_a_delta_check_asks_only_the_stale_facets_twice_each(people, shelf):
    attempt = check(people.clerk, shelf.hygiene, facets=[Facet.MATERIALS, Facet.TIME_LIMIT])
    assert sorted(attempt.draws.values_list("facet", flat=True)) == [
        "materials",
        "materials",
        "time_limit",
        "time_limit",
    ]
    outcome = attempt.outcome
    assert (outcome.decision, outcome.scope) == ("passed", ["materials", "time_limit"])
    assert outcome.versions == {"materials": 1, "time_limit": 1}
    assert admission_to_check(people.clerk, shelf.hygiene, at=MOMENT + MINUTE).allowed


def test_a_delta_check_wants_two_rights_in_a_row_after_a_mistake(people, shelf):
    attempt = check(people.clerk, shelf.hygiene, facets=[Facet.MATERIALS], wrong_at=(2,))
    assert (attempt.outcome.decision, attempt.outcome.right, attempt.outcome.wrong) == ("passed", 3, 1)


@pytest.mark.parametrize(("tier", "policy"), [("A", FULL_CHECK), ("B", FULL_CHECK), ("C", OPEN_BOOK_CHECK)])
def test_the_tier_sets_the_depth_of_the_check(people, house, tier, policy):
    shelf = shelves.fill(house, tier=tier, lessons=False)
    attempt = operations.start_check(people.clerk, shelf.hygiene, seed=1, by=people.clerk, at=AFTERWARDS)
    assert (policy_of(attempt), attempt.policy["version"]) == (policy, "check-2")


def test_a_matter_that_was_not_vetted_is_not_checked(people, shelf):
    from quizzes.models import Vetting

    Vetting.objects.all().delete()
    with pytest.raises(operations.NothingAssessable):
        operations.start_check(people.clerk, shelf.hygiene, seed=1, by=people.clerk, at=MOMENT)
    assert not Attempt.objects.exists()


def test_the_state_of_a_sitting_is_the_replay_of_its_evidence(people, shelf):
    attempt = check(people.clerk, shelf.hygiene, wrong_at=(1,))
    state = check_state(attempt)
    assert (state.right, state.wrong, CheckOutcome.objects.count()) == (13, 1, 1)


def test_evidence_for_others_leaves_practice_out(people, shelf):
    practice = operations.start_practice(people.clerk, seed=1, by=people.clerk, at=MOMENT)
    draw = operations.next_practice_item(practice, by=people.clerk, at=MOMENT)
    matter = draw.snapshot.matter_version.matter
    operations.answer_practice_item(draw, sequence=1, answer=UNKNOWN, at=MOMENT)
    assert evidence_for(people.clerk, matter).count() == len(draw.snapshot.facets)
    assert not evidence_for(people.clerk, matter, examined_only=True).exists()
    check(people.clerk, matter)
    kinds = evidence_for(people.clerk, matter, examined_only=True).values_list("kind", flat=True)
    assert set(kinds) == {"examined"}
