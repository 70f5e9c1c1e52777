"""签到表: the sheet of a class to be signed by hand, a sheet for each day or a column for each day."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from certification.training.class_register import told_days
from certification.training.models import TrainingSession
from courses.documents.parts import Grid, Pairs, Section
from courses.documents.registers import register_content, register_pdf
from people.models import User

TITLE = "培训签到表"
SIGNATURES = ("主办单位（签字）：＿＿＿＿＿＿", "签到负责人：＿＿＿＿＿＿", "　　　　年　　月　　日")
MOST_COLUMNS = 5
"""Columns of days on one sheet: with more of them a signature has no room."""
LEAST_ROWS, SPARE = 12, 3


class Layout(StrEnum):
    """How the days of a class lie on paper."""

    DAYS = "days"
    COLUMNS = "columns"


def layouts_of(session: TrainingSession) -> tuple[Layout, ...]:
    """How this class's sheet can be printed."""
    return (Layout.DAYS, Layout.COLUMNS) if 1 < session.days <= MOST_COLUMNS else (Layout.DAYS,)


def days_of(session: TrainingSession) -> list[date]:
    """Every day of the class."""
    return [session.started_on + timedelta(days=number) for number in range(session.days)]


def sheets(session: TrainingSession, people: Sequence[User], layout: Layout) -> list[Section]:
    """Each sheet with what the class is and a row for everybody, empty ones for whoever else comes."""
    facts = Pairs(
        (
            (_("Class"), session.title),
            (_("Notice number"), session.notice_number or "–"),
            (_("Organiser"), session.organiser),
            (_("Place"), session.place or "–"),
        )
    )
    if layout == Layout.COLUMNS:
        signed = [date_format(day, "MONTH_DAY_FORMAT") for day in days_of(session)]
        return [Section(told_days(session), (facts, _grid(people, signed, [5] * len(signed))))]
    signed = [_("Signature, morning"), _("Signature, afternoon")]
    titles = [f"{date_format(day)} {date_format(day, 'l')}" for day in days_of(session)]
    return [Section(title, (facts, _grid(people, signed, [6, 6]))) for title in titles]


def pdf(
    session: TrainingSession, people: Sequence[User], layout: Layout, *, at: datetime, on: date, language: str
) -> bytes:
    """The sheets on A4: upright, or across where the days are columns."""
    content = register_content(
        TITLE,
        sheets(session, people, layout),
        centre=session.centre.name,
        on=on,
        language=language,
        across=layout == Layout.COLUMNS,
        apart=True,
        signatures=SIGNATURES,
    )
    return register_pdf(content, at=at)


def _grid(people: Sequence[User], signed: list[str], widths: list[int]) -> Grid:
    head = (_("No."), _("Name"), *signed, _("Remark"))
    count = max(len(people) + SPARE, LEAST_ROWS)
    names = [*(str(person) for person in people), *[""] * (count - len(people))]
    rows = tuple((str(number), name, *[""] * (len(signed) + 1)) for number, name in enumerate(names, 1))
    return Grid(head, rows, (2, 4, *widths, 4))
