"""One check answers a change in every matter that shares it, and nothing else."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse

from certification.awards.domain.decisions import Status
from certification.awards.queries.standings import standing_of
from certification.matrix.queries.errands import checks_due
from courses.domain.elements import Material
from courses.domain.facets import Facet, Necessity
from ledger import invariants, rebuilds
from quizzes import operations
from quizzes.models import CorrectedVerdict, Evidence
from quizzes.queries.regrading import plan_of
from quizzes.queries.shared_changes import shared_change_of
from tests.certification.sittings import sit
from tests.factories import MOMENT
from tests.quizzes.domain import matters as made_up
from tests.quizzes.shelf import UNKNOWN, change, right_answer
from tests.shared import shared

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
TODAY = MOMENT.date()
MATERIALS = Facet.MATERIALS
PLEDGE = Material("信用承诺书", originals=1, necessity=Necessity.REQUIRED, source="申请人自备")


@shared
def changed(people, shelf):
    """Three matters proved, of which every one asks for a pledge since yesterday; one of them for a plan as well."""
    for code in ("T-WS-001", "T-WS-002", made_up.FOOD_NEW.code):
        sit(people.clerk, shelf.matters[code])
    more = Material("应急预案", originals=1, necessity=Necessity.REQUIRED)
    for elements, papers in (
        (made_up.HYGIENE_NEW, (PLEDGE,)), (made_up.HYGIENE_RENEWAL, (PLEDGE,)), (made_up.FOOD_NEW, (PLEDGE, more))
    ):  # fmt: skip
        new = replace(elements, materials=(*elements.materials, *papers))
        change(shelf, new, [MATERIALS], on=TODAY, at=MOMENT - DAY)
    return shelf


def sit_shared(clerk, matter, *, at, wrong_at=()):
    shared = shared_change_of(clerk, matter.pk, MATERIALS, on=TODAY)
    attempt = operations.start_shared_check(clerk, matter, shared, seed=5, by=clerk, at=at)
    while attempt.is_open:
        at += MINUTE
        draw = attempt.draws.select_related("snapshot__matter_version").order_by("-position").first()
        answer = UNKNOWN if draw.position in wrong_at else right_answer(draw.snapshot.item)
        attempt = operations.answer_check_item(draw, sequence=1, answer=answer, by=clerk, at=at)
    return attempt


def test_one_check_answers_the_change_in_both_matters_and_not_in_a_third(people, changed, client_of):
    clerk, matters = people.clerk, changed.matters
    first, second, third = (matters[code] for code in ("T-WS-001", "T-WS-002", made_up.FOOD_NEW.code))
    due = [one for one in checks_due(clerk, on=TODAY, by=TODAY + 20 * DAY) if one.delta]
    assert [(one.matter, one.shared) for one in due] == [(first.pk, (first.pk, second.pk)), (third.pk, ())]
    page = client_of(clerk).get(reverse("check_intro", args=[first.pk]), {"scope": "shared"}).content.decode()
    assert "1次考核，对应2个事项" in page
    assert PLEDGE.name in page

    shared = shared_change_of(clerk, first.pk, MATERIALS, on=TODAY)
    unasked = replace(shared, change=replace(shared.change, came=(("materials", "从未列过的材料"),)))
    with pytest.raises(operations.NothingAssessable):
        operations.start_shared_check(clerk, first, unasked, seed=1, by=clerk, at=MOMENT)
    assert not clerk.attempts.filter(state="open").exists()

    failed = sit_shared(clerk, first, at=MOMENT, wrong_at=(1, 2, 3))
    assert not failed.outcome.passed
    assert not Evidence.objects.filter(response__draw__attempt=failed).exclude(matter=first).exists()
    with pytest.raises(operations.CheckRefused):
        operations.start_check(clerk, second, seed=1, by=clerk, at=MOMENT + DAY / 2, facets=[MATERIALS])

    attempt = sit_shared(clerk, second, at=MOMENT + 2 * DAY, wrong_at=(2,))
    assert (attempt.matter, attempt.outcome.passed) == (second, True)
    told = [draw.snapshot.item for draw in attempt.draws.select_related("snapshot")]
    assert all(PLEDGE.name in str(item.to_json()) for item in told)
    carried = Evidence.objects.filter(response__draw__attempt=attempt, matter=first)
    assert {(row.facet, row.right, row.kind, row.matter_version.number) for row in carried} == {
        ("materials", True, "examined", 2)
    }
    assert carried.count() == 2
    on = TODAY + 2 * DAY
    statuses = [standing_of(clerk, matter, on=on).status for matter in (first, second, third)]
    assert statuses == [Status.CERTIFIED, Status.CERTIFIED, Status.VALID_EXCEPT]
    assert [one.matter for one in checks_due(clerk, on=on, by=on + 20 * DAY) if one.delta] == [third.pk]
    assert shared_change_of(clerk, first.pk, MATERIALS, on=on) is None
    cell = client_of(clerk).get(reverse("matrix_cell", args=[clerk.pk, first.pk])).content.decode()
    assert f"2个事项共用一次考核，以《{second.name}》出题" in cell
    result = client_of(clerk).get(reverse("check_result", args=[attempt.pk])).content.decode()
    assert "本次考核对应2个事项的同一变更" in result
    assert not [one for one in invariants.findings(at=MOMENT + 3 * DAY) if one.invariant.startswith("quizzes.")]
    (mastery,) = rebuilds.registered("mastery")
    assert rebuilds.differences(mastery) == []


def test_regrading_the_question_takes_it_back_in_every_matter(people, changed):
    clerk, head = people.clerk, people.head
    attempt = sit_shared(clerk, changed.hygiene, at=MOMENT)
    snapshot = attempt.draws.order_by("-position").first().snapshot
    regrading = operations.propose_withdrawal(
        snapshot.template, snapshot.template_version, None, reason="题目有误", by=head, at=MOMENT + DAY
    )
    plan = plan_of(regrading)
    assert {matter for _clerk, matter in plan.pairs} >= {changed.hygiene.pk, changed.matters["T-WS-002"].pk}
    operations.decide_regrading(
        regrading, approved=True, reason="同意", digest=plan.digest, by=people.reviewer, at=MOMENT + DAY
    )
    for _done in operations.carrying_out(regrading, at=MOMENT + DAY):
        pass
    assert CorrectedVerdict.objects.count() == len(plan.verdicts)
    assert plan_of(regrading).verdicts == ()
    second = changed.matters["T-WS-002"]
    assert standing_of(clerk, second, on=TODAY + DAY).status is not Status.CERTIFIED
