"""The bank of authored questions: imported by plan, published, tried on the page of a standard and forgotten."""

import json
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path

import pytest
import time_machine
from django.core.management import call_command
from django.core.management.base import CommandError
from django.urls import reverse
from docx import Document

from courses.models import StandardPage
from courses.operations.standards import publish_standards
from ledger.models import AuditEntry
from quizzes.domain.authored import item_of
from quizzes.domain.exchange import Exchanged, Provenance, sheet, text
from quizzes.domain.grading import grade, key_answer
from quizzes.domain.item import Kind
from quizzes.imports import QuestionFormat, questions_in
from quizzes.models import Attempt, Evidence, Question, Response
from quizzes.operations.bank import apply_questions, plan_questions
from tests.factories import MOMENT
from tests.shared import shared

pytestmark = pytest.mark.django_db
STARTER = "quizzes/starter/service_standards.txt"
ASKED = (
    Exchanged(
        Kind.SINGLE, "补正几次？", ("两次", "一次"), (1,), explanation="一次性告知", labels=("told-once", "必考")
    ),
    Exchanged(Kind.ORDERING, "先后", ("乙", "甲", "丙"), (1, 0, 2)),
    Exchanged(Kind.MATCHING, "各是什么", ("证件", "表格"), (0, 1), prompts=("身份证", "申请表")),
    Exchanged(Kind.NUMBER, "几日", number=5, unit="个工作日"),
    Exchanged(Kind.TRUE_FALSE, "当场办结", true=False),
    Exchanged(Kind.SET, "哪些", ("甲", "乙", "丙"), (0, 2)),
)


@pytest.fixture(autouse=True)
def nine_o_clock():
    with time_machine.travel(MOMENT, tick=False):
        yield


@shared
def standards(house):
    publish_standards(by=None, at=MOMENT)
    return {page.slug: page for page in StandardPage.objects.all()}


def imported(*arguments):
    out, err = StringIO(), StringIO()
    call_command("import_questions", *arguments, stdout=out, stderr=err)
    return out.getvalue()


def test_the_standards_are_made_once_and_editors_have_them_from_then_on(standards):
    page = standards["told-once"]
    page.title = "一次告知"
    page.save_revision().publish()
    assert publish_standards(by=None, at=MOMENT) == 0
    assert StandardPage.objects.get(slug="told-once").title == "一次告知"
    assert len(standards) == 8
    assert AuditEntry.objects.filter(action="standard.published").count() == 8


def test_every_kind_goes_into_the_bank_as_it_was(standards, people):
    made = apply_questions(plan_questions(ASKED), publish=True, by=people.editor, at=MOMENT)
    back = [Question.objects.get(pk=question.pk).exchanged() for question in made]
    for asked, kept in zip(ASKED, back, strict=True):
        item, same = item_of(asked, seed=3, revision=1), item_of(kept, seed=3, revision=1)
        assert grade(same, key_answer(same)).right
        assert sorted(option.text for option in item.options) == sorted(option.text for option in same.options)
        assert {o.text for o in item.options if o.id in item.key} == {o.text for o in same.options if o.id in same.key}
        assert (kept.explanation, kept.unit) == (asked.explanation, asked.unit)
    assert (made[0].standard, list(made[0].tags.names())) == (standards["told-once"], ["必考"])
    assert all(Question.objects.get(pk=question.pk).live for question in made)


def test_drafts_wait_and_the_same_words_are_added_once(standards):
    plan = plan_questions([*ASKED, ASKED[0]])
    assert (len(plan.new), plan.known) == (6, 1)
    apply_questions(plan, publish=False, by=None, at=MOMENT)
    assert not Question.objects.filter(live=True).exists()
    again = plan_questions(ASKED)
    assert (again.new, again.known) == ((), 6)


def test_the_same_words_about_another_matter_are_another_question(shelf, people):
    asked = [replace(ASKED[3], provenance=Provenance(matter_code=code)) for code in ("T-WS-001", "T-GA-001", "unknown")]
    apply_questions(plan_questions(asked), publish=False, by=people.editor, at=MOMENT)
    again = plan_questions([*asked, ASKED[3]])
    assert (Question.objects.count(), again.new, again.known) == (3, (), 4)


def test_the_questions_that_come_along_are_all_read(standards):
    said = imported(STARTER, "--publish")
    asked, troubles = text.read(Path(STARTER).read_text("utf-8"))
    assert troubles == ()
    assert Question.objects.filter(live=True, standard__isnull=False).count() == len(asked)
    assert "26" in said
    assert "26" in imported(STARTER, "--publish")
    assert Question.objects.count() == 26


