"""The pages of an exam on paper: what is printed from them, and a list of answers through its plan."""

from datetime import timedelta
from io import BytesIO

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from courses.domain.facets import Facet
from ledger.models import AuditEntry
from quizzes.domain.grading import key_answer
from quizzes.domain.item import Kind
from quizzes.domain.on_paper.codes import sheet_code
from quizzes.domain.on_paper.notation import write_notation
from quizzes.exams.models import ExamResult
from quizzes.exams.operations.on_paper import give_to_paper
from quizzes.exams.operations.sitting import open_sitting
from quizzes.models import Attempt
from tests.courses.documents.pdf import pages, text
from tests.factories import MOMENT
from tests.quizzes.exams.sittings import prepared, published_paper

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


def typed(client, paper, answers):
    """The list as it is taken out, with these answers by (sheet code, question); the file as it comes back."""
    book = load_workbook(BytesIO(printed(client, "exam_answer_list", paper).content))
    sheet = book["答案录入"]
    for row in sheet.iter_rows(min_row=2):
        assert {cell.number_format for cell in row} == {"@"}
        row[5].value = answers.get((row[0].value, int(row[2].value)), "")
    data = BytesIO()
    book.save(data)
    return SimpleUploadedFile("答案.xlsx", data.getvalue())


def local(moment):
    return f"{timezone.localtime(moment):%Y-%m-%dT%H:%M}"


def send(client, paper, file, **more):
    told = {"began_at": local(MOMENT), "ended_at": local(MOMENT + timedelta(hours=1)), "reason": "周主任复核，存档案柜"}
    return client.post(reverse("exam_answers", args=[paper.pk]), {"file": file, **told, **more})


def right_answers(attempt):
    code = sheet_code(attempt.pk)
    return {
        (code, draw.position): write_notation(draw.snapshot.item, key_answer(draw.snapshot.item))
        for draw in attempt.draws.select_related("snapshot")
    }


def test_a_list_goes_out_is_filled_looked_at_and_entered(paper, people, shelf, client_of):
    with time_machine.travel(MOMENT + timedelta(days=1), tick=False):
        clerks = (people.clerk, people.other_clerk)
        alice, bob = (prepared(paper, clerk, shelf, facets=THREE, seed=n) for n, clerk in enumerate(clerks))
        head = client_of(people.head)
        answers = right_answers(alice) | {(sheet_code(bob.pk), 1): "Z"}
        shown = send(head, paper, typed(head, paper, answers))
        page = shown.content.decode()
        assert shown.status_code == 200
        assert "3/3 · 通过" in page
        assert f"{people.other_clerk}第1题：“Z”" in page
        assert "答案录入 · 5" in page
        assert not ExamResult.objects.exists()
        assert AuditEntry.objects.filter(action="exam.answers_read").count() == 1

        agreed = {"agreed": page.partition('name="agreed" value="')[2].partition('"')[0]}
        apply = reverse("exam_answers_apply", args=[paper.pk])
        assert head.post(apply, agreed)["Location"] == reverse("exam_sheets", args=[paper.pk])
        assert list(ExamResult.objects.values_list("attempt", "right", "cause")) == [(alice.pk, 3, "on_paper")]
        # pressed again: what would happen now is shown, and nothing does
        again = head.post(apply, agreed)
        assert (again.status_code, ExamResult.objects.count()) == (409, 1)
        told = head.get(reverse("exam_result", args=[alice.pk])).content.decode()
        assert "这场考试为纸质作答" in told


def test_what_is_amiss_with_a_list_is_said_where_it_was_sent(paper, people, shelf, client_of):
    prepared(paper, people.clerk, shelf, facets=THREE)
    head = client_of(people.head)
    wrong = SimpleUploadedFile("x.csv", "姓名,成绩\n王甲,80\n".encode())
    shown = send(
        head, paper, wrong, ended_at=local(MOMENT - timedelta(hours=1)), began_at=local(MOMENT - timedelta(hours=2))
    )
    assert (shown.status_code, "卷号、题号、答案" in shown.content.decode()) == (422, True)
    later = send(head, paper, wrong, reason="")
    page = later.content.decode()
    assert (later.status_code, "这一时间还没有到" in page, "请写明复核人" in page) == (422, True, True)
    backwards = send(head, paper, wrong, ended_at=local(MOMENT - timedelta(hours=1)))
    assert "交卷时间早于开始时间" in backwards.content.decode()


def test_a_plan_that_was_tampered_with_or_is_another_exams_is_not_entered(house, paper, people, shelf, client_of):
    other = published_paper(house, people)
    with time_machine.travel(MOMENT + timedelta(days=1), tick=False):
        elsewhere = prepared(other, people.clerk, shelf, facets=THREE)
        head, apply = client_of(people.head), reverse("exam_answers_apply", args=[paper.pk])
        page = send(head, other, typed(head, other, right_answers(elsewhere))).content.decode()
        agreed = page.partition('name="agreed" value="')[2].partition('"')[0]
        assert "方案已过期" in head.post(apply, {"agreed": f"{agreed}x"}, follow=True).content.decode()
        assert "这份方案属于另一场考试" in head.post(apply, {"agreed": agreed}, follow=True).content.decode()
    assert not ExamResult.objects.exists()


def test_what_was_sat_on_a_screen_is_told_in_the_plan(paper, people, shelf, client_of):
    with time_machine.travel(MOMENT + timedelta(days=1), tick=False):
        alice = prepared(paper, people.clerk, shelf, facets=THREE)
        head = client_of(people.head)
        file = typed(head, paper, right_answers(alice))
        open_sitting(alice, by=people.clerk, at=MOMENT)
        shown = send(head, paper, file)
        page = shown.content.decode()
        assert (shown.status_code, 'name="agreed"' in page) == (422, False)
        assert "已在屏幕上开始作答" in page
        assert Attempt.objects.get(pk=alice.pk).is_open


def test_one_sheet_is_typed_on_a_page_and_goes_through_the_same_plan(paper, people, shelf, client_of):
    with time_machine.travel(MOMENT + timedelta(days=1), tick=False):
        alice = prepared(paper, people.clerk, shelf, facets=THREE)
        head, url = client_of(people.head), reverse("exam_sheet", args=[paper.pk, alice.pk])
        times = {"began_at": local(MOMENT), "ended_at": local(MOMENT + timedelta(hours=1)), "reason": "周主任复核"}
        typed_in = {f"q{number}": text for (_code, number), text in right_answers(alice).items()}
        assert sheet_code(alice.pk) in head.get(url).content.decode()
        wrong = head.post(url, {**typed_in, **times, "q1": "Z"})
        page = wrong.content.decode()
        assert (wrong.status_code, "“Z”中有这道题没有的选项" in page, typed_in["q2"] in page) == (422, True, True)
        nothing = head.post(url, times)
        assert (nothing.status_code, "没有填写任何答案" in nothing.content.decode()) == (422, True)
        plan = head.post(url, {**typed_in, **times}).content.decode()
        agreed = {"agreed": plan.partition('name="agreed" value="')[2].partition('"')[0]}
        head.post(reverse("exam_answers_apply", args=[paper.pk]), agreed)
        assert list(ExamResult.objects.values_list("attempt", "right", "asked")) == [(alice.pk, 3, 3)]
        # entered, it stands there to be corrected, with its times
        page = head.get(url).content.decode()
        assert [f'value="{told}"' in page for told in (typed_in["q2"], times["began_at"], times["ended_at"])] == [
            True
        ] * 3
