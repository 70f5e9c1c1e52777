"""The workbook says what the screen says, and nothing in it can be run."""

import csv
import re
from datetime import timedelta
from html import unescape
from io import BytesIO, StringIO

import pytest
from django.urls import reverse
from django.utils import translation
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from certification.awards.reasons import STATUSES
from certification.matrix.domain.known import SYMBOLS as KNOWN_SYMBOLS
from certification.matrix.domain.known import Known
from certification.matrix.domain.seals import STATES, SYMBOLS
from certification.matrix.queries import board
from certification.matrix.reasons import KNOWN, LABELS
from certification.matrix.sheet import sheet
from certification.matrix.workbook import FIRST_CLERK, HEADER_ROW, workbook
from courses.domain.facets import Facet
from courses.models import Matter
from people.models import User
from tests.certification.sittings import grant, knows
from tests.factories import MOMENT
from tests.quizzes.domain import matters as made_up
from tests.quizzes.test_mastery import alike

TODAY = MOMENT.date()


@pytest.fixture
def shown(people, house, shelf):
    grant(people.clerk, [shelf.hygiene], by=people.head)
    return sheet(board(house.centre, on=TODAY))


def page_of(shown):
    return load_workbook(BytesIO(workbook(shown))).active


def test_every_cell_is_that_of_the_screen(shown):
    page = page_of(shown)
    rows = [row for group in shown.groups for row in group.rows]
    read = list(page.iter_rows(min_row=HEADER_ROW, max_row=HEADER_ROW + len(rows), values_only=True))
    clerks = [str(clerk) for clerk in shown.board.clerks]
    assert [*read[0][FIRST_CLERK - 1 : FIRST_CLERK - 1 + len(clerks)]] == clerks
    assert [(line[1], *line[3:]) for line in read[1:]] == [
        (row.matter.name, *(SYMBOLS[cell.state] for cell in row.cells), len(row.cover.clerks), row.cover.k)
        for row in rows
    ]
    sums = next(page.iter_rows(min_row=HEADER_ROW + len(rows) + 1, values_only=True))
    assert [*sums[FIRST_CLERK - 1 : FIRST_CLERK - 1 + len(clerks)]] == [
        f"{t.certified + t.valid_except}/{t.required}" for _, t in shown.by_clerk
    ]


