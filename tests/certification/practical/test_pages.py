"""Practical assessments as pages: the head plans, the observer marks, the clerk answers, and 全科 follows."""

import pytest
from django.urls import reverse

from certification.matrix.domain.completeness import Completeness, CompletenessReason
from certification.matrix.queries import attention, board, complete_at
from certification.practical import operations
from certification.practical.domain.result import Mark, Marked
from certification.practical.domain.validity import PracticalStatus
from certification.practical.models import PracticalAssessment, PracticalChecklist, PracticalPlan, PracticalSignature
from certification.practical.queries import checklists_in_force, plans_to_observe
from certification.practical.starter import counter_lines
from tests.certification.practical.practicals import DAY, LINES, ONE_NOT, SYSTEM, adopt, assess, plan
from tests.certification.sittings import grant
from tests.factories import MOMENT, make_person
from tests.factories import grant as give_role

TODAY = MOMENT.date()
HERE = "?centre=putuoshan"


def marks(*done, on=TODAY):
    """What the observer's form sends: a mark a line, a remark on the second."""
    sent = {f"mark_{place}": mark for place, mark in enumerate(done)}
    return {"assessed_on": on.isoformat(), **sent, "remark_1": "当场补上"}


def test_from_the_plan_to_the_record_of_the_clerk(people, house, client_of, monday):
    checklist = adopt(house.centre)
    wish = {"clerk": people.clerk.pk, "checklist": checklist.pk, "planned_on": "2026-03-09"}
    head, reviewer, clerk = (client_of(one) for one in (people.head, people.reviewer, people.clerk))
    planned = head.post(reverse("practical_plan_new") + HERE, {**wish, "observer": people.reviewer.pk})
    (row,) = plans_to_observe(people.reviewer)
    assert (planned.url, row.clerk) == (reverse("practical_plan", args=[row.pk]), people.clerk)
    assert people.clerk.name in reviewer.get(reverse("practical_mine")).content.decode()
    assert planned.url in reviewer.get(reverse("waiting")).content.decode()
    reviewer.post(planned.url, marks("done", "done", "not_observed", "done"))
    found = PracticalAssessment.objects.get()
    assert (found.by, found.marked[1].remark, found.result.passed) == (people.reviewer, "当场补上", True)
    page = reverse("practical_assessment", args=[found.pk])
    assert page in clerk.get(reverse("my_record")).content.decode()
    assert clerk.post(reverse("practical_answer", args=[found.pk]), {"sign": "1"}).url == page
    assert [row.in_date for row in clerk.get(reverse("my_record")).context["record"].practicals.values()] == [True]


def test_an_observer_without_an_account_is_named_and_the_head_enters_the_paper(people, house, client_of, monday):
    checklist = adopt(house.centre)
    head = client_of(people.head)
    wish = {"clerk": people.clerk.pk, "checklist": checklist.pk, "planned_on": "2026-03-05", "observer_name": "张老师"}
    planned = head.post(reverse("practical_plan_new") + HERE, wish)
    row = PracticalPlan.objects.get()
    paper = head.get(reverse("practical_blank", args=[row.pk])).content.decode()
    assert ("张老师" in paper, paper.count("□"), all(line.text in paper for line in LINES)) == (True, 12, True)
    head.post(planned.url, marks("done", "done", "done", "done", on=TODAY - 4 * DAY))
    found = PracticalAssessment.objects.get()
    assert (found.assessed_on, found.by, found.plan.observed_by) == (TODAY - 4 * DAY, people.head, "张老师")


def test_a_plan_says_what_is_wrong_where_and_keeps_what_was_typed(people, house, client_of, monday):
    checklist = adopt(house.centre)
    give_role(people.head, "clerk", centre=house.centre)
    wish = {"clerk": people.clerk.pk, "checklist": checklist.pk, "planned_on": "2026-03-09"}
    sent = [
        wish,
        {**wish, "observer": people.head.pk, "observer_name": "张老师"},
        {**wish, "clerk": people.head.pk, "observer": people.head.pk},
        {**wish, "clerk": people.head.pk, "observer_name": "张老师"},
    ]
    answers = [client_of(people.head).post(reverse("practical_plan_new") + HERE, one) for one in sent]
    assert [one.status_code for one in answers] == [422] * 4
    errors = [set(one.context["form"].errors) for one in answers]
    assert errors == [{"observer"}, {"observer_name"}, {"observer"}, {"__all__"}]
    assert 'value="张老师"' in answers[1].content.decode()
    assert not PracticalPlan.objects.exists()


def test_a_line_without_a_mark_is_asked_for_and_nothing_is_written(people, house, client_of, monday):
    row = plan(people.clerk, adopt(house.centre), by=people.head, at=MOMENT)
    answer = client_of(people.head).post(reverse("practical_plan", args=[row.pk]), marks("done", "not_done", "done"))
    assert (answer.status_code, set(answer.context["form"].errors)) == (422, {"mark_3"})
    assert 'value="当场补上"' in answer.content.decode()
    assert not PracticalAssessment.objects.exists()


def test_a_contested_assessment_is_shown_as_a_pair(people, house, client_of, monday):
    found = assess(people.clerk, adopt(house.centre), by=people.head, marks=ONE_NOT, signed=False)
    address, clerk = reverse("practical_answer", args=[found.pk]), client_of(people.clerk)
    assert clerk.post(address, {"reason": " "}).status_code == 422
    assert not PracticalSignature.objects.filter(party="clerk").exists()
    clerk.post(address, {"reason": "申请人只是咨询"})
    shown = client_of(people.head).get(reverse("practical_list")).content.decode()
    pair = shown[shown.index("contested") :].split("</dl>")[0]
    assert ("申请人只是咨询" in pair, people.head.name in pair) == (True, True)
    assert "申请人只是咨询" not in client_of(people.other_head).get(reverse("practical_list")).content.decode()
    waiting = client_of(people.head).get(reverse("waiting")).context["rows"]
    assert [one.link for one in waiting] == [reverse("practical_assessment", args=[found.pk])]


