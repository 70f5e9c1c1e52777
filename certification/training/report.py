"""年度培训情况: a centre's year of training, line by line, in the words of the reader. Screen, print and files show the
same `YearReport`, made of the rows of the duty page, so no figure can differ between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from certification.training import reasons
from certification.training.domain.duty import DutyStatus
from certification.training.policy_words import lines_of
from certification.training.queries import DutyRow, Line
from people.models import Centre


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A class somebody is in the register of, and whether the duty is made of it."""

    line: Line
    counts: bool
    day: str
    title: str
    notice: str
    organiser: str
    hours: str
    result: str
    source: str
    signed: str

    @property
    def cells(self) -> tuple[str, ...]:
        counts = _("yes") if self.counts else _("no")
        return (self.day, self.title, self.notice, self.organiser, self.hours, self.result, self.signed, counts)


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A person with status, reasons and what counts."""

    row: DutyRow
    shape: str
    status: str
    why: tuple[str, ...]
    hours: str
    lines: tuple[ReportLine, ...]


@dataclass(frozen=True, slots=True)
class YearReport:
    """The whole year of a centre. `totals` are people by status, those there are; the sums are of what counts."""

    centre: Centre
    year: int
    on: date
    asks: dict[str, str]
    rows: tuple[ReportRow, ...]
    totals: tuple[tuple[str, int], ...]

    @property
    def classes(self) -> int:
        return sum(row.row.decision.count for row in self.rows)

    @property
    def hours(self) -> str:
        return _number(sum((row.row.decision.hours for row in self.rows), Decimal(0)))


def year_report(centre: Centre, rows: Sequence[DutyRow], *, year: int, on: date) -> YearReport:
    """The report of the duty page's rows."""
    totals = ((str(label), sum(row.decision.status == status for row in rows)) for status, label in _STATUSES)
    return YearReport(
        centre=centre,
        year=year,
        on=on,
        asks=lines_of(rows[0].policy) if rows else {},
        rows=tuple(_row(row) for row in rows),
        totals=tuple((label, count) for label, count in totals if count),
    )


_STATUSES = tuple((status, reasons.STATUSES[status]) for status in DutyStatus)


def _row(row: DutyRow) -> ReportRow:
    return ReportRow(
        row=row,
        shape=reasons.SHAPES[row.decision.status],
        status=str(reasons.STATUSES[row.decision.status]),
        why=tuple(reasons.why(row.decision)),
        hours=_number(row.decision.hours),
        lines=tuple(_line(row, line) for line in row.lines),
    )


def _line(row: DutyRow, line: Line) -> ReportLine:
    session = line.attendance.session
    return ReportLine(
        line=line,
        counts=row.counts(line),
        day=date_format(session.started_on),
        title=session.title,
        notice=session.notice_number,
        organiser=_("%(name)s (%(level)s)")
        % {"name": session.organiser, "level": session.get_organiser_level_display()},
        hours=_number(session.hours),
        result=str(line.attendance.get_result_display()),
        source=str(line.attendance.get_source_display()),
        signed=_signed(line),
    )


def _signed(line: Line) -> str:
    if line.disputed or line.declined:
        return _("contested")
    if line.by_clerk and line.by_head:
        return _("by both sides")
    return _("waits")


def _number(hours: Decimal) -> str:
    """Hours without a nought behind the point."""
    return f"{hours:f}".rstrip("0").rstrip(".") if "." in f"{hours:f}" else f"{hours:f}"
