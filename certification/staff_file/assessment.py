"""What leaves for assessment (考核、奖惩), and nothing else: six columns of words a person signed.

Neither grounds nor reasons nor any figure is in it; a test holds both files to these columns.
"""

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from openpyxl import Workbook

from certification.staff_file.models import YearlyWord
from courses.documents.orders import frame
from courses.documents.press import typeset
from courses.writers.xlsx import add_table
from people.models import Centre

TITLE = "年度评定结果"


@dataclass(frozen=True, slots=True)
class AssessmentLine:
    """One person's year as it leaves; a field more would leave with it."""

    name: str
    employee_number: str
    year: str
    word: str
    signed_by: str
    signed_on: str


def assessment_lines(words: Iterable[YearlyWord]) -> list[AssessmentLine]:
    """Of each word that stands its six cells."""
    return [
        AssessmentLine(
            name=str(row.clerk),
            employee_number=row.clerk.employee_number,
            year=str(row.year),
            word=str(row.get_word_display()),
            signed_by=str(row.by),
            signed_on=date_format(timezone.localdate(row.recorded_at)),
        )
        for row in words
    ]


def head() -> list[tuple[str, int]]:
    """The columns with their widths in characters."""
    return [
        (_("Name"), 14),
        (_("Employee number"), 18),
        (_("Year"), 8),
        (_("Yearly word"), 12),
        (_("Signed by"), 14),
        (_("Signed on"), 18),
    ]


def workbook(lines: Iterable[AssessmentLine]) -> bytes:
    """The .xlsx file: one sheet."""
    book = Workbook()
    book.remove(book.active)
    add_table(book, TITLE, head(), [list(astuple(line)) for line in lines])
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def content(
    lines: Iterable[AssessmentLine], centre: Centre, *, year: int, at: datetime, language: str
) -> dict[str, Any]:
    """Everything on the paper."""
    return frame(
        f"{year}{TITLE}",
        centre=centre.name,
        on=timezone.localdate(at),
        language=language,
        head=[title for title, _width in head()],
        people=[list(astuple(line)) for line in lines],
    )


def pdf(lines: Iterable[AssessmentLine], centre: Centre, *, year: int, at: datetime, language: str) -> bytes:
    """The same on A4, with room for a seal."""
    return typeset("yearly_words", content(lines, centre, year=year, at=at, language=language), at=at)
