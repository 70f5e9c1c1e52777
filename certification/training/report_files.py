"""The year report as files: a workbook and a Word file to work on, a PDF to print and stamp."""

from datetime import datetime
from io import BytesIO
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _
from openpyxl import Workbook

from certification.training.report import YearReport
from courses.documents.orders import frame
from courses.documents.parts import Grid, Pairs, Section
from courses.documents.press import typeset
from courses.documents.registers import register_content, register_docx
from courses.writers.xlsx import add_notes, add_table

TITLE = "年度培训情况"
A4 = 9
WIDTHS = (4, 4, 2, 2, 9, 5, 7, 5, 7, 2, 3, 4, 2)
"""Shares of the measure the columns take on paper."""


def head() -> list[tuple[str, int]]:
    """Columns of the lines with their widths in characters: the person's own, then the class's."""
    return [
        (_("Clerk"), 12),
        (_("Status"), 12),
        (_("Counted"), 8),
        (_("Hours"), 8),
        (_("Why"), 36),
        (_("Date"), 16),
        (_("Class"), 30),
        (_("Notice number"), 20),
        (_("Organiser"), 28),
        (_("Hours"), 8),
        (_("Result"), 10),
        (_("Signed"), 12),
        (pgettext("a class counts", "Counts"), 8),
    ]


def table(report: YearReport) -> list[list[str]]:
    """A row for each class of each person, and one for whoever has none; the person's figures stand in the first."""
    found = []
    for one in report.rows:
        own = [str(one.row.clerk), one.status, str(one.row.decision.count), one.hours, _gap().join(one.why)]
        lines: list[tuple[str, ...]] = [line.cells for line in one.lines] or [("",) * 8]
        for number, cells in enumerate(lines):
            found.append([*(own if number == 0 else [own[0], "", "", "", ""]), *cells])
    return found


def _gap() -> str:
    """Between two sentences: Chinese leaves none."""
    return "" if (get_language() or "").startswith("zh") else " "


def workbook(report: YearReport) -> bytes:
    """The .xlsx file, to be printed on A4 across."""
    book = Workbook()
    book.remove(book.active)
    title = f"{report.year}{TITLE}"
    add_table(book, title, head(), table(report))
    sheet = book[title]
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    add_notes(book, _("Sums"), sums(report))
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def sums(report: YearReport) -> list[tuple[str, str]]:
    """What the year comes to, by label."""
    return [
        (_("Centre"), str(report.centre)),
        *report.asks.items(),
        (_("People"), str(len(report.rows))),
        *((label, str(count)) for label, count in report.totals),
        (_("Attendances that count"), str(report.classes)),
        (_("Hours of them"), report.hours),
    ]


def pdf(report: YearReport, *, at: datetime, language: str) -> bytes:
    """The report on A4 across, with room for a seal."""
    return typeset("training_report", content(report, language=language), at=at)


def docx(report: YearReport, *, language: str) -> bytes:
    """The report as a Word file on A4 across, with room for signatures and a seal."""
    rows = tuple(tuple(row) for row in table(report))
    parts = (Pairs(tuple(sums(report)[1:])), Grid(tuple(title for title, _width in head()), rows, WIDTHS))
    title = f"{report.year}{TITLE}"
    paper = register_content(
        title,
        [Section(title, parts)],
        centre=report.centre.name,
        on=report.on,
        language=language,
        note=date_format(report.on),
        across=True,
    )
    return register_docx(paper)


def content(report: YearReport, *, language: str) -> dict[str, Any]:
    """Everything on the paper; what people and offices wrote stays in the script it was written in."""
    return frame(
        f"{report.year}{TITLE}",
        centre=report.centre.name,
        on=report.on,
        language=language,
        head=[title for title, _width in head()],
        sums=[list(pair) for pair in sums(report)[1:]],
        people=table(report),
    )
