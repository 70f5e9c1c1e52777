"""The pages of checks on paper: from a check that is due to a sheet, a filled list, its plan, and the award."""

from io import BytesIO

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from certification.awards.models import AwardEntry
from ledger import outbox
from quizzes.check_sheets.queries.due import due_rows
from quizzes.check_sheets.queries.sheets import sheet_rows
from quizzes.models import CheckOutcome, CheckSheet
from tests.courses.documents.pdf import text
from tests.factories import MOMENT
from tests.quizzes.check_sheets.sheets import DAY, HOUR, filled, printed

pytestmark = pytest.mark.django_db


def said():
    """Written from ten to eleven of the day it was printed."""
    began, ended = (
        timezone.localtime(moment).strftime("%Y-%m-%dT%H:%M") for moment in (MOMENT + HOUR, MOMENT + 2 * HOUR)
    )
    return {"began_at": began, "ended_at": ended, "reason": "小李核对；存档案柜三层"}


def test_a_check_that_is_due_is_printed_typed_and_certifies(people, house, shelf, client_of):
    head, here = client_of(people.head), f"?centre={house.centre.code}"
    with time_machine.travel(MOMENT, tick=False):
        row = next(one for one in due_rows(house.centre, people.head, on=MOMENT.date()) if one.clerk == people.clerk)
        page = reverse("check_sheets") + here
        assert head.post(page, {"checks": [row.key]}).status_code == 422
        assert head.post(page, {"checks": [row.key], "reason": "停网"}).status_code == 302
        sheet = CheckSheet.objects.get()
        told = text(head.get(reverse("check_sheets_pdf") + here).content)
        assert sheet.code.replace(" ", "") in told
        assert all(item.snapshot.item.stem.replace(" ", "") in told for item in sheet.items.select_related("snapshot"))
        assert head.get(reverse("check_sheets_key") + here).status_code == 404
        act = {"sheets": [sheet.pk], "act": "key", "reason": "讲评"}
        assert head.post(reverse("check_sheets_act") + here, act).status_code == 302
        assert sheet.code.replace(" ", "") in text(head.get(reverse("check_sheets_key") + here).content)
        book = load_workbook(BytesIO(head.get(reverse("check_sheets_list") + here).content))
    with time_machine.travel(MOMENT + DAY, tick=False):
        lines, table = filled(sheet).texts, book.worksheets[0]
        for at in range(2, table.max_row + 1):
            table.cell(at, 6).value = lines[int(table.cell(at, 3).value)]
        data = BytesIO()
        book.save(data)
        upload = SimpleUploadedFile("答案.xlsx", data.getvalue())
        plan = head.post(reverse("check_sheets_answers") + here, {**said(), "file": upload})
        assert (plan.status_code, [line.ended.passed for line in plan.context["lines"]]) == (200, [True])
        with outbox.delivering_at_once():
            done = head.post(reverse("check_sheets_apply") + here, {"agreed": plan.context["agreed"]})
        assert done.status_code == 302
        outcome = CheckOutcome.objects.get()
        assert (outcome.passed, outcome.effective_at) == (True, MOMENT + 2 * HOUR)
        assert AwardEntry.objects.get().outcome == outcome
        typed = head.get(reverse("check_sheet", args=[sheet.pk]))
        assert typed.context["form"]["q1"].value() == lines[1]
        slip = {**{f"q{at}": line for at, line in lines.items()}, "q1": "", **said()}
        corrected = head.post(reverse("check_sheet", args=[sheet.pk]), slip)
        assert [line.changed for line in corrected.context["lines"]] == [(1,)]


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_for_any_number_of_sheets(people, house, shelf, django_assert_num_queries, count):
    for matter in list(shelf.matters.values())[:count]:
        printed(people, house, matter)
    with django_assert_num_queries(3):
        assert len(sheet_rows(house.centre, people.head, on=MOMENT.date())) == count
