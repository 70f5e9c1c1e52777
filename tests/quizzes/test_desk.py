"""The question desk: what can be asked, one question as a clerk sees it, and what was reported."""

import pytest
import time_machine
from django.urls import reverse
from django.utils.translation import gettext, override

from courses.domain.facets import Facet
from courses.models import Catalogue
from ledger.models import AuditEntry
from people.actor import actor_for
from people.models import RoleGrant
from quizzes.domain.draft import TooLittleReason
from quizzes.models import Attempt, QuarantinedTemplate, QuestionReport, ReportAnswer, Vetting
from quizzes.operations import lift_quarantine, quarantine_template, report_question
from quizzes.operations.drawing import draw_item
from quizzes.operations.vetting import vet_version
from quizzes.queries.banks import bank_for
from quizzes.queries.coverage import matters_covered
from quizzes.queries.quarantine import quarantined
from quizzes.queries.reports import reported, reports_in_reach
from quizzes.queries.written import withheld_in
from quizzes.sentences import TOO_LITTLE
from tests.factories import MOMENT
from tests.quizzes import shelf as shelves
from tests.quizzes.test_screens import ON, put
from tests.quizzes.test_written import drawn, only_written, write

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nine_o_clock():
    with time_machine.travel(MOMENT, tick=False):
        yield


def version_of(shelf):
    return shelf.hygiene.versions.get()


def served(version):
    return sum(cell["practice"] for cell in Vetting.objects.filter(matter_version=version).first().facets.values())


def test_what_is_shut_out_is_drawn_no_more_and_may_come_back(people, shelf):
    version = version_of(shelf)
    vet_version(version, at=MOMENT)
    before = served(version)
    row = quarantine_template(version, "materials.which", seed=1, reason="依据过时", by=people.editor, at=MOMENT)

    assert quarantined(version) == {("materials.which", row.template_version)}
    assert served(version) == before - 1
    assert quarantine_template(version, "materials.which", seed=2, reason="再来", by=people.editor, at=MOMENT) is None
    assert AuditEntry.objects.filter(action="template.shut_out").count() == 1

    lift_quarantine(version, "materials.which", reason="已更正", by=people.editor, at=MOMENT)
    assert (quarantined(version), served(version)) == (set(), before)
    assert [row.lifted for row in QuarantinedTemplate.objects.order_by("pk")] == [False, True]
    assert lift_quarantine(version, "materials.which", reason="再来", by=people.editor, at=MOMENT) is None


def test_a_facet_with_every_template_shut_out_is_not_drawn(people, shelf):
    version = version_of(shelf)
    draw = put(people.clerk, shelf, "service_object.which")
    names = ("service_object.which", "service_object.judge", "service_object.matter", "service_object.differ")
    for name in names:
        quarantine_template(version, name, seed=0, reason="复核", by=people.editor, at=MOMENT)
    bank = bank_for(version, on=ON, depth="accept")

    facet = Facet.SERVICE_OBJECT
    assert draw_item(draw.attempt, facet=facet, version=version, bank=bank, position=2, at=MOMENT) is None


def test_the_coverage_counts_and_says_why_not(people, shelf, client_of):
    vet_version(version_of(shelf), at=MOMENT)
    Vetting.objects.filter(matter_version__matter=shelf.matters["T-GA-001"]).delete()
    html = client_of(people.editor).get(reverse("item_coverage")).content.decode()
    assert "公共场所卫生许可（新办）" in html
    assert html.count(reverse("item_preview", args=[shelf.hygiene.pk])) == 1
    assert "● 2" in html
    assert html.count("尚未检验") == 1


def test_the_coverage_costs_the_same_for_any_number_of_matters(people, shelf, django_assert_num_queries):
    versions = [matter.versions.get() for matter in shelf.matters.values()]
    for version in versions:
        vet_version(version, at=MOMENT)
    for category in ("卫生健康", ""):
        with django_assert_num_queries(4):
            matters_covered(shelf.catalogue, on=ON, category=category)
    assert [len(matters_covered(shelf.catalogue, on=ON, category=one)) for one in ("卫生健康", "")] == [2, 7]


@pytest.mark.parametrize("reports", [1, 3])
def test_the_queue_costs_the_same_for_any_number_of_reports(
    people, shelf, client_of, django_assert_num_queries, reports
):
    for seed in range(reports):
        draw = put(people.clerk, shelf, "materials.which", seed=seed)
        report_question(draw, reason="fact", text=str(seed), by=people.clerk, at=MOMENT)
        Attempt.objects.update(state=Attempt.State.FINISHED, finished_at=MOMENT)
    actor = actor_for(people.editor, on=ON)
    with django_assert_num_queries(2):
        assert len(reported(reports_in_reach(actor, answered=False))) == reports


def test_a_preview_shows_the_question_and_beneath_it_the_key(people, shelf, client_of):
    url = reverse("item_preview", args=[shelf.hygiene.pk])
    html = client_of(people.editor).get(url, {"template": "materials.which", "seed": "3"}).content.decode()
    assert "《公共场所卫生许可（新办）》" in html
    assert "清单列明" in html
    assert not QuestionReport.objects.exists()


def test_a_template_without_a_question_says_why(people, shelf, client_of):
    url = reverse("item_preview", args=[shelf.hygiene.pk])
    client = client_of(people.editor)
    html = client.get(url, {"template": "counter.wrong_counter", "seed": "x"}).content.decode()
    with override("zh-hans"):
        assert str(TOO_LITTLE[TooLittleReason.NOT_STATED]) in html