def word(lines):
    document, out = Document(), BytesIO()
    for line in lines.splitlines():
        document.add_paragraph(line)
    document.save(out)
    return out.getvalue()


def test_a_file_is_known_by_what_it_holds():
    listed = "一、单选题\n1. 补正几次？\nA. 两次\nB. 一次\n【答案】B"
    table = "\n".join(",".join(row) for row in sheet.rows([ASKED[0]]))
    files = {
        listed.encode(): QuestionFormat.TEXT,
        listed.encode("gb18030"): QuestionFormat.TEXT,
        word(listed): QuestionFormat.TEXT,
        table.encode("utf-8-sig"): QuestionFormat.TABLE,
        "补正几次？{=一次 ~两次}".encode(): QuestionFormat.GIFT,
        b'<?xml version="1.0"?><quiz></quiz>': QuestionFormat.MOODLE_XML,
    }
    assert [questions_in(data).format for data in files] == list(files.values())
    stems = [[q.stem for q in questions_in(data).questions] for data in files]
    assert stems == [["补正几次？"]] * 5 + [[]]


def test_a_dry_run_writes_nothing_and_bad_lines_are_named(tmp_path):
    file = tmp_path / "题.txt"
    file.write_text("一、单选题\n1. 好题\nA. 甲\nB. 乙\n答案：A\n2. 坏题\nA. 甲\nB. 乙", encoding="utf-8")
    said = json.loads(imported(str(file), "--dry-run", "--json"))
    assert [question["stem"] for question in said["new"]] == ["好题"]
    assert [problem["line"] for problem in said["problems"]] == [6]
    assert (said["applied"], Question.objects.exists()) == (False, False)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4 x"], ids=["empty", "pdf"])
def test_a_file_that_holds_none_is_refused_in_a_sentence(tmp_path, data):
    file = tmp_path / "x"
    file.write_bytes(data)
    if data:
        assert Question.objects.count() == 0
        imported(str(file))
        assert Question.objects.count() == 0
    else:
        with pytest.raises(CommandError):
            imported(str(file))


def test_a_standard_is_tried_question_by_question_and_nothing_is_kept(standards, people, client_of):
    imported(STARTER, "--publish")
    client, url = client_of(people.clerk), reverse("standard_practice", args=["manners"])
    total = Question.objects.filter(standard=standards["manners"]).count()
    before = (Attempt.objects.count(), Response.objects.count(), Evidence.objects.count(), AuditEntry.objects.count())
    for n in range(total):
        at = f"{url}?seed=4&n={n}"
        assert client.get(at).status_code == 200
        assert client.post(at, {"sequence": 1}).status_code == 422
        assert "notice" not in client.post(at, {"sequence": 1, "unknown": "1"}).context["form"].errors
    done = client.get(f"{url}?seed=4&n={total}").content.decode()
    assert f"seed={5}" in done
    after = (Attempt.objects.count(), Response.objects.count(), Evidence.objects.count(), AuditEntry.objects.count())
    assert after == before


def test_drafts_are_asked_of_nobody(standards, people, client_of):
    apply_questions(plan_questions([ASKED[0]]), publish=False, by=None, at=MOMENT)
    html = client_of(people.clerk).get(reverse("standard_practice", args=["told-once"])).content.decode()
    assert "补正几次" not in html


def test_the_admin_keeps_a_question_to_its_kind(standards, people, client_of):
    client, url = client_of(people.editor), reverse("wagtailsnippets_quizzes_question:add")
    filled = {
        "kind": "single",
        "stem": "补正几次？",
        "explanation": "",
        "options-TOTAL_FORMS": "2",
        "options-INITIAL_FORMS": "0",
        "options-MIN_NUM_FORMS": "0",
        "options-MAX_NUM_FORMS": "1000",
        "options-0-text": "一次",
        "options-0-ORDER": "1",
        "options-1-text": "两次",
        "options-1-ORDER": "2",
    }
    refused = client.post(url, filled)
    assert (refused.status_code, Question.objects.count()) == (200, 0)
    client.post(url, filled | {"options-0-is_right": "on"})
    assert Question.objects.get().exchanged() == Exchanged(Kind.SINGLE, "补正几次？", ("一次", "两次"), (0,))
    again = client.post(url, filled | {"options-0-is_right": "on"})
    assert (again.status_code, Question.objects.count()) == (200, 1)
