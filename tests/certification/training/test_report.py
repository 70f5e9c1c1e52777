"""The year report says on the screen, in the workbook and on paper what the duty page says."""

from io import BytesIO

import pytest
from django.urls import reverse
from docx import Document
from docx.enum.section import WD_ORIENT
from openpyxl import load_workbook

from certification.training.report_files import content, sums
from tests.certification.training.classes import DAY, attend, hold, sign
from tests.factories import MOMENT, grant, make_person


@pytest.fixture
def lived(people, house):
    """Alice has one class that counts and one of the town; Bob is still to sign his."""
    county = hold(house, people, notice_number="普政务〔2026〕2号")
    sign(attend(county, people), people, "clerk", "head")
    sign(attend(county, people, clerk=people.other_clerk), people, "head")
    sign(attend(hold(house, people, level="town", title="镇级例会"), people), people, "clerk", "head")


def test_each_figure_equals_the_duty_page(people, lived, client_of, monday):
    client = client_of(people.head)
    duty = client.get(reverse("duty_report")).context
    report = client.get(reverse("training_report")).context["report"]
    assert [row.row.decision for row in report.rows] == [told["row"].decision for told in duty["rows"]]
    assert [(row.shape, row.status, list(row.why)) for row in report.rows] == [
        (told["shape"], str(told["status"]), told["why"]) for told in duty["rows"]
    ]
    assert [(str(label), count) for label, count in duty["totals"]] == list(report.totals)
    assert (report.classes, report.hours) == (1, "6")
    alice, bob = report.rows
    assert [(line.title, line.counts) for line in alice.lines] == [("镇级例会", False), ("窗口业务培训", True)]
    assert [(line.notice, line.counts) for line in bob.lines] == [("普政务〔2026〕2号", False)]

    answer = client.get(reverse("training_report_file", args=["xlsx"]))
    book = load_workbook(BytesIO(answer.content))
    rows = list(book["2026年度培训情况"].iter_rows(min_row=2, values_only=True))
    assert [(row[0], row[2], row[3], row[6], row[7]) for row in rows] == [
        ("Alice", "1", "6", "镇级例会", None),
        ("Alice", None, None, "窗口业务培训", "普政务〔2026〕2号"),
        ("Bob", "0", "0", "窗口业务培训", "普政务〔2026〕2号"),
    ]
    assert [[cell or "" for cell in row] for row in rows] == content(report, language="zh-hans")["people"]
    assert [tuple(row) for row in book.worksheets[1].iter_rows(values_only=True)] == sums(report)
    word = Document(BytesIO(client.get(reverse("training_report_file", args=["docx"])).content))
    told, people_told = ([[cell.text for cell in row.cells] for row in one.rows] for one in word.tables)
    assert [tuple(row) for row in told] == sums(report)[1:]
    assert people_told[1:] == content(report, language="zh-hans")["people"]
    assert [word.paragraphs[0].text, word.sections[0].orientation] == ["2026年度培训情况", WD_ORIENT.LANDSCAPE]
    paper = client.get(reverse("training_report_file", args=["pdf"]))
    assert (paper.content[:5], client.get(reverse("training_report_file", args=["odt"])).status_code) == (b"%PDF-", 404)


@pytest.mark.parametrize("count", [1, 3])
def test_the_report_asks_the_same_however_long(people, house, client_of, monday, count, django_assert_num_queries):
    for n in range(count):
        clerk = make_person(f"extra{n}")
        grant(clerk, "clerk", centre=house.centre)
        sign(attend(hold(house, people, at=MOMENT - 30 * DAY), people, clerk=clerk), people, "clerk", "head")
    client = client_of(people.head)
    with django_assert_num_queries(11):
        client.get(reverse("training_report"))