def test_shutting_out_without_a_reason_changes_nothing(people, shelf, client_of):
    url = reverse("item_quarantine", args=[shelf.hygiene.pk])
    client_of(people.editor).post(url, {"template": "materials.which", "seed": "3", "reason": " "})
    client_of(people.editor).post(url, {"template": "no.such", "seed": "3", "reason": "为何"})
    assert not QuarantinedTemplate.objects.exists()
    client_of(people.editor).post(url, {"template": "materials.which", "seed": "3", "reason": "为何"})
    assert QuarantinedTemplate.objects.get().by == people.editor


def test_a_report_waits_is_answered_and_shuts_its_template_out(people, shelf, client_of):
    draw = put(people.clerk, shelf, "materials.which")
    report = report_question(draw, reason="fact", text="检测报告已不要求", by=people.clerk, at=MOMENT)
    client = client_of(people.editor)
    assert "检测报告已不要求" in client.get(reverse("report_queue")).content.decode()

    answer = {"verdict": "upheld", "text": "清单将更正", "quarantine": "on"}
    assert client.post(reverse("report_answer", args=[report.pk]), answer).status_code == 302

    standing = ReportAnswer.objects.get()
    assert (standing.verdict, standing.by, standing.text) == ("upheld", people.editor, "清单将更正")
    assert {name for name, _version in quarantined(version_of(shelf))} == {"materials.which"}
    assert "检测报告已不要求" not in client.get(reverse("report_queue")).content.decode()
    assert "清单将更正" in client.get(reverse("report_queue"), {"show": "answered"}).content.decode()
    assert "清单将更正" in client_of(people.clerk).get(reverse("my_reports")).content.decode()
    assert "清单将更正" not in client_of(people.other_clerk).get(reverse("my_reports")).content.decode()


def test_an_empty_answer_is_asked_for_again(people, shelf, client_of):
    report = report_question(
        put(people.clerk, shelf, "materials.which"), reason="key", text="", by=people.clerk, at=MOMENT
    )
    sent = client_of(people.editor).post(reverse("report_answer", args=[report.pk]), {"verdict": "upheld", "text": ""})
    assert (sent.status_code, ReportAnswer.objects.exists()) == (422, False)


def test_a_reviewer_of_another_department_sees_neither_queue_nor_question(people, shelf, client_of):
    report = report_question(
        put(people.clerk, shelf, "materials.which"), reason="key", text="", by=people.clerk, at=MOMENT
    )
    client = client_of(people.reviewer)
    assert report.draw.snapshot.item.stem not in client.get(reverse("report_queue")).content.decode()
    assert client.get(reverse("report_answer", args=[report.pk])).status_code == 403
    assert client.get(reverse("item_preview", args=[shelf.hygiene.pk])).status_code == 403

    RoleGrant.objects.filter(user=people.reviewer).update(department="卫生健康", unit=shelf.catalogue.unit)
    client = client_of(people.reviewer)
    assert report.draw.snapshot.item.stem in client.get(reverse("report_queue")).content.decode()
    assert client.get(reverse("report_answer", args=[report.pk])).status_code == 200


def test_what_was_written_is_counted_previewed_and_shut_out_like_a_template(people, shelf, client_of):
    question = write("要交哪几份？")
    vet_version(version_of(shelf), at=MOMENT)
    client = client_of(people.editor)
    with override("zh-hans"):
        counted = gettext("%(count)s written") % {"count": 1}
    assert counted in client.get(reverse("item_coverage")).content.decode()

    name, url = f"authored.{question.pk}", reverse("item_preview", args=[shelf.hygiene.pk])
    html = client.get(url, {"template": name}).content.decode()
    assert html.count("要交哪几份？") == 2
    assert reverse("wagtailsnippets_quizzes_question:edit", args=[question.pk]) in html

    client.post(
        reverse("item_quarantine", args=[shelf.hygiene.pk]), {"template": name, "seed": "0", "reason": "答案有误"}
    )
    assert quarantined(version_of(shelf)) == {(name, question.live_revision_id)}
    assert "答案有误" in client.get(reverse("item_coverage")).content.decode()
    question.save_revision().publish()
    assert "答案有误" not in client.get(reverse("item_coverage")).content.decode()


def test_questions_older_than_their_facet_are_listed_until_somebody_reads_them_again(people, shelf, client_of):
    question = write("要交哪几份？")
    url = reverse("written_questions")
    client = client_of(people.editor)
    assert "要交哪几份？" not in client.get(url).content.decode()
    shelves.change(shelf, version_of(shelf).facts, [Facet.MATERIALS], on=ON, at=MOMENT)
    assert "要交哪几份？" in client.get(url).content.decode()
    assert url in client.get(reverse("item_coverage")).content.decode()

    still_right = reverse("question_still_right", args=[question.pk])
    reviewer = client_of(people.reviewer)
    assert "要交哪几份？" not in reviewer.get(url).content.decode()
    reviewer.post(still_right)
    assert "要交哪几份？" in client.get(url).content.decode()
    client.post(still_right)
    assert "要交哪几份？" not in client.get(url).content.decode()


def test_a_clerk_is_told_above_a_written_question_which_matter_it_is_about(people, shelf, client_of):
    write("要交哪几份？")
    only_written(shelf, people)
    attempt = Attempt.objects.create(clerk=people.clerk, kind="practice", seed=3, started_at=MOMENT)
    drawn(attempt, version_of(shelf), position=1)
    html = client_of(people.clerk).get(reverse("practice_item", args=[attempt.pk, 1])).content.decode()
    assert html.count("要交哪几份？") == 1
    assert shelf.hygiene.name in html


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_questions_to_read_again_costs_the_same(people, shelf, django_assert_num_queries, count):
    for number in range(count):
        write(f"第{number}题？")
    shelves.change(shelf, version_of(shelf).facts, [Facet.MATERIALS], on=ON, at=MOMENT)
    with django_assert_num_queries(2):
        assert len(withheld_in(Catalogue.objects.all(), on=ON)) == count
