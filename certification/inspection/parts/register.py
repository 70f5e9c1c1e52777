"""参训登记表: the year report of every year of the period, with the same rows and sums."""

from django.utils.translation import gettext as _

from certification.inspection.parts.base import Asked, Held, Missing, PackPart, table
from certification.training.domain.duty import DutyStatus
from certification.training.queries import duties_of_centre
from certification.training.report import YearReport, year_report
from certification.training.report_files import TITLE, WIDTHS, head, sums
from certification.training.report_files import table as rows_of
from courses.documents.parts import Pairs

MISSED = {DutyStatus.MISSED, DutyStatus.AT_RISK}


def reports_of(asked: Asked) -> list[YearReport]:
    """A report a year, the very one of the screen: a year is told as it stands by what is recorded now."""
    found = []
    for year in asked.period.years:
        rows = duties_of_centre(asked.centre, year=year, on=asked.on)
        found.append(year_report(asked.centre, rows, year=year, on=asked.on))
    return found


def _hold(asked: Asked) -> Held:
    reports = reports_of(asked)
    titles = [title for title, _width in head()]
    none = _("Nobody of the centre has a duty in this year.")
    return Held(
        rows=sum(len(report.rows) for report in reports),
        sections=tuple(
            table(
                f"{report.year}{TITLE}",
                titles,
                rows_of(report),
                WIDTHS,
                none=none,
                before=[Pairs(tuple(sums(report)[1:]))],
            )
            for report in reports
        ),
        missing=tuple(one for report in reports for one in _lacking(report, asked)),
        across=True,
    )


def _lacking(report: YearReport, asked: Asked) -> list[Missing]:
    screen = asked.screen("training_report", year=report.year)
    if not report.rows:
        return [Missing(_("Nobody of the centre has a duty in %(year)d.") % {"year": report.year}, screen)]
    sentence = _("%(name)s, %(year)d: %(status)s.")
    return [
        Missing(sentence % {"name": row.row.clerk, "year": report.year, "status": row.status}, screen)
        for row in report.rows
        if row.row.decision.status in MISSED
    ]


REGISTER = PackPart(
    "register", "参训登记表", lambda asked: asked.screen("training_report", year=asked.period.last.year), _hold
)
