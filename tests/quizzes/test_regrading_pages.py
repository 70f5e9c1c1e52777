"""The ways into a regrading, its plan, and what the clerk is told."""

import pytest
import time_machine
from django.urls import reverse

from ledger.models import Job
from people.actor import actor_for
from quizzes import operations, tasks
from quizzes.domain.grading import key_answer
from quizzes.domain.registry import TEMPLATES
from quizzes.models import CorrectedVerdict, Regrading, RegradingDecision
from quizzes.operations import report_question
from quizzes.queries.regrade_pages import regradings_in_reach
from quizzes.queries.regrading import plan_of
from tests.certification.sittings import sit
from tests.factories import MOMENT
from tests.quizzes.test_regrading import another, approve, drawn, propose
from tests.quizzes.test_screens import put

pytestmark = pytest.mark.django_db
KNOWN = TEMPLATES["conditions.which"]


@pytest.fixture(autouse=True)
def nine_o_clock():
    with time_machine.travel(MOMENT, tick=False):
        yield


def corrected_fields(item):
    """What a browser sends of the form once another key is marked."""
    return {"sequence": 1, "chosen": another(item)["chosen"], "reason": "清单原文有误"}


def test_a_reported_question_leads_to_both_ways(people, shelf, client_of):
    draw = put(people.clerk, shelf, "materials.which")
    report = report_question(draw, reason="key", text="", by=people.clerk, at=MOMENT)
    html = client_of(people.editor).get(reverse("report_answer", args=[report.pk])).content.decode()
    assert reverse("regrade_key", args=[draw.snapshot_id]) in html
    assert reverse("regrade_withdraw", args=[draw.snapshot.matter_version_id]) in html


def test_a_preview_offers_the_key_only_of_what_somebody_was_asked(people, shelf, client_of):
    draw = put(people.clerk, shelf, "materials.which", seed=3)
    url, link = reverse("item_preview", args=[shelf.hygiene.pk]), reverse("regrade_key", args=[draw.snapshot_id])
    client = client_of(people.editor)
    assert link in client.get(url, {"template": "materials.which", "seed": "3"}).content.decode()
    assert link not in client.get(url, {"template": "materials.copies", "seed": "3"}).content.decode()


def test_a_key_is_proposed_on_the_question_itself(people, shelf, client_of):
    snapshot = drawn(sit(people.clerk, shelf.hygiene)).snapshot
    url, client = reverse("regrade_key", args=[snapshot.pk]), client_of(people.editor)
    html = client.get(url).content.decode()
    assert html.count(" checked") == len(key_answer(snapshot.item)["chosen"])

    unchanged = {"sequence": 1, **key_answer(snapshot.item), "reason": "再看看"}
    refused = client.post(url, unchanged)
    assert (refused.status_code, "这已是现行答案" in refused.content.decode()) == (422, True)
    assert client.post(url, corrected_fields(snapshot.item) | {"reason": " "}).status_code == 422
    assert not Regrading.objects.exists()

    sent = client.post(url, corrected_fields(snapshot.item))
    found = Regrading.objects.get()
    assert (sent.status_code, sent.url) == (302, reverse("regrading", args=[found.pk]))
    assert (found.by, found.reason, found.snapshot) == (people.editor, "清单原文有误", snapshot)


def test_a_template_is_taken_out_of_this_matter_or_of_all(people, shelf, client_of):
    snapshot = drawn(sit(people.clerk, shelf.hygiene)).snapshot
    url = reverse("regrade_withdraw", args=[snapshot.matter_version_id])
    query = f"?template={snapshot.template}&number={snapshot.template_version}"
    client = client_of(people.admin)
    assert client.get(url).status_code == 404
    assert client.get(f"{url}?template=x&number=y").status_code == 404
    assert client.post(url + query, {"reason": ""}).status_code == 422
    client.post(url + query, {"reason": "问法有歧义"})
    client.post(url + query, {"reason": "模板有误", "everywhere": "on"})
    told = Regrading.objects.order_by("pk").values_list("template", "matter_version", "reason")
    assert list(told) == [
        (snapshot.template, snapshot.matter_version_id, "问法有歧义"),
        (snapshot.template, None, "模板有误"),
    ]


def test_the_plan_waits_for_a_second_person_and_then_says_what_it_did(people, shelf, client_of):
    found = propose(sit(people.clerk, shelf.hygiene), people)
    url, digest = reverse("regrading", args=[found.pk]), plan_of(found).digest
    decision = {"decision": "approve", "reason": "已核对原文", "digest": digest}

    own = client_of(people.editor)
    assert 'name="decision"' not in own.get(url).content.decode()
    assert own.post(url, decision).status_code == 422
    # an editor sees nobody's name; an administrator does
    assert "普陀山镇便民服务中心窗口人员" in own.get(url).content.decode()
    second = client_of(people.admin)
    page = second.get(url).content.decode()
    assert str(people.clerk) in page
    assert page.index("8题答对8题") < page.index("8题答对7题")
    assert second.post(url, decision | {"digest": "old"}).status_code == 422
    unsaid = second.post(url, {"digest": digest})
    assert (unsaid.status_code, "请选择同意或不同意" in unsaid.content.decode()) == (422, True)
    assert not RegradingDecision.objects.exists()

    assert second.post(url, decision).status_code == 302
    job = Job.objects.get(key=tasks.regrading_job_key(found.pk))
    assert (job.state, job.done, job.total, CorrectedVerdict.objects.count()) == ("done", 1, 1, 1)
    assert tasks.catch_up_regradings() == 1
    assert CorrectedVerdict.objects.count() == 1
    assert "已核对原文" in second.get(url).content.decode()
    assert "已核对原文" in second.get(reverse("regrading_list"), {"show": "decided"}).content.decode()


