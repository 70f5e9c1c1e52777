"""Practical assessments: planned, observed, signed by both sides or contested, and what they come to on a day."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from certification.awards.domain.policy import CertificationPolicy
from certification.awards.operations import adopt_policy
from certification.practical import operations, queries
from certification.practical.domain.result import Marked, Result
from certification.practical.domain.signing import SigningRefusal
from certification.practical.domain.validity import PracticalReason, PracticalStatus
from certification.practical.models import PracticalAssessment, PracticalPlan, PracticalSignature
from certification.practical.operations import Refusal, Refused
from certification.practical.starter import counter_lines
from ledger.models import AuditEntry
from tests.certification.practical.practicals import ALL_DONE, DAY, LINES, ONE_NOT, SYSTEM, adopt, assess, plan
from tests.factories import FIRST_DAY, MOMENT, grant

TODAY = MOMENT.date()
MARKS = [Marked(mark) for mark in ALL_DONE]


def standing(clerk, *, system=SYSTEM, on=TODAY, known_on=None):
    return queries.practical_standings([clerk], [system], on=on, known_on=known_on)[clerk.pk, system]


def refusal(act, *args, **kwargs):
    with pytest.raises(Refused) as refused:
        act(*args, **kwargs)
    return refused.value.reason


def test_it_counts_once_the_observer_and_the_clerk_have_signed(people, house):
    found = assess(people.clerk, adopt(house.centre), by=people.head, at=MOMENT - 2 * DAY, signed=False)
    assert (standing(people.clerk).status, found.result) == (PracticalStatus.NEVER, Result(True))
    operations.sign_assessment(found, by=people.clerk, at=MOMENT - DAY)
    operations.sign_assessment(found, by=people.clerk, at=MOMENT)
    decision = standing(people.clerk)
    assert (decision.status, decision.expires_on) == (PracticalStatus.IN_DATE, date(2028, 3, 7))
    assert list(PracticalSignature.objects.values_list("party", "by")) == [
        ("observer", people.head.pk),
        ("clerk", people.clerk.pk),
    ]
    assert standing(people.other_clerk).status is PracticalStatus.NEVER
    assert list(AuditEntry.objects.filter(action__startswith="practical.").values_list("action", flat=True)[::-1]) == [
        "practical.checklist_adopted",
        "practical.planned",
        "practical.recorded",
        "practical.signed",
    ]


def test_as_of_a_day_is_what_was_recorded_and_signed_by_then(people, house):
    checklist = adopt(house.centre)
    planned = plan(people.clerk, checklist, by=people.head, at=MOMENT - 10 * DAY)
    found = operations.record_assessment(
        planned, marks=MARKS, assessed_on=TODAY - 9 * DAY, by=people.head, at=MOMENT - 6 * DAY
    )
    operations.sign_assessment(found, by=people.clerk, at=MOMENT - 3 * DAY)
    days = (TODAY - 7 * DAY, TODAY - 6 * DAY, TODAY - 3 * DAY)
    assert [standing(people.clerk, on=on).reasons for on in days] == [
        (PracticalReason.NOT_ASSESSED,),
        (PracticalReason.NOT_ASSESSED, PracticalReason.WAITS_FOR_CLERK),
        (PracticalReason.SIGNED,),
    ]
    assert standing(people.clerk, on=days[0], known_on=TODAY).status is PracticalStatus.IN_DATE


def test_the_rules_of_the_day_it_was_observed_say_how_long_it_holds(people, house):
    rules = CertificationPolicy("一年版", practical_months=12)
    adopt_policy(rules, effective_on=TODAY - 5 * DAY, reason="试行", by=people.head, at=MOMENT - 20 * DAY)
    checklist = adopt(house.centre)
    before, after = (assess(people.clerk, checklist, by=people.head, at=MOMENT - days * DAY) for days in (6, 5))
    assert (before.expires_on, after.expires_on) == (date(2028, 3, 3), date(2027, 3, 4))


def test_a_contested_assessment_stands_as_a_pair_until_it_is_signed_or_done_again(people, house):
    checklist = adopt(house.centre)
    assess(people.other_clerk, checklist, by=people.head)
    found = assess(people.clerk, checklist, by=people.head, marks=ONE_NOT, contested="当时系统停机")
    (pair,) = queries.disputes(house.centre)
    assert (pair.assessment, pair.observer.by, pair.contested.reason) == (found, people.head, "当时系统停机")
    assert standing(people.clerk).reasons == (
        PracticalReason.NOT_ASSESSED,
        PracticalReason.CONTESTED,
        PracticalReason.NOT_PASSED,
    )
    assert queries.disputes(house.other_centre) == []
    again = assess(people.clerk, checklist, by=people.head, at=MOMENT - DAY)
    assert (queries.disputes(house.centre), standing(people.clerk).assessed_on) == ([], again.assessed_on)


def test_signing_after_contesting_ends_the_dispute_and_signed_is_signed(people, house):
    found = assess(people.clerk, adopt(house.centre), by=people.head, contested="没看清")
    operations.sign_assessment(found, by=people.clerk, at=MOMENT)
    assert (queries.disputes(house.centre), standing(people.clerk).status) == ([], PracticalStatus.IN_DATE)
    again = refusal(operations.contest_assessment, found, reason="还是不对", by=people.clerk, at=MOMENT)
    assert again is Refusal.SIGNED_ALREADY


def test_nobody_signs_for_somebody_else_or_for_both_sides(people, house):
    checklist = adopt(house.centre)
    grant(people.head, "clerk", centre=house.centre)
    grant(people.clerk, "head", centre=house.centre)
    planned = plan(people.clerk, checklist, by=people.head, at=MOMENT)
    reviewed = plan(people.clerk, checklist, by=people.head, observer=people.reviewer, at=MOMENT)
    record = {"marks": MARKS, "assessed_on": TODAY, "at": MOMENT}
    tried = [(planned, people.clerk), (reviewed, people.head), (reviewed, people.editor)]
    reasons = [refusal(plan, people.head, checklist, by=people.head, at=MOMENT)]
    reasons += [refusal(plan, people.head, checklist, by=people.head, name="王老师", at=MOMENT)]
    reasons += [refusal(plan, people.clerk, checklist, by=people.head, observer=people.editor, at=MOMENT)]
    reasons += [refusal(operations.record_assessment, one, by=by, **record) for one, by in tried]
    found = operations.record_assessment(reviewed, by=people.reviewer, **record)
    reasons += [refusal(operations.sign_assessment, found, by=by, at=MOMENT) for by in (people.head, people.reviewer)]
    one, none, other = SigningRefusal.ONE_PERSON, SigningRefusal.NO_OBSERVER, SigningRefusal.NOT_YOURS
    assert reasons == [one, one, none, one, none, none, other, other]
    with pytest.raises(IntegrityError), transaction.atomic():
        PracticalAssessment.objects.create(
            plan=planned,
            clerk=people.clerk,
            checklist=checklist,
            marks=[],
            assessed_on=TODAY,
            expires_on=TODAY,
            by=people.clerk,
            effective_at=MOMENT,
            recorded_at=MOMENT,
        )


def test_the_head_signs_for_an_observer_without_an_account(people, house):
    planned = plan(people.clerk, adopt(house.centre), by=people.head, name="张老师", at=MOMENT)
    refused = refusal(
        operations.record_assessment, planned, marks=MARKS, assessed_on=TODAY, by=people.reviewer, at=MOMENT
    )
    assert refused is SigningRefusal.HEAD_ONLY
    found = operations.record_assessment(planned, marks=MARKS, assessed_on=TODAY, by=people.head, at=MOMENT)
    assert (found.plan.observed_by, found.by, found.signatures.get().party) == ("张老师", people.head, "observer")


def test_a_plan_is_observed_once_or_called_off_and_never_before_its_time(people, house):
    checklist = adopt(house.centre)
    record = {"marks": MARKS, "by": people.head, "at": MOMENT}
    planned, dropped = (plan(people.clerk, checklist, by=people.head, at=MOMENT) for _ in range(2))
    operations.call_off(dropped, by=people.head, at=MOMENT)
    reasons = [
        refusal(operations.record_assessment, planned, assessed_on=TODAY + DAY, **record),
        refusal(operations.record_assessment, dropped, assessed_on=TODAY, **record),
    ]
    operations.record_assessment(planned, assessed_on=TODAY, **record)
    reasons += [
        refusal(operations.record_assessment, planned, assessed_on=TODAY, **record),
        refusal(operations.call_off, planned, by=people.head, at=MOMENT),
    ]
    assert reasons == [Refusal.NOT_YET, Refusal.CALLED_OFF, Refusal.RECORDED, Refusal.RECORDED]
    assert (list(queries.plans_waiting(house.centre)), PracticalAssessment.objects.count()) == ([], 1)


def test_only_clerks_of_the_centre_are_planned_in_systems_it_works_with(people, house):
    checklist = adopt(house.centre)
    dropped = adopt(house.centre, on=TODAY, in_use=False)
    reasons = [
        refusal(plan, people.neighbour_clerk, checklist, by=people.head, at=MOMENT),
        refusal(plan, people.clerk, dropped, by=people.head, at=MOMENT),
    ]
    assert (reasons, PracticalPlan.objects.count()) == ([Refusal.NOT_OF_THE_CENTRE, Refusal.NOT_IN_USE], 0)


def test_a_checklist_is_changed_by_a_new_version_from_its_day(people, house):
    first = adopt(house.centre)
    found = assess(people.clerk, first, by=people.head, marks=ONE_NOT)
    second = adopt(house.centre, lines=LINES[:1], on=TODAY, at=MOMENT)
    other = adopt(house.centre, system="公安系统")
    adopt(house.other_centre, system="别处的系统")
    before, after = (queries.checklists_in_force(house.centre, on=on) for on in (TODAY - DAY, TODAY))
    assert (before, after, second.number) == ([first, other], [second, other], 2)
    found.refresh_from_db()
    assert found.result == Result(False, not_done=(1,))
    adopt(house.centre, system="公安系统", on=TODAY + DAY, at=MOMENT, in_use=False)
    assert queries.checklists_in_force(house.centre, on=TODAY + DAY) == [second]
    assert queries.checklists_in_force(house.centre, on=FIRST_DAY - timedelta(days=1)) == []


def test_an_assessment_follows_the_name_of_the_system_to_another_centre(people, house):
    assess(people.clerk, adopt(house.centre), by=people.head)
    adopt(house.other_centre)
    assert standing(people.clerk).status is PracticalStatus.IN_DATE
    assert standing(people.clerk, system="公安系统").status is PracticalStatus.NEVER


def test_heads_and_reviewers_above_the_centre_may_observe(people, house):
    assert set(queries.observers_at(house.centre, on=TODAY)) == {people.head, people.reviewer}


def test_the_list_to_begin_with_is_a_checklist(house):
    assert adopt(house.centre, lines=counter_lines()).checklist == counter_lines()


@pytest.mark.parametrize("count", [1, 3])
def test_standings_ask_the_same_however_many_there_are(people, house, count, django_assert_num_queries):
    systems = [f"系统{n}" for n in range(count)]
    for system in systems:
        for clerk in (people.clerk, people.other_clerk):
            assess(clerk, adopt(house.centre, system=system), by=people.head)
    with django_assert_num_queries(2):
        found = queries.practical_standings([people.clerk, people.other_clerk], systems, on=TODAY)
    assert len(found) == 2 * count