def test_the_head_hears_of_what_ends_soon(people, house):
    checklist = adopt(house.centre)
    row = plan(people.clerk, checklist, by=people.head, at=MOMENT - 9 * DAY)
    assert "practical_ending" not in {one.kind for one in attention(house.centre, TODAY)}
    long_ago = TODAY.replace(year=2024, month=4)
    found = operations.record_assessment(
        row, marks=[Marked(Mark.DONE)] * 4, assessed_on=long_ago, by=people.head, at=MOMENT - 8 * DAY
    )
    operations.sign_assessment(found, by=people.clerk, at=MOMENT - 8 * DAY)
    told = {one.kind: one for one in attention(house.centre, TODAY)}["practical_ending"]
    assert (told.first, told.since) == ((people.clerk.name,), TODAY.replace(month=4))


def test_the_head_names_a_system_and_writes_its_next_version(people, house, client_of, monday):
    head, new = client_of(people.head), reverse("practical_checklist_new") + HERE
    begun = head.get(new).context["form"]
    sent = {name: begun[name].value() for name in ("guiding", "examination", "entry", "notices")}
    sent |= {"system": " 一窗受理平台 ", "effective_on": "2026-03-09", "reason": "启用"}
    head.post(new, sent)
    (first,) = checklists_in_force(house.centre, on=TODAY)
    assert (first.system, first.checklist) == (SYSTEM, counter_lines())
    again = head.post(new, sent)
    assert (again.status_code, set(again.context["form"].errors)) == (422, {"system"})
    edit = reverse("practical_checklist", args=[first.pk])
    unstarred = head.post(edit, {**sent, "entry": "复核后提交", "in_use": "on"})
    assert (unstarred.status_code, set(unstarred.context["form"].errors)) == (422, {"entry"})
    head.post(edit, {**sent, "entry": "★ 复核后提交", "in_use": "on", "system": "别的名字"})
    (second,) = checklists_in_force(house.centre, on=TODAY)
    assert (second.system, second.number, [line.text for line in second.checklist if line.skill == "entry"]) == (
        SYSTEM,
        2,
        ["复核后提交"],
    )
    head.post(edit, sent)
    assert (checklists_in_force(house.centre, on=TODAY), PracticalChecklist.objects.count()) == ([], 3)


def test_complete_is_who_has_every_matter_and_every_system_in_date(people, house, shelf, client_of, monday):
    grant(people.clerk, shelf.catalogue.matters.all(), by=people.head)
    decisions = [complete_at(board(house.centre, on=TODAY))[people.clerk.pk]]
    checklist = adopt(house.centre)
    decisions.append(complete_at(board(house.centre, on=TODAY))[people.clerk.pk])
    assess(people.clerk, checklist, by=people.head)
    found = complete_at(board(house.centre, on=TODAY))
    decisions.append(found[people.clerk.pk])
    assert [(one.status, one.reasons, one.systems_missing) for one in decisions] == [
        (Completeness.COMPLETE, (CompletenessReason.NO_INTAKE_SYSTEM,), ()),
        (Completeness.INCOMPLETE, (CompletenessReason.PRACTICAL_MISSING,), (SYSTEM,)),
        (Completeness.COMPLETE, (), ()),
    ]
    assert found[people.other_clerk.pk].status is Completeness.INCOMPLETE
    before = complete_at(board(house.centre, on=TODAY - 11 * DAY))[people.clerk.pk]
    assert CompletenessReason.PRACTICAL_MISSING in before.reasons
    assert client_of(people.head).get(reverse("matrix")).context["all_round"] == 1
    assert client_of(people.clerk).get(reverse("my_record")).context["record"].complete.status is Completeness.COMPLETE


@pytest.mark.parametrize("count", [1, 3])
def test_lists_ask_the_same_however_long_they_are(people, house, client_of, monday, count, django_assert_num_queries):
    checklists = [adopt(house.centre, system=f"系统{n}") for n in range(count)]
    for n in range(count):
        clerk = make_person(f"extra{n}")
        give_role(clerk, "clerk", centre=house.centre)
        for checklist in checklists:
            assess(clerk, checklist, by=people.head)
        assess(clerk, checklists[0], by=people.head, at=MOMENT - DAY, contested="不符")
        plan(clerk, checklists[0], by=people.head, observer=people.reviewer, at=MOMENT)
    client = client_of(people.head)
    with django_assert_num_queries(12):
        answer = client.get(reverse("practical_list"))
    assert (len(answer.context["rows"]), len(answer.context["disputes"])) == (count + 2, count)
    with django_assert_num_queries(6):
        client.get(reverse("practical_checklists"))
    reviewer = client_of(people.reviewer)
    with django_assert_num_queries(5):
        reviewer.get(reverse("practical_mine"))


def test_a_standing_is_told_in_words(people, house, client_of, monday):
    assess(people.clerk, adopt(house.centre), by=people.head)
    answer = client_of(people.inspector).get(reverse("practical_list") + HERE)
    found = {clerk: standings[0]["decision"].status for clerk, standings in answer.context["rows"]}
    assert found == {people.clerk: PracticalStatus.IN_DATE, people.other_clerk: PracticalStatus.NEVER}
    assert "2028年2月27日" in answer.content.decode()
