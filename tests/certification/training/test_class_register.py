"""The training register and the sheets to sign: what stands on paper is what the pages of the classes say."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from docx import Document
from openpyxl import load_workbook

from certification.training.class_register import class_register, class_rows, outside_rows
from certification.training.sign_in import Layout, layouts_of, sheets
from ledger.models import AuditEntry
from tests.certification.training.classes import DAY, TODAY, attend, hold, sign
from tests.factories import MOMENT

pytestmark = pytest.mark.usefixtures("monday")


def cells(table):
    return [tuple(cell.text for cell in row.cells) for row in table.rows]


def test_the_register_says_of_each_class_what_its_page_says(people, house, client_of):
    class_of_two = hold(house, people, notice_number="普政务〔2026〕2号", days=2, place="区中心三楼")
    sign(attend(class_of_two, people), people, "clerk", "head")
    attend(class_of_two, people, clerk=people.other_clerk)
    corrected = attend(class_of_two, people, clerk=people.other_clerk, result="not_completed", at=MOMENT - 19 * DAY)
    hold(house, people, at=MOMENT - 10 * DAY, level="town", title="镇级例会")
    hold(house, people, at=MOMENT - 400 * DAY, title="前年的培训")
    register = class_register(house.centre, year=2026, on=TODAY)
    rows = class_rows(register)
    assert [(row[0], row[2], row[4], row[7:]) for row in rows] == [
        ("1", "窗口业务培训", "普政务〔2026〕2号", ("2", "1", "1", "Alice", "Bob")),
        ("2", "镇级例会", "", ("0", "0", "0", "", "")),
    ]
    assert (corrected.clerk, register.completed, outside_rows(register)) == (people.other_clerk, 1, [])

    client = client_of(people.head)
    listed = client.get(reverse("training_list")).context["sessions"]
    assert [(one.title, str(one.attended)) for one in reversed(listed)] == [(row[2], row[8]) for row in rows]
    book = load_workbook(BytesIO(client.get(reverse("training_register_file", args=["xlsx"])).content))
    told = [tuple(cell or "" for cell in row) for row in book["2026年培训台账"].iter_rows(min_row=2, values_only=True)]
    assert told == rows
    word = Document(BytesIO(client.get(reverse("training_register_file", args=["docx"])).content))
    assert cells(word.tables[0])[1:] == [tuple(cell or "–" for cell in row) for row in rows]
    assert client.get(reverse("training_register_file", args=["pdf"])).content.startswith(b"%PDF-")
    assert client.get(reverse("training_register_file", args=["odt"])).status_code == 404
    kept = AuditEntry.objects.filter(action="training.register_exported").order_by("pk")
    assert [entry.detail for entry in kept] == [{"year": 2026, "kind": kind} for kind in ("xlsx", "docx", "pdf")]


@pytest.mark.parametrize("count", [1, 3])
def test_the_register_asks_the_same_however_long(people, house, count, django_assert_num_queries):
    for n in range(count):
        attend(hold(house, people, title=f"培训{n}"), people)
    with django_assert_num_queries(4):
        assert len(class_rows(class_register(house.centre, year=2026, on=TODAY))) == count


def test_a_class_of_several_days_has_a_sheet_or_a_column_for_each(people, house, client_of):
    session = hold(house, people, days=3)
    (first, *_rest) = own = sheets(session, [people.clerk, people.other_clerk], Layout.DAYS)
    assert [one.title for one in own] == ["2026年2月7日 星期六", "2026年2月8日 星期日", "2026年2月9日 星期一"]
    facts, grid = first.parts
    assert facts.rows[0] == ("培训名称", session.title)
    assert (len(grid.rows), [row[:2] for row in grid.rows[:3]]) == (12, [("1", "Alice"), ("2", "Bob"), ("3", "")])
    (columns,) = sheets(session, [people.clerk], Layout.COLUMNS)
    assert columns.parts[1].head[2:5] == ("2月7日", "2月8日", "2月9日")
    assert layouts_of(hold(house, people)) == (Layout.DAYS,)
    assert layouts_of(hold(house, people, days=6)) == (Layout.DAYS,)

    client, address = client_of(people.head), reverse("training_sheet", args=[session.pk])
    for layout in Layout:
        assert client.get(address, {"layout": layout}).content.startswith(b"%PDF-")
    assert client.get(address, {"layout": "weeks"}).status_code == 404
    page = client.get(address)
    assert (page.context["days"], page.context["people"]) == (
        [date(2026, 2, 7), date(2026, 2, 8), date(2026, 2, 9)],
        [people.clerk, people.other_clerk],
    )
