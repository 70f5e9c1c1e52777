"""The page of an exam on paper, and what is printed from it."""

import pytest
import time_machine
from django.urls import reverse

from courses.domain.facets import Facet
from ledger.models import AuditEntry
from quizzes.domain.grading import key_answer
from quizzes.domain.item import Kind
from quizzes.exams.domain.on_paper.codes import sheet_code
from quizzes.exams.domain.on_paper.notation import write_notation
from quizzes.exams.operations.on_paper import give_to_paper
from tests.courses.documents.pdf import pages, text
from tests.factories import MOMENT
from tests.quizzes.exams.sittings import prepared

pytestmark = pytest.mark.django_db
THREE = (Facet.MATERIALS, Facet.TIME_LIMIT, Facet.PROCESS)


@pytest.fixture(autouse=True)
def nine_o_clock():
    with time_machine.travel(MOMENT, tick=False):
        yield


def printed(client, name, paper, query=""):
    return client.get(reverse(name, args=[paper.pk]) + query)


def test_everybodys_sheets_are_printed_without_the_key(paper, people, shelf, client_of):
    clerks = (people.clerk, people.other_clerk)
    alice, bob = (prepared(paper, clerk, shelf, facets=THREE, seed=seed) for seed, clerk in enumerate(clerks))
    head = client_of(people.head)
    page = head.get(reverse("exam_sheets", args=[paper.pk])).content.decode()
    assert sheet_code(alice.pk) in page
    assert reverse("exam_key_pdf", args=[paper.pk]) not in page

    answered = printed(head, "exam_sheets_pdf", paper)
    assert answered["Content-Type"] == "application/pdf"
    told = text(answered.content)
    for attempt in (alice, bob):
        assert f"卷号{sheet_code(attempt.pk)}".replace(" ", "") in told
        for draw in attempt.draws.select_related("snapshot"):
            item = draw.snapshot.item
            assert item.stem.replace(" ", "") in told
            assert [option.text for option in item.options if option.text.replace(" ", "") not in told] == []
            for source in item.explanation, *(line.text for line in item.sources if item.kind is Kind.NUMBER):
                assert not source or source.replace(" ", "") not in told
    assert "答对2题及以上为合格" in told
    sheets = pages(answered.content)
    assert {(sheet.width, sheet.height) for sheet in sheets} == {(210.0, 297.0)}
    # printed on both sides: Bob's first page is an odd one, and counts from one again
    first = next(place for place, sheet in enumerate(sheets, 1) if str(people.other_clerk) in sheet.text)
    assert first % 2 == 1
    assert "第1页" in sheets[first - 1].text.replace(" ", "")
    assert list(AuditEntry.objects.filter(action="exam.sheets_printed").values_list("detail", flat=True)) == [
        {"sittings": [alice.pk, bob.pk]}
    ]
    assert str(people.other_clerk) not in text(printed(head, "exam_sheets_pdf", paper, f"?sitting={alice.pk}").content)


def test_the_key_holds_whom_it_was_opened_for_and_every_look_is_noted(paper, people, shelf, client_of):
    alice, bob = (prepared(paper, clerk, shelf, facets=THREE) for clerk in (people.clerk, people.other_clerk))
    head, page = client_of(people.head), reverse("exam_sheets", args=[paper.pk])
    assert printed(head, "exam_key_pdf", paper).status_code == 404
    nobody = head.post(page, {"reason": "停网"})
    assert (nobody.status_code, "停网" in nobody.content.decode()) == (422, True)
    assert head.post(page, {"sittings": [alice.pk], "reason": "停网"}).status_code == 302
    told = text(printed(head, "exam_key_pdf", paper).content)
    keys = [write_notation(draw.snapshot.item, key_answer(draw.snapshot.item)) for draw in alice.draws.all()]
    assert [key for key in keys if key not in told] == []
    assert sheet_code(alice.pk).replace(" ", "") in told
    assert sheet_code(bob.pk).replace(" ", "") not in told
    assert AuditEntry.objects.filter(action="exam.key_printed").count() == 1
    shown = head.get(page).content.decode()
    assert f"{people.head}于" in shown
    assert f"{people.clerk}" not in shown[shown.index('id="key"') :]


def test_who_sits_it_takes_nothing_out_and_is_told_why(paper, people, shelf, client_of):
    alice = prepared(paper, people.clerk, shelf, facets=THREE)
    give_to_paper(paper, [alice], reason="停网", by=people.admin, at=MOMENT)
    paper.people.add(people.head)
    head = client_of(people.head)
    assert [printed(head, name, paper).status_code for name in ("exam_sheets_pdf", "exam_key_pdf")] == [403, 403]
    assert "您本人参加这场考试" in printed(head, "exam_sheets", paper).content.decode()


def test_a_clerk_on_paper_reads_so_instead_of_a_button(paper, people, shelf, client_of):
    give_to_paper(paper, [prepared(paper, people.clerk, shelf, facets=THREE)], reason="停网", by=people.head, at=MOMENT)
    page = client_of(people.clerk).get(reverse("exam_intro", args=[paper.pk])).content.decode()
    assert "您以纸质试卷参加这场考试" in page
    assert "开始作答" not in page
