"""培训台账: the classes of a centre's year with whoever was there, to be kept as a book: PDF, Word file, workbook.

It is made of the lines the pages of the classes show, so no figure can differ between them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from openpyxl import Workbook

from certification.training.models import Attendance, TrainingSession
from certification.training.queries import Line, outside_lines, registers_of, sessions_of
from courses.documents.parts import Grid, Part, Section, Words
from courses.documents.registers import register_content, register_docx, register_pdf
from courses.writers.xlsx import add_table
from people.models import Centre

TITLE = "培训台账"
A4 = 9


@dataclass(frozen=True, slots=True)
class ClassRegister:
    """The year's classes, the first one first, each with its standing lines; and what clerks handed in."""

    centre: Centre
    year: int
    on: date
    classes: tuple[tuple[TrainingSession, tuple[Line, ...]], ...]
    outside: tuple[Line, ...]

    @property
    def completed(self) -> int:
        return sum(_completed(line) for _session, lines in self.classes for line in lines)


def class_register(centre: Centre, *, year: int, on: date) -> ClassRegister:
    """The register as it stands; five queries for any number of classes."""
    sessions = sorted(sessions_of(centre, year=year), key=lambda one: (one.starts_at, one.pk))
    registers = registers_of(sessions)
    classes = tuple((one, tuple(registers.get(one.pk, ()))) for one in sessions)
    return ClassRegister(centre, year, on, classes, tuple(reversed(outside_lines(centre, year=year))))


def titled(register: ClassRegister) -> str:
    """What stands above it."""
    return f"{register.year}年{TITLE}"


def class_head() -> list[tuple[str, int]]:
    """Columns of the classes with their widths in characters, which are shares of the measure on paper."""
    return [
        (_("No."), 5),
        (_("Date"), 14),
        (_("Class"), 22),
        (_("Organiser"), 20),
        (_("Notice number"), 14),
        (_("Place"), 14),
        (_("Hours"), 6),
        (_("In the register"), 8),
        (_("Completed by"), 8),
        (_("Signed by both sides"), 9),
        (_("Who completed it"), 30),
        (_("Who did not complete it"), 14),
    ]


def class_rows(register: ClassRegister) -> list[tuple[str, ...]]:
    """A row for each class."""
    return [_class(number, session, lines) for number, (session, lines) in enumerate(register.classes, 1)]


def outside_head() -> list[tuple[str, int]]:
    """Columns of the trainings elsewhere."""
    return [
        (_("No."), 5),
        (_("Date"), 14),
        (_("Clerk"), 12),
        (_("Class"), 30),
        (_("Organiser"), 26),
        (_("Notice number"), 16),
        (_("Hours"), 6),
        (_("Result"), 10),
        (_("Word of the head"), 14),
    ]


def outside_rows(register: ClassRegister) -> list[tuple[str, ...]]:
    """A row for each training elsewhere that was handed in."""
    return [_elsewhere(number, line) for number, line in enumerate(register.outside, 1)]


def note(register: ClassRegister) -> str:
    """What the year comes to, in a sentence."""
    told = _("By %(day)s: %(classes)d classes, completed %(completed)d times; %(outside)d trainings elsewhere.")
    return told % {
        "day": date_format(register.on),
        "classes": len(register.classes),
        "completed": register.completed,
        "outside": len(register.outside),
    }


def sections(register: ClassRegister) -> list[Section]:
    """Classes, then what was handed in."""
    none = Words(_("No class in this year yet"), quiet=True)
    nobody = Words(_("Nobody handed any in."), quiet=True)
    return [
        Section(_("Classes held"), (_part(class_head(), class_rows(register), none),)),
        Section(_("Trainings elsewhere"), (_part(outside_head(), outside_rows(register), nobody),)),
    ]


def pdf(register: ClassRegister, *, at: datetime, language: str) -> bytes:
    """The register on A4 across, with room for signatures and a seal."""
    return register_pdf(_content(register, language), at=at)


def docx(register: ClassRegister, *, language: str) -> bytes:
    """The same as a Word file."""
    return register_docx(_content(register, language))


def workbook(register: ClassRegister) -> bytes:
    """The same as .xlsx: a sheet of classes, a sheet of trainings elsewhere."""
    book = Workbook()
    book.remove(book.active)
    add_table(book, titled(register), class_head(), class_rows(register))
    add_table(book, _("Trainings elsewhere"), outside_head(), outside_rows(register))
    for sheet in book:
        sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A4
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.print_title_rows = "1:1"
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def _content(register: ClassRegister, language: str) -> dict[str, Any]:
    return register_content(
        titled(register),
        sections(register),
        centre=register.centre.name,
        on=register.on,
        language=language,
        note=note(register),
        across=True,
    )


def _part(head: list[tuple[str, int]], rows: list[tuple[str, ...]], none: Words) -> Part:
    if not rows:
        return none
    told = tuple(tuple(cell or "–" for cell in row) for row in rows)
    return Grid(tuple(title for title, _width in head), told, tuple(width for _title, width in head))


def _class(number: int, session: TrainingSession, lines: Sequence[Line]) -> tuple[str, ...]:
    there = [line for line in lines if _completed(line)]
    return (
        str(number),
        told_days(session),
        session.title,
        _organiser(session),
        session.notice_number,
        session.place,
        _hours(session),
        str(len(lines)),
        str(len(there)),
        str(sum(bool(line.by_clerk and line.by_head) for line in lines)),
        _names(there),
        _names([line for line in lines if not _completed(line)]),
    )


def _elsewhere(number: int, line: Line) -> tuple[str, ...]:
    session = line.attendance.session
    head = pgettext("a training elsewhere", "approved") if line.by_head else ""
    return (
        str(number),
        told_days(session),
        str(line.attendance.clerk),
        session.title,
        _organiser(session),
        session.notice_number,
        _hours(session),
        str(line.attendance.get_result_display()),
        pgettext("a training elsewhere", "declined") if line.declined else head or _("waits"),
    )


def told_days(session: TrainingSession) -> str:
    """The first day of a class, and for how long."""
    day = date_format(session.started_on)
    if session.days == 1:
        return day
    told = ngettext("%(day)s, %(days)d day", "%(day)s, %(days)d days", session.days)
    return told % {"day": day, "days": session.days}


def _organiser(session: TrainingSession) -> str:
    told = _("%(name)s (%(level)s)")
    return told % {"name": session.organiser, "level": session.get_organiser_level_display()}


def _hours(session: TrainingSession) -> str:
    return f"{session.hours.normalize():f}"


def _completed(line: Line) -> bool:
    return bool(line.attendance.result == Attendance.Result.COMPLETED)


def _names(lines: Sequence[Line]) -> str:
    return "、".join(str(line.attendance.clerk) for line in lines)