def test_a_second_reader_and_the_csv_find_the_cells_of_the_screen_and_nothing_that_runs(
    people, house, shelf, client_of, monday
):
    """Of a page that is narrowed, cell by cell; the names begin like formulas. One matter is practised, another known
    from it."""
    evil = '=HYPERLINK("http://x","y")'
    grant(people.clerk, [shelf.hygiene], by=people.head)
    food = alike(shelf, made_up.FOOD_NEW)
    knows(people.other_clerk, shelf.hygiene, Facet.MATERIALS, until=TODAY + timedelta(days=9))
    User.objects.filter(pk=people.clerk.pk).update(name=evil)
    Matter.objects.filter(pk=shelf.hygiene.pk).update(name="@SUM(A1)")
    client, asked = client_of(people.head), f"?window={house.general.pk}&sort=gap&open=*"
    text = client.get(reverse("matrix") + asked).content.decode()
    body = text.split('<table class="matrix">')[1].split("<tfoot>")[0]
    screen = [
        [unescape(re.sub("<[^>]*>", "", cell)) for cell in re.findall(r"<t[hd][^>]*>.*?</t[hd]>", row)]
        for row in re.findall(r"<tr data-matter=.*?</tr>", body)
    ]
    assert len(screen) == 7 and any("@SUM(A1)" in row[0] for row in screen)

    book = client.get(reverse("matrix_export") + asked).content
    rows = CalamineWorkbook.from_filelike(BytesIO(book)).get_sheet_by_index(0).to_python()
    read = rows[HEADER_ROW : HEADER_ROW + len(screen)]
    assert [[f"{row[1]} {row[2]}", f"{row[-2]:.0f}/{row[-1]:.0f}"] for row in read] == [
        [row[0], row[-1]] for row in screen
    ]
    with translation.override("zh-hans"):
        said = {str(LABELS[state.value]): symbol for state, symbol in SYMBOLS.items()}
        said |= {str(words): SYMBOLS[STATES[status]] for status, words in STATUSES.items()}
        said |= {str(words): KNOWN_SYMBOLS[known] for known, words in KNOWN.items()}
    assert [row[3:-2] for row in read] == [[said[cell] for cell in row[1:-1]] for row in screen]
    assert [row[4] for row in read if row[1] in ("@SUM(A1)", food.name)] == ["◎", "△"]
    assert rows[HEADER_ROW - 1][3] == evil and all(symbol in rows[2][0] for symbol in "●◐◇◎△○–")
    narrowed = [client.get(reverse("matrix") + f"?state={known}").context["shown"].matters for known in Known]
    assert narrowed == [1, 1]
    past = client.get(reverse("matrix") + f"?on={TODAY - timedelta(days=1)}&open=*").content.decode()
    assert 'class="practised"' not in past and "state--inferred" not in past

    head, *lines = csv.reader(
        StringIO(client.get(reverse("matrix_file", args=["csv"]) + asked).content.decode("utf-8-sig"))
    )
    assert head[3] == f"'{evil}"
    assert [
        [" ".join([row[1].removeprefix("'"), row[2]]), *row[3:-2], f"{row[-2]}/{row[-1]}"] for row in lines
    ] == screen
    pdf = client.get(reverse("matrix_file", args=["pdf"]) + asked)
    assert (pdf.content[:5], pdf.headers["Content-Type"]) == (b"%PDF-", "application/pdf")
    assert client.get(reverse("matrix_file", args=["exe"])).status_code == 404


def test_categories_are_merged_and_the_headings_stay_in_sight(shown):
    page = page_of(shown)
    first, merged = HEADER_ROW + 1, set()
    for group in shown.groups:
        last = first + len(group.rows) - 1
        assert page.cell(first, 1).value == group.category
        if last > first:
            merged.add(f"A{first}:A{last}")
        first = last + 1
    found = {str(area) for area in page.merged_cells.ranges}
    assert found == merged | {"D4:E4"}
    assert page.freeze_panes == "D6"
    assert (page.page_setup.paperSize, page.page_setup.orientation) == (8, "landscape")


def test_the_sheet_says_its_day_its_rules_and_its_legend(shown):
    page = page_of(shown)
    head = " ".join(str(cell.value) for row in page.iter_rows(max_row=3) for cell in row if cell.value)
    assert "2026" in head and shown.board.policy.version in head and str(shown.board.centre) in head
    assert all(symbol in head for symbol in SYMBOLS.values())


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x","y")'])
def test_a_name_that_looks_like_a_formula_stays_a_name(people, house, shelf, text):
    User.objects.filter(pk=people.clerk.pk).update(name=text)
    Matter.objects.filter(pk=shelf.hygiene.pk).update(name=text, category=text)
    page = page_of(sheet(board(house.centre, on=TODAY)))
    cells = [cell for row in page.iter_rows() for cell in row if cell.value == text]
    assert len(cells) == 3
    assert {(cell.data_type, cell.quotePrefix) for cell in cells} == {("s", True)}
    assert [cell for row in page.iter_rows() for cell in row if cell.data_type == "f"] == []


def test_the_file_comes_with_the_filters_of_the_page(people, house, shelf, client_of, monday):
    grant(people.clerk, [shelf.hygiene], by=people.head)
    answer = client_of(people.head).get(reverse("matrix_export") + "?state=certified")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="matrix-putuoshan-2026-03-09.xlsx"'
    page = load_workbook(BytesIO(answer.content)).active
    assert page.cell(HEADER_ROW + 1, 2).value == shelf.hygiene.name
    assert page.cell(HEADER_ROW + 2, 2).value is None
