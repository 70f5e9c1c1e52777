"""From what a clerk enters to the head's word, the centre's list, the year signed and the six columns that leave."""

from dataclasses import astuple, fields
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from certification.reminding import certificates_to_remind
from certification.staff_file.assessment import AssessmentLine, assessment_lines, content
from certification.staff_file.models import StaffFileEntry, YearlyWord
from certification.staff_file.operations import enter
from certification.staff_file.queries import words_standing
from ledger.models import AuditEntry
from tests.factories import MOMENT, grant, make_person

DAY = timedelta(days=1)
TODAY = MOMENT.date()
pytestmark = pytest.mark.django_db


def skill(person, by, kind="computer", **more):
    return enter(person, kind=kind, by=by, at=MOMENT - 5 * DAY, **more)


def level(person, by, until):
    said = {"level": "four", "number": "浙345", "issued_on": TODAY - 900 * DAY, "valid_until": until}
    return skill(person, by, "occupation", **said)


def test_a_clerk_enters_a_degree_and_the_head_says_a_word_on_it(people, client_of, monday):
    clerk, head = client_of(people.clerk), client_of(people.head)
    new = reverse("staff_file_enter", args=[people.clerk.pk, "education"])
    form = {"level": "secondary", "issuer": "舟山职业学校", "year": "2012"}
    wrong = clerk.post(new, form | {"year": "", "scan": SimpleUploadedFile("毕业证.pdf", b"MZ")})
    assert (wrong.status_code, sorted(wrong.context["form"].errors)) == (422, ["scan", "year"])
    page = clerk.post(new, form | {"scan": SimpleUploadedFile("毕业证.pdf", b"%PDF-1.7")}, follow=True)
    entry = StaffFileEntry.objects.get()
    assert ("舟山职业学校" in page.content.decode(), entry.name) == (True, "毕业证.pdf")

    scan, answer = reverse("staff_file_scan", args=[entry.pk]), reverse("staff_file_answer", args=[entry.pk])
    who = (people.clerk, people.head, people.other_clerk, people.other_head)
    assert [client_of(one).get(scan).status_code for one in who] == [200, 200, 403, 403]
    assert clerk.post(answer, {"confirm": "1"}).status_code == 403
    wordless = head.post(answer, {"confirm": "1", "reason": ""})
    assert (wordless.status_code, wordless.context["answering"]) == (422, entry.pk)
    assert (
        b"<script" not in head.post(answer, {"reason": "<script>"}, follow=True).content.split(b"&lt;script")[0][-40:]
    )
    own = clerk.get(reverse("my_staff_file")).content.decode()
    assert ("&lt;script&gt;" in own, "?replaces=" in own) == (True, True)


def test_the_list_says_who_lacks_what_and_the_workbook_holds_text_only(people, house, client_of, monday):
    skill(people.clerk, people.clerk, issuer="=HYPERLINK(1)")
    level(people.clerk, people.head, TODAY + 30 * DAY)
    for kind in ("computer", "office", "fitness"):
        skill(people.other_clerk, people.head, kind, **({} if kind == "fitness" else {"issuer": "=1+1"}))
    skill(people.neighbour_clerk, people.neighbour_clerk, issuer="邻中心")
    head, address = client_of(people.head), reverse("staff_file_list")
    listed = {
        show: [row[0].person for row in head.get(address, {"show": show}).context["rows"]]
        for show in ("", "waiting", "lacking", "ending")
    }
    everybody = [people.clerk, people.other_clerk, people.head]
    assert listed == {"": everybody, "waiting": [people.clerk], "lacking": everybody, "ending": [people.clerk]}
    book = load_workbook(BytesIO(head.get(reverse("staff_file_export")).content))
    cells = [cell for row in book.worksheets[0].iter_rows(min_row=2) for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}
    assert any("=1+1" in cell.value for cell in cells)
    assert not any("邻中心" in cell.value for cell in cells)
    assert AuditEntry.objects.get(action="staff_file.exported").detail["people"] == 3