def test_a_refusal_changes_nothing_and_says_why(people, shelf, client_of):
    found = propose(sit(people.clerk, shelf.hygiene), people)
    decision = {"decision": "refuse", "reason": "原答案无误", "digest": "whatever"}
    client_of(people.admin).post(reverse("regrading", args=[found.pk]), decision)
    assert (RegradingDecision.objects.get().approved, Job.objects.count()) == (False, 0)
    assert "原答案无误" in client_of(people.editor).get(reverse("regrading", args=[found.pk])).content.decode()


def test_the_clerk_reads_which_answers_and_what_it_changed(people, shelf, client_of):
    outcome = sit(people.clerk, shelf.hygiene)
    found = propose(outcome, people)
    record, result = reverse("my_record"), reverse("check_result", args=[outcome.attempt_id])
    clerk, other = client_of(people.clerk), client_of(people.other_clerk)
    assert "清单原文有误" not in clerk.get(record).content.decode()
    approve(found, people.admin)
    assert "考核由8题对8题（通过）改为8题对7题（无法判定）" in clerk.get(record).content.decode()
    assert clerk.get(result).content.decode().count("清单原文有误") == 2
    cell = clerk.get(reverse("matrix_cell", args=[people.clerk.pk, shelf.hygiene.pk])).content.decode()
    assert "重新判分：错" in cell
    assert "清单原文有误" not in other.get(record).content.decode()


def test_practice_that_was_regraded_is_on_the_clerks_own_record_only(people, shelf, client_of):
    draw = put(people.clerk, shelf, "materials.which")
    operations.answer_practice_item(draw, sequence=1, answer=key_answer(draw.snapshot.item), at=MOMENT)
    found = operations.propose_withdrawal(
        draw.snapshot.template, draw.snapshot.template_version, None, reason="问法有歧义", by=people.editor, at=MOMENT
    )
    approve(found, people.admin)
    assert "问法有歧义" in client_of(people.clerk).get(reverse("my_record")).content.decode()
    head = client_of(people.head).get(reverse("record", args=[people.clerk.pk])).content.decode()
    assert "问法有歧义" not in head


@pytest.mark.parametrize("proposals", [1, 3])
def test_the_list_costs_the_same_for_any_number_of_proposals(people, shelf, django_assert_num_queries, proposals):
    version = shelf.hygiene.versions.get()
    for number in range(1, proposals + 1):
        operations.propose_withdrawal("no.such", number, version, reason="x", by=people.editor, at=MOMENT)
    actor = actor_for(people.editor, on=MOMENT.date())
    with django_assert_num_queries(1):
        told = [(row.template_version, str(row.by), row.matter_version.matter.name) for row in waiting(actor)]
    assert [number for number, _by, _matter in told] == list(range(proposals, 0, -1))


def test_a_second_person_is_asked_on_their_home_and_the_proposer_is_not(people, shelf, client_of):
    version = shelf.hygiene.versions.get()
    other = operations.propose_withdrawal("no.such", 1, version, reason="x", by=people.admin, at=MOMENT)
    own = operations.propose_withdrawal("no.such", 2, version, reason="x", by=people.editor, at=MOMENT)
    client = client_of(people.editor)
    assert reverse("waiting") in client.get(reverse("home")).content.decode()
    listed = client.get(reverse("waiting")).content.decode()
    assert reverse("regrading", args=[other.pk]) in listed
    assert reverse("regrading", args=[own.pk]) not in listed
    # the reviewer of this house answers for another department
    assert [row.pk for row in waiting(actor_for(people.reviewer, on=MOMENT.date()))] == []
    assert own.pk in [row.pk for row in waiting(actor_for(people.editor, on=MOMENT.date()))]


def test_a_template_nobody_was_asked_and_nobody_knows_cannot_be_taken_out(people, shelf, client_of):
    url = reverse("regrade_withdraw", args=[shelf.hygiene.versions.get().pk])
    client = client_of(people.editor)
    assert client.get(url, {"template": "no.such", "number": "1"}).status_code == 404
    assert client.get(url, {"template": KNOWN.name, "number": KNOWN.version}).status_code == 200


def waiting(actor):
    return regradings_in_reach(actor, decided=False)


def test_an_empty_list_says_where_to_begin(people, client_of):
    assert "没有待审定的" in client_of(people.editor).get(reverse("regrading_list")).content.decode()


def test_taken_out_wrongly_it_is_put_back_from_its_own_page(people, shelf, client_of):
    outcome = sit(people.clerk, shelf.hygiene)
    snapshot = outcome.attempt.draws.select_related("snapshot").first().snapshot
    found = operations.propose_withdrawal(
        snapshot.template, snapshot.template_version, None, reason="问法有歧义", by=people.editor, at=MOMENT
    )
    page, url = reverse("regrading", args=[found.pk]), reverse("regrade_restore", args=[found.pk])
    editor = client_of(people.editor)
    assert url not in editor.get(page).content.decode()
    approve(found, people.admin)
    assert url in editor.get(page).content.decode()

    assert editor.post(url, {"reason": " "}).status_code == 422
    assert Regrading.objects.count() == 1
    answer = editor.post(url, {"reason": "核对后无歧义"})
    back = Regrading.objects.latest("pk")
    assert (answer.url, back.kind) == (reverse("regrading", args=[back.pk]), Regrading.Kind.RESTORE)
    assert url not in editor.get(page).content.decode()
    again = editor.post(url, {"reason": "再提"})
    assert (again.status_code, "同样的提议已在等待审定" in again.content.decode()) == (422, True)