def test_a_certificate_that_ends_is_reminded_of(people):
    entry = level(people.clerk, people.head, TODAY + 30 * DAY)
    (due,) = certificates_to_remind(people.clerk, on=TODAY, by=TODAY + 60 * DAY)
    assert (due.kind, due.key, due.due_on) == ("staff_file.ends", str(entry.pk), TODAY + 30 * DAY)
    assert list(certificates_to_remind(people.clerk, on=TODAY, by=TODAY + 29 * DAY)) == []


@pytest.mark.parametrize("count", [1, 3])
def test_the_lists_ask_the_same_however_long(people, house, client_of, monday, count, django_assert_num_queries):
    for number in range(count):
        clerk = make_person(f"extra{number}")
        grant(clerk, "clerk", centre=house.centre)
        level(clerk, people.head, TODAY + 30 * DAY)
    head = client_of(people.head)
    with django_assert_num_queries(6):
        assert head.get(reverse("staff_file_list")).status_code == 200
    with django_assert_num_queries(25):
        assert head.get(reverse("yearly_words")).status_code == 200


def test_the_year_is_signed_on_what_was_shown_and_six_columns_leave(people, house, client_of, monday):
    head, page = client_of(people.head), reverse("yearly_words") + "?centre=putuoshan&year=2025"
    people.clerk.employee_number = "=0042"
    people.clerk.save()
    shown = head.get(page)
    assert [bool(fields) for _row, _told, fields in shown.context["rows"]] == [True, True, False]
    word, note = (f"{name}_{people.clerk.pk}" for name in ("word", "note"))
    assert head.post(page, {}).status_code == 422
    bare = head.post(page, {word: "not_met"})
    assert (bare.status_code, list(bare.context["form"].errors)) == (422, [note])
    plan = head.post(page, {word: "not_met", note: "未参加上级培训"})
    agreed = {"agreed": plan.context["agreed"]}
    sign = reverse("yearly_words_sign") + "?centre=putuoshan"
    assert (plan.status_code, YearlyWord.objects.count()) == (200, 0)
    assert client_of(people.leader).post(sign, agreed).status_code == 403
    head.post(sign, agreed)
    head.post(sign, agreed)
    (signed,) = YearlyWord.objects.all()
    assert (signed.clerk, signed.word, signed.by) == (people.clerk, "not_met", people.head)
    dispute = reverse("dispute_entry", args=["yearly_words", signed.pk])
    assert dispute in client_of(people.clerk).get(reverse("my_staff_file")).content.decode()
    assert client_of(people.clerk).get(dispute).status_code == 200

    lines = assessment_lines(words_standing(house.centre, year=2025, on=TODAY))
    assert [field.name for field in fields(AssessmentLine)] == [
        *("name", "employee_number", "year", "word", "signed_by", "signed_on"),
    ]
    (six,) = map(astuple, lines)
    assert (six[:3], six[4]) == (("Alice", "=0042", "2025"), "Helen")
    answer = head.get(reverse("yearly_words_file", args=["xlsx"]) + "?year=2025")
    book = load_workbook(BytesIO(answer.content))
    rows = list(book.worksheets[0].iter_rows())
    assert (len(book.worksheets), [tuple(cell.value for cell in row) for row in rows[1:]]) == (1, [six])
    assert {cell.data_type for cell in rows[1]} == {"s"}
    paper = content(lines, house.centre, year=2025, at=MOMENT, language="zh-hans")
    assert (paper["people"], len(paper["head"])) == ([list(six)], 6)
    assert set(paper) == {"title", "centre", "sample", "made-on", "page-of", "script", "head", "people"}
    assert head.get(reverse("yearly_words_file", args=["pdf"]) + "?year=2025").content[:5] == b"%PDF-"
    exports = AuditEntry.objects.filter(action="yearly_word.exported").values_list("detail__kind", "detail__people")
    assert sorted(exports) == [("pdf", 1), ("xlsx", 1)]
